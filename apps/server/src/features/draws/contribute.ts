import type { Actor } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { isWorthRecording } from './dice.rules.ts'
import { claimDraw, listWitnesses } from './draws.queries.ts'
import type { WitnessRow } from './draws.queries.ts'
import { requireAct } from './draws.rules.ts'
import { recordDrawEvent } from './move-draw.ts'

export interface WitnessAct {
  drawId: string
  /** As in the record, `organ·name`. */
  witness: string
}

/** Signs a witness in on the witness computer; a second time changes nothing (S4-07 邀请纪检组见证). */
export async function arrive(deps: Deps, actor: Actor, { drawId, witness }: WitnessAct): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const draw = await claimDraw(tx, actor.bureauId, drawId)
    requireAct(draw, actor, 'arrive')
    const row = await getWitness(tx, drawId, witness)
    if (row.arrivedAt) return
    const at = deps.clock.now()
    await updateWitness(tx, row, { arrivedAt: at })
    await recordDrawEvent(tx, { at, actorId: actor.id, event: 'draws.witness-arrived', draw, data: { witness } })
  })
}

/** The witness computer shows the same fingerprint; a second time changes nothing. */
export async function checkFingerprint(deps: Deps, actor: Actor, { drawId, witness }: WitnessAct): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const draw = await claimDraw(tx, actor.bureauId, drawId)
    requireAct(draw, actor, 'checkFingerprint')
    const row = await getWitness(tx, drawId, witness)
    if (row.checkedAt) return
    const at = deps.clock.now()
    await updateWitness(tx, row, { checkedAt: at })
    const data = { witness, headerHash: draw.headerHash }
    await recordDrawEvent(tx, { at, actorId: actor.id, event: 'draws.fingerprint-checked', draw, data })
  })
}

export interface DiceEntry extends WitnessAct {
  device: 'host' | 'witness'
  /** Digits 1–6 so far. */
  dice: string
}

/** Keeps the digits so far of one witness on one of the two computers; the host's are the drawer's to type. */
export async function enterDice(deps: Deps, actor: Actor, { drawId, witness, device, dice }: DiceEntry): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const draw = await claimDraw(tx, actor.bureauId, drawId)
    requireAct(draw, actor, 'enterDice')
    // The two values are worth comparing only while different people type them.
    if (device === 'witness') requireAct(draw, actor, 'checkFingerprint')
    else if (actor.id !== draw.drawer.id) throw new AppError('draws.not-drawer', { name: draw.drawer.name })
    const row = await getWitness(tx, drawId, witness)
    const before = device === 'host' ? row.hostDice : row.witnessDice
    if (before === dice) return
    const at = deps.clock.now()
    if (!draw.rolledAt) await tx.updateTable('draws').set({ rolledAt: at }).where('id', '=', drawId).execute()
    await updateWitness(tx, row, device === 'host' ? { hostDice: dice } : { witnessDice: dice })
    if (!isWorthRecording(before, dice)) return
    const data = { witness, device, dice, before }
    await recordDrawEvent(tx, { at, actorId: actor.id, event: 'draws.contributed', draw, data })
  })
}

async function getWitness(tx: Tx, drawId: string, key: string): Promise<WitnessRow> {
  const row = (await listWitnesses(tx, drawId)).find((one) => one.key === key)
  if (!row) throw new AppError('draws.not-witness', { name: key })
  return row
}

async function updateWitness(tx: Tx, { drawId, ordinal }: WitnessRow, set: Partial<WitnessRow>): Promise<void> {
  await tx.updateTable('drawWitnesses').set(set).where('drawId', '=', drawId).where('ordinal', '=', ordinal).execute()
}
