import { Readable } from 'node:stream'
import type { Actor } from '@sunlot/contract'
import { DICE_COUNT } from '@sunlot/contract'
import type { Deps } from '../../platform/deps.ts'
import { arrive, checkFingerprint, enterDice } from './contribute.ts'
import { listWitnesses } from './draws.queries.ts'
import { addEvidence } from './evidence.ts'
import { lockDraw } from './lock-draw.ts'
import { openDraw } from './open-draw.ts'
import { revealDraw } from './reveal-draw.ts'

export interface Ceremony {
  taskId: string
  drawer: Actor
  /** Who sits at the witness computer. */
  witness: Actor
  photo: { content: Buffer; fileName: string; caption: string }
}

/**
 * Holds a whole ceremony through the same doors as a real one, up to the result, for trial data. The dice come from
 * the machine, which only a trial may do.
 */
export async function holdDraw(deps: Deps, { taskId, drawer, witness, photo }: Ceremony): Promise<string> {
  const { id: drawId } = await openDraw(deps, drawer, { taskId })
  await deps.jobs.idle()
  for (const { key } of await listWitnesses(deps.db, drawId)) {
    const dice = Array.from(deps.entropy(DICE_COUNT), (byte) => (byte % 6) + 1).join('')
    await arrive(deps, witness, { drawId, witness: key })
    await checkFingerprint(deps, witness, { drawId, witness: key })
    await enterDice(deps, drawer, { drawId, witness: key, device: 'host', dice })
    await enterDice(deps, witness, { drawId, witness: key, device: 'witness', dice })
  }
  await addEvidence(deps, drawer, { drawId, ...photo, content: Readable.from([photo.content]) })
  await lockDraw(deps, drawer, { drawId })
  await revealDraw(deps, drawer, { drawId })
  await deps.jobs.idle()
  return drawId
}
