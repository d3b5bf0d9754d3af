import type { Hasher } from '../hasher.ts'
import type { Failure, Inspector, Seat, Team, Unit } from '../types.ts'
import { assign } from './assign.ts'
import type { AssignInput } from './network.ts'

/** A later round of stage a: `units` as drawn, in the order of `teams`, then the new units of a supplement. */
export interface ReassignInput extends AssignInput {
  /** Who visits at present; units beyond this list are new. */
  teams: Team[]
  /** Ids of the people who leave. */
  out: string[]
}

/**
 * `filled` has only the seats that were vacant, as the log states them; `teams` is everybody afterwards. If infeasible,
 * the seats count the vacant ones of a unit from 0, as the protocol does: `vacancies` leads back to the seats k, and
 * `input` is the assignment that failed, for explainInfeasible.
 */
export type Reassignment =
  | { ok: true; filled: Team[]; teams: Team[]; loads: Map<string, number> }
  | { ok: false; infeasible: Failure[]; vacancies: Map<string, number[]>; input: AssignInput }

/**
 * 改派 (§3.8): the same algorithm on the seats of those who leave and on new units; nobody else moves. An optional seat
 * that the draw left empty is not vacated and stays empty. `seed` is that of the round.
 * @example vector R1, round 1, out ['I2']: filled T03 [I1], T09 [I4], T12 [I3]
 */
export function reassign(input: ReassignInput, hasher: Hasher): Reassignment {
  const { units, teams, out } = input
  const vacancies = new Map(units.map((unit, u) => [unit.label, vacantSeats(unit, teams[u], out)]))
  const open = units.map((unit, u) => openUnit(unit, teams[u], { vacant: vacancies.get(unit.label)!, out }))
  const round = { ...input, inspectors: carryLoads(input), units: open.filter(hasSeats) }
  const result = assign(round, hasher)
  if (!result.ok) return { ok: false, infeasible: result.infeasible, vacancies, input: round }
  const found = new Map(result.teams.map(({ label, team }) => [label, team]))
  return {
    ok: true,
    filled: result.teams,
    teams: units.map(({ label, seats }, u) => {
      const team: Team['team'] = teams[u]?.team.slice() ?? seats.map(() => null)
      for (const [at, k] of vacancies.get(label)!.entries()) team[k] = found.get(label)![at]!
      return { label, team }
    }),
    loads: result.loads,
  }
}

/** Indices k of the seats to fill: those of leavers, or all seats of a new unit. */
function vacantSeats({ seats }: Unit, present: Team | undefined, out: string[]): number[] {
  return [...seats.keys()].filter((k) => present === undefined || isHeldBy(present, k, out))
}

function isHeldBy({ team }: Team, k: number, people: string[]): boolean {
  const id = team[k]
  return id != null && people.includes(id)
}

function openUnit(unit: Unit, present: Team | undefined, { vacant, out }: { vacant: number[]; out: string[] }): Unit {
  const staying = present?.team.filter((id) => id !== null) ?? []
  return {
    ...unit,
    seats: vacant.map((k): Seat => unit.seats[k]!),
    recused: [...new Set([...unit.recused, ...staying, ...out])],
  }
}

function hasSeats({ seats }: Unit): boolean {
  return seats.length > 0
}

/** load0 of the round: what everybody holds without the vacated seats. */
function carryLoads({ inspectors, teams, out }: ReassignInput): Inspector[] {
  const kept = new Map<string, number>()
  for (const { team } of teams) for (const id of team) if (id !== null) kept.set(id, (kept.get(id) ?? 0) + 1)
  for (const id of out) kept.delete(id)
  return inspectors.map((person) => ({ ...person, load0: (person.load0 ?? 0) + (kept.get(person.id) ?? 0) }))
}
