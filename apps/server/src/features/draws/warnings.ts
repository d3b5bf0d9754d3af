import { assign, buildUnits, describeCause, explainInfeasible, hash, selectTargets } from '@sunlot/draw'
import type { AssignInput, Failure, Header, Inspector, PoolEntry, Targets } from '@sunlot/draw'
import type { Deps } from '../../platform/deps.ts'
import { itemTag, officeTag } from '../tasks/index.ts'
import type { RosterPerson, SeatPlan, TaskScheme } from '../tasks/index.ts'
import { toInspector } from './frozen-lists.ts'

/** A class of fewer people makes the draw of people a fiction (protocol §1.6). */
const FEW = 4
const REHEARSALS = 2

export interface Before {
  scheme: TaskScheme
  plan: SeatPlan
  pool: readonly PoolEntry[]
  roster: readonly RosterPerson[]
  header: Header
  eligible: readonly number[]
}

/** What the host should know before the dice: scarce people, and rehearsals that could not be staffed. */
export function warnBefore(deps: Deps, before: Before): string[] {
  const { plan, header, eligible } = before
  const scarce = plan.classes.flatMap((personClass, i) => {
    const people = eligible[i] ?? 0
    if (people >= FEW) return []
    const seat = plan.seats.find((one) => JSON.stringify(one.class) === JSON.stringify(personClass))
    return [`符合“${seat?.condition ?? ''}”的只有 ${people} 名，少于 ${FEW} 名时人员抽取几乎没有随机性`]
  })
  const inspectors = before.roster.map(toInspector)
  for (let i = 0; i < REHEARSALS; i++) {
    // Test seeds are of their own kind and can tell nothing about the real one.
    const seed = hash(deps.hasher, 'ssj1/test', Buffer.from(deps.entropy(32)).toString('hex'))
    const targets = selectTargets(before.pool, { rule: header.rule, seed }, deps.hasher)
    const input = assignmentOf({ header, pool: before.pool, targets, inspectors, seed })
    const result = assign({ ...input, mix: 0 }, deps.hasher)
    if (result.ok) continue
    return [
      ...scarce,
      `试排一次检查人员没有排满。${explain(deps, { ...before, input, infeasible: result.infeasible }).text}`,
    ]
  }
  return scarce
}

export interface Staffing {
  header: Header
  pool: readonly PoolEntry[]
  targets: Targets
  inspectors: Inspector[]
  seed: string
}

export function assignmentOf({ header, pool, targets, inspectors, seed }: Staffing): AssignInput {
  const { classes = [], kinds = {}, mix = 0 } = header.assign ?? {}
  const units = buildUnits({ pool, targets, kinds, group_max: header.rule.group_max, inspectors })
  return { inspectors, classes, units, seed, mix }
}

export interface Shortage {
  scheme: TaskScheme
  roster: readonly { id: string; name: string }[]
  /** Names of targets by label; a label without a name is shown as it is. */
  targetNames?: ReadonlyMap<string, string>
  input: AssignInput
  infeasible: Failure[]
}

/** Why people are lacking, with the people and the conditions named (protocol §3.7). */
export function explain(
  deps: Deps,
  { scheme, roster, targetNames = new Map(), input, infeasible }: Shortage,
): { text: string; shortage: number } {
  const cause = explainInfeasible({ input, infeasible }, deps.hasher)
  const people = new Map(roster.map(({ id, name }) => [id, name]))
  const text = describeCause(cause, { people, units: targetNames, conditions: conditionNames(scheme) })
  return { text, shortage: cause.shortage }
}

function conditionNames(scheme: TaskScheme): Map<string, string> {
  const offices = scheme.input.seats.flatMap((seat) => seat.offices)
  return new Map([
    ['cert', '执法证有效'],
    ['expert', '专业技术人员'],
    ...offices.map((office): [string, string] => [officeTag(scheme, office) ?? '', office]),
    ...scheme.items.map(({ code, name }): [string, string] => [itemTag(code), `“${name}”检查资格`]),
  ])
}
