import { CHAIN_LENGTH, completeDraw, DrawError, drawSeed, headerHash, roundSecret, sameValue } from '@sunlot/draw'
import type { Contribution, DrawRecord, Header, Stage, Targets } from '@sunlot/draw'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { getSecrets } from './draws.queries.ts'
import type { Draw } from './draws.queries.ts'
import { readPool, readRoster } from './frozen-lists.ts'
import { selectInSql } from './select-in-sql.ts'
import type { DrawnRow } from './select-in-sql.ts'

/** A locked draw with everything that follows from it; the same however often it is computed. */
export interface Outcome {
  /** With people and teams, whether or not they may be shown. */
  record: DrawRecord
  seedT: string
  /** The drawn targets as the database found them, with their tickets. */
  rows: DrawnRow[]
}

/**
 * Computes the outcome of a locked draw twice, by the library and in the database. Throws `draws.tampered` when the
 * frozen lists or secrets do not lead to what was committed, and `draws.results-differ` when the two disagree.
 */
export async function computeOutcome(deps: Deps, tx: Tx, draw: Draw): Promise<Outcome> {
  const header = JSON.parse(draw.header ?? '') as Header
  const contrib = JSON.parse(draw.contrib ?? '') as Contribution[]
  if (headerHash(header, deps.hasher) !== draw.headerHash) throw new AppError('draws.tampered')
  const { t, a } = await getSecrets(tx, draw.id)
  const secrets = {
    t: firstSecret(deps, draw, { stage: 't', x0: t }),
    a: firstSecret(deps, draw, { stage: 'a', x0: a }),
  }
  const pool = await readPool(tx, draw.id)
  const inspectors = await readRoster(tx, draw.id)
  const record = complete(deps, { header, contrib, secrets, pool, inspectors })
  const seedT = drawSeed({ stage: 't', round: 0, header, contrib, x: secrets.t }, deps.hasher)
  const quota = new Map(header.rule.strata.map(({ key }) => [key, record.targets.quota[key] ?? 0]))
  const rows = await selectInSql(tx, { drawId: draw.id, seed: seedT, quota })
  if (!agrees(record.targets, rows)) throw new AppError('draws.results-differ')
  return { record, seedT, rows }
}

/** The secret that round 0 reveals: x_63 of 64 (protocol §1.7). */
export function firstSecret(
  { hasher }: Pick<Deps, 'hasher'>,
  { drawNo }: Pick<Draw, 'drawNo'>,
  { stage, x0 }: { stage: Stage; x0: string },
): string {
  return roundSecret({ draw_no: drawNo, stage }, { x0, n: CHAIN_LENGTH }, 0, hasher)
}

function complete(deps: Deps, input: Parameters<typeof completeDraw>[0]): DrawRecord {
  try {
    return completeDraw(input, deps.hasher)
  } catch (error) {
    if (error instanceof DrawError) throw new AppError('draws.tampered')
    throw error
  }
}

/** Same labels in the same order, and the same cut-offs. */
function agrees({ selected, cutoff }: Targets, rows: readonly DrawnRow[]): boolean {
  const last = new Map(rows.map(({ stratum, ticket }) => [stratum, ticket]))
  return (
    sameValue(
      selected,
      rows.map(({ label }) => label),
    ) && sameValue(cutoff, Object.fromEntries(last))
  )
}
