import { reassign } from '../assign/index.ts'
import { canon } from '../canon.ts'
import { leadsTo } from '../chain.ts'
import type { Hasher } from '../hasher.ts'
import { drawSeed } from '../seed.ts'
import { pathText } from '../shape/check.ts'
import { isLater, laterEvent, type LaterEvent } from '../shape/events.ts'
import type { Contribution, DrawRecord, Stage, Targets, Team, Unit } from '../types.ts'
import { supplement, type Withdrawal } from '../supplement.ts'
import { checkTeam } from '../teams.ts'
import { buildUnits } from '../units.ts'

interface Later {
  record: DrawRecord
  hasher: Hasher
  withdrawn: Withdrawal[]
  supplements: Targets[]
  rounds: Record<Stage, number>
  /** Visits as drawn, then those of supplements; and who goes at present. */
  units: Unit[]
  teams: Team[]
}

/**
 * Replays the entries after the draw in their order (§2.5, §3.8).
 * Returns the first fault, null if an entry cannot be checked yet, or undefined if all hold.
 */
export function checkEvents(record: DrawRecord, hasher: Hasher): string | null | undefined {
  const { header, targets, pool, inspectors = [], teams = [], events } = record
  if (!Array.isArray(events)) return 'events: list'
  const kinds = header.assign?.kinds
  const units = kinds ? buildUnits({ pool, targets, kinds, group_max: header.rule.group_max, inspectors }) : []
  const later: Later = { record, hasher, withdrawn: [], supplements: [], rounds: { t: 0, a: 0 }, units, teams }
  let result: null | undefined
  for (const [i, event] of events.entries()) {
    const problem = laterEvent(event)
    if (problem) return `${pathText(['events', i, ...problem.path])}: ${problem.rule}`
    const fault = isLater(event) ? replay(later, event) : null
    if (fault) return `events[${i}]: ${fault}`
    if (fault === null) result = null
  }
  return result
}

function replay(later: Later, event: LaterEvent): string | null | undefined {
  if (event.type === 'withdraw') return replayWithdrawal(later, event)
  if (event.type === 'supplement') return replaySupplement(later, event)
  if (event.type === 'reassign') return replayReassignment(later, event)
  if (event.type === 'open_team') return replayOpening(later, event)
  return undefined
}

function replayWithdrawal(
  { record, withdrawn, supplements }: Later,
  { label, reason }: Withdrawal,
): string | undefined {
  const { must, selected } = record.targets
  const listed = [...must, ...selected, ...supplements.flatMap((round) => round.selected)]
  if (!listed.includes(label) || withdrawn.some((earlier) => earlier.label === label))
    return `${label} is not on the list`
  withdrawn.push({ label, reason })
  return undefined
}

function replaySupplement(later: Later, event: Extract<LaterEvent, { type: 'supplement' }>): string | undefined {
  const { record, hasher, withdrawn, supplements, units } = later
  const { header, pool, targets, inspectors = [] } = record
  const opened = openRound(later, 't', event)
  if ('fault' in opened) return opened.fault
  const input = { pool, strata: header.rule.strata, targets, earlier: supplements, withdrawn, seed: opened.seed }
  const drawn = supplement(input, hasher)
  const { quota, selected, cutoff } = event
  if (canon({ quota, selected, cutoff, must: [] }) !== canon(drawn)) return 'another supplement'
  supplements.push(drawn)
  const kinds = header.assign?.kinds
  if (kinds) units.push(...buildUnits({ pool, targets: drawn, kinds, group_max: header.rule.group_max, inspectors }))
  return undefined
}

function replayReassignment(later: Later, event: Extract<LaterEvent, { type: 'reassign' }>): string | null | undefined {
  const { record, hasher, units, teams } = later
  const { header, inspectors } = record
  if (!header.assign || !inspectors || teams.length === 0) return null
  const opened = openRound(later, 'a', event)
  if ('fault' in opened) return opened.fault
  const { classes, mix } = header.assign
  const result = reassign({ inspectors, classes, units, seed: opened.seed, mix, teams, out: event.out }, hasher)
  const { teams: published, infeasible } = event
  const said = canon({ ...(published && { teams: published }), ...(infeasible && { infeasible }) })
  if (said !== canon(result.ok ? { teams: result.filled } : { infeasible: result.infeasible })) return 'other teams'
  if (result.ok) later.teams = result.teams
  return undefined
}

/** The number of visits is known from the targets, so an opening can be checked before x_a is public (§1.9). */
function replayOpening(
  { record, hasher }: Later,
  { label, team, salt, index, path }: Extract<LaterEvent, { type: 'open_team' }>,
): string | null | undefined {
  const { header, pool, targets, team_root } = record
  if (!header.assign || team_root === undefined) return null
  const { kinds } = header.assign
  const size = buildUnits({ pool, targets, kinds, group_max: header.rule.group_max, inspectors: [] }).length
  return checkTeam({ label, team, salt, index, size, path }, team_root, hasher) ? undefined : 'not the sealed team'
}

/** Rounds are counted per stage without gaps; the secret must lead to the commitment, from named witnesses (§1.7). */
function openRound(
  { record, hasher, rounds }: Later,
  stage: Stage,
  { round, x, contrib }: { round: number; x: string; contrib: Contribution[] },
): { seed: string } | { fault: string } {
  const { header } = record
  if (round !== ++rounds[stage] || round >= header.chain.n) return { fault: `round ${round} is out of order` }
  const stranger = contrib.find(({ by }) => !header.witnesses.includes(by))
  if (stranger) return { fault: `${stranger.by} is no witness` }
  const commitment = header.chain[stage] ?? ''
  if (!leadsTo({ draw_no: header.draw_no, stage }, { x, round, commitment }, hasher)) return { fault: 'wrong secret' }
  return { seed: drawSeed({ stage, round, header, contrib: [...record.contrib, ...contrib], x }, hasher) }
}
