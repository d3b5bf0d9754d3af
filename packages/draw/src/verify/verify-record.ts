import { leadsTo } from '../chain.ts'
import { DrawError } from '../draw-error.ts'
import type { Hasher } from '../hasher.ts'
import { ownHasher } from '../hasher.ts'
import { parseJson } from '../json.ts'
import { poolRoot } from '../pool.ts'
import { drawTargets, drawTeams, summarize } from '../record.ts'
import { rosterRoot } from '../roster.ts'
import { pathText } from '../shape/check.ts'
import { recordProblem } from '../shape/record.ts'
import type { DrawRecord, Stage, Targets } from '../types.ts'
import { readUtf8 } from '../utf8.ts'
import { compare } from './difference.ts'
import { checkLater } from './later.ts'
import type { CheckName, Outcome, Report } from './report.ts'
import { equal, orderedChecks } from './report.ts'
import { warningsOf } from './warnings.ts'

// A walk of this many sweeps mixes far beyond need; a forged larger number would only keep a verifier busy.
const MAX_MIX = 10_000

/**
 * Verifies a published record as bytes or text (§1.12). Never throws: bad evidence is a failed check.
 * @example verifyRecord('{"v":1.0}').checks[0] // { check: 'format', ok: false, …, section: '1.1' }
 */
export function verifyRecord(source: Uint8Array | string, hasher: Hasher = ownHasher): Report {
  try {
    return verifyBytes(source, hasher)
  } catch (error) {
    return refused(String(error), false)
  }
}

function verifyBytes(source: Uint8Array | string, hasher: Hasher): Report {
  const decoded = typeof source === 'string' ? { text: source } : readUtf8(source)
  if ('badByte' in decoded) return refused(`no UTF-8 at byte ${decoded.badByte}`, false)
  const parsed = parseJson(decoded.text)
  if ('fault' in parsed) return refused(`${parsed.fault} at ${parsed.at}`, false)
  const problem = recordProblem(parsed.value)
  if (problem) return refused(`${pathText(problem.path)}: ${problem.rule}`, true)
  const record = openPart(parsed.value as DrawRecord)
  const checks = orderedChecks({
    format: equal('well formed', 'well formed'),
    ...checkPublic(record, hasher),
    ...checkPeople(record, hasher),
    later: attempt(() => checkLater(record, hasher)),
  })
  return {
    readable: true,
    ok: checks.every(({ ok }) => ok !== false),
    checks,
    warnings: warningsOf(record, hasher),
    summary: summarize(record, hasher),
  }
}

/** Without reveal.a (or assign) the people that a record carries mean nothing and were not even looked at (§1.12). */
function openPart(record: DrawRecord): DrawRecord {
  if (record.header.assign && record.reveal.a != null) return record
  const { inspectors: _inspectors, teams: _teams, infeasible: _infeasible, ...rest } = record
  return rest
}

/** Checks 2–7, for which everything is public from the draw on. */
function checkPublic(record: DrawRecord, hasher: Hasher): Partial<Record<CheckName, Outcome>> {
  const { header, pool, targets, reveal } = record
  return {
    'pool-size': attempt(() => checkPoolSize(record)),
    'pool-root': attempt(() => equal(header.pool.root, poolRoot(pool, hasher))),
    strata: attempt(() => checkStrata(record)),
    witnesses: attempt(() => checkWitnesses(record)),
    'secret-t': attempt(() => checkSecret(record, { stage: 't', x: reveal.t, commitment: header.chain.t }, hasher)),
    targets: attempt(() => compare(recompute(record, hasher), targets, hasher)),
  }
}

/** Checks 8–11, possible once x_a is public. */
function checkPeople(record: DrawRecord, hasher: Hasher): Partial<Record<CheckName, Outcome>> {
  const { header, inspectors, reveal } = record
  const { assign, chain } = header
  if (!assign || !chain.a || reveal.a == null || !inspectors) return {}
  const secret = { stage: 'a' as const, x: reveal.a, commitment: chain.a }
  return {
    'secret-a': attempt(() => checkSecret(record, secret, hasher)),
    'roster-root': attempt(() => equal(assign.root, rosterRoot(inspectors, hasher))),
    ...checkTeams(record, hasher),
  }
}

function checkTeams(record: DrawRecord, hasher: Hasher): Partial<Record<'teams' | 'team-root', Outcome>> {
  const { header, contrib, pool, inspectors = [], reveal } = record
  let targets: Targets
  try {
    targets = recompute(record, hasher)
  } catch {
    return {}
  }
  if ((header.assign?.mix ?? 0) > MAX_MIX)
    return { teams: { ok: false, expected: MAX_MIX, actual: header.assign!.mix } }
  const result = (): ReturnType<typeof drawTeams> =>
    drawTeams({ header, contrib, x: reveal.a ?? '' }, { pool, targets, inspectors }, hasher)
  const drawn = settle(result)
  if ('error' in drawn) return { teams: drawn.error }
  const { team_root = null, ...expected } = { team_root: undefined, ...drawn.value }
  const published = {
    ...(record.teams && { teams: record.teams }),
    ...(record.infeasible && { infeasible: record.infeasible }),
  }
  return { teams: compare(expected, published, hasher), 'team-root': equal(team_root, record.team_root ?? null) }
}

function recompute({ header, contrib, reveal, pool }: DrawRecord, hasher: Hasher): Targets {
  return drawTargets({ header, contrib, x: reveal.t }, pool, hasher)
}

function checkPoolSize({ header, pool }: DrawRecord): Outcome {
  const labels = new Set(pool.map(({ label }) => label))
  const size = equal(header.pool.size, pool.length)
  return size.ok ? equal(pool.length, labels.size) : size
}

function checkStrata({ header, pool }: DrawRecord): Outcome {
  const declared = new Set(header.rule.strata.map(({ key }) => key))
  const stray = pool.find(({ stratum }) => !declared.has(stratum))
  return equal(null, stray ? `${stray.label}: ${stray.stratum}` : null)
}

function checkWitnesses({ header, contrib }: DrawRecord): Outcome {
  const stranger = contrib.find(({ by }) => !header.witnesses.includes(by))
  if (stranger) return { ok: false, expected: header.witnesses.join(', '), actual: stranger.by }
  const given = new Set(contrib.map(({ by }) => by)).size
  return { ok: given >= header.min_witness, expected: header.min_witness, actual: given }
}

function checkSecret(
  { header }: DrawRecord,
  { stage, x, commitment }: { stage: Stage; x: string; commitment: string },
  hasher: Hasher,
): Outcome {
  const ok = leadsTo({ draw_no: header.draw_no, stage }, { x, round: 0, commitment }, hasher)
  return { ok, expected: commitment, actual: x }
}

function refused(actual: string, readable: boolean): Report {
  const checks = orderedChecks({ format: { ok: false, expected: 'well formed', actual } })
  return { readable, ok: false, checks, warnings: [], summary: null }
}

function attempt(check: () => Outcome): Outcome {
  const result = settle(check)
  return 'error' in result ? result.error : result.value
}

function settle<T>(compute: () => T): { value: T } | { error: Outcome } {
  try {
    return { value: compute() }
  } catch (error) {
    const actual = error instanceof DrawError ? error.message : String(error)
    return { error: { ok: false, expected: null, actual } }
  }
}
