import { assign } from './assign/index.ts'
import { canon } from './canon.ts'
import { leadsTo } from './chain.ts'
import { DrawError } from './draw-error.ts'
import type { Hasher } from './hasher.ts'
import { ownHasher } from './hasher.ts'
import { refuse } from './header.ts'
import { poolRoot } from './pool.ts'
import { rosterRoot } from './roster.ts'
import { contribHash, drawSeed, headerHash } from './seed.ts'
import { selectTargets } from './select.ts'
import { contributions as contributionsShape, plain, seals as sealsShape } from './shape/shapes.ts'
import { teamRoot } from './teams.ts'
import type {
  Contribution,
  DrawRecord,
  Failure,
  Header,
  Inspector,
  PoolEntry,
  Seal,
  Stage,
  Targets,
  Team,
} from './types.ts'
import { buildUnits } from './units.ts'

/** A locked draw with the secrets that complete it (§1.10). */
export interface Completion {
  header: Header
  contrib: Contribution[]
  seals?: Seal[]
  /** x_{n−1} of each stage; `a` exactly when the header has `assign`. */
  secrets: { t: string; a?: string }
  pool: PoolEntry[]
  inspectors?: Inspector[]
}

/** Teams with their root, or why there are none (§3.6). */
export type DrawnTeams = { teams: Team[]; team_root: string } | { infeasible: Failure[] }

/** What is compared with the signed minutes (§1.12). */
export interface RecordSummary {
  draw_no: string
  header_hash: string
  contrib_hash: string
  team_root: string | null
}

/**
 * Targets of a locked draw, round 0 (§2.2).
 * @example drawTargets({ header, contrib, x }, pool).selected // ['T08', 'T02', 'T07', 'T11'] for vector S2
 */
export function drawTargets(
  { header, contrib, x }: { header: Header; contrib: readonly Contribution[]; x: string },
  pool: readonly PoolEntry[],
  hasher: Hasher = ownHasher,
): Targets {
  const seed = drawSeed({ stage: 't', round: 0, header, contrib, x }, hasher)
  return selectTargets(pool, { rule: header.rule, seed }, hasher)
}

/**
 * Teams of a locked draw, round 0, with their root (§3, §1.9).
 * @example drawTeams({ header, contrib, x }, { pool, targets, inspectors }) // team_root '5723eaa6…339d' for vector R1
 */
export function drawTeams(
  { header, contrib, x }: { header: Header; contrib: readonly Contribution[]; x: string },
  { pool, targets, inspectors }: { pool: readonly PoolEntry[]; targets: Targets; inspectors: Inspector[] },
  hasher: Hasher = ownHasher,
): DrawnTeams {
  const plan = header.assign
  if (!plan) throw new DrawError('malformed', { path: 'header.assign', rule: 'missing' })
  const units = buildUnits({ pool, targets, kinds: plan.kinds, group_max: header.rule.group_max, inspectors })
  const seed = drawSeed({ stage: 'a', round: 0, header, contrib, x }, hasher)
  const result = assign({ inspectors, classes: plan.classes, units, seed, mix: plan.mix }, hasher)
  if (!result.ok) return { infeasible: result.infeasible }
  return { teams: result.teams, team_root: teamRoot(result.teams, x, hasher) }
}

/**
 * Completes a locked draw into its full record (§1.11); `hideTeams` makes the one to publish before the day.
 * Throws DrawError: `malformed`, `unknown-witness`, `too-few-witnesses`, `wrong-secret`, `wrong-root`.
 * @example completeDraw({ header, contrib, secrets: { t: 'c3ddfdec…e60a' }, pool }).targets.must // ['T03'] for vector S2
 */
export function completeDraw(input: Completion, hasher: Hasher = ownHasher): DrawRecord {
  const { header, contrib, seals, secrets, pool, inspectors } = input
  checkContributions(header, contrib)
  if (seals) refuse(plain(seals) ?? sealsShape(seals), 'seals')
  checkSecret(header, { stage: 't', x: secrets.t, commitment: header.chain.t }, hasher)
  if (pool.length !== header.pool.size || poolRoot(pool, hasher) !== header.pool.root) {
    throw new DrawError('wrong-root', { of: 'pool' })
  }
  const targets = drawTargets({ header, contrib, x: secrets.t }, pool, hasher)
  const record: DrawRecord = {
    header,
    contrib,
    reveal: { t: secrets.t, a: null },
    pool,
    targets,
    ...(seals && { seals }),
  }
  if (!header.assign) return record
  const x = secrets.a ?? ''
  checkSecret(header, { stage: 'a', x, commitment: header.chain.a ?? '' }, hasher)
  if (!inspectors || rosterRoot(inspectors, hasher) !== header.assign.root) {
    throw new DrawError('wrong-root', { of: 'inspectors' })
  }
  const drawn = drawTeams({ header, contrib, x }, { pool, targets, inspectors }, hasher)
  return { ...record, reveal: { t: secrets.t, a: x }, inspectors, ...drawn }
}

/**
 * The record to publish before the day of the visits: team_root stays, people and x_a go (§1.9).
 * An infeasible draw is published in full at once (§1.11).
 * @example hideTeams(r1).reveal // { t: '441610db…954e', a: null } for vector R1
 */
export function hideTeams(record: DrawRecord): DrawRecord {
  if (record.infeasible) return record
  const { inspectors: _inspectors, teams: _teams, ...rest } = record
  return { ...rest, reveal: { t: record.reveal.t, a: null } }
}

/**
 * The record as a text to publish: canonical JSON and a line feed (§1.3).
 * @example verifyRecord(recordText(r1)).ok // true for vector R1
 */
export function recordText(record: DrawRecord): string {
  return `${canon(record)}\n`
}

/**
 * The hashes that the minutes carry (§1.12).
 * @example summarize(r1).header_hash // 'e306d536…bf7a' for vector R1
 */
export function summarize(record: DrawRecord, hasher: Hasher = ownHasher): RecordSummary {
  return {
    draw_no: record.header.draw_no,
    header_hash: headerHash(record.header, hasher),
    contrib_hash: contribHash(record.contrib, hasher),
    team_root: record.team_root ?? null,
  }
}

/**
 * Checks that the contributions are well formed, from named witnesses, and enough of them (§1.7).
 * Throws DrawError `malformed`, `unknown-witness` or `too-few-witnesses`.
 * @example checkContributions(header, []) // throws too-few-witnesses { given: 0, needed: 2 } for vector S2
 */
export function checkContributions(header: Header, contrib: readonly Contribution[]): void {
  refuse(plain(contrib) ?? contributionsShape(contrib), 'contrib')
  const by = new Set(contrib.map((entry) => entry.by))
  const stranger = contrib.findIndex((entry) => !header.witnesses.includes(entry.by))
  if (stranger >= 0) {
    throw new DrawError('unknown-witness', { path: `contrib[${stranger}].by`, by: contrib[stranger]!.by })
  }
  if (by.size < header.min_witness) {
    throw new DrawError('too-few-witnesses', { given: by.size, needed: header.min_witness })
  }
}

function checkSecret(
  { draw_no }: Header,
  { stage, x, commitment }: { stage: Stage; x: string; commitment: string },
  hasher: Hasher,
): void {
  if (!leadsTo({ draw_no, stage }, { x, round: 0, commitment }, hasher)) throw new DrawError('wrong-secret', { stage })
}
