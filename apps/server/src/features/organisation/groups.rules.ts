import type { Group, Groups, Policy } from '@sunlot/contract'
import { isSameUnit } from './unit-names.ts'

/** The group the rulebook asks for, with its units that have no seat in any group on that day (S0-29). */
export function expectedGroup(policy: Policy, groups: readonly Group[], today: string): Groups['expected'] {
  if (!policy.coordinationGroup) return null
  const { value, clause } = policy.coordinationGroup
  const seated = groups
    .filter((group) => isOn(group, today))
    .flatMap(({ members }) => members.filter((member) => isOn(member, today)))
  const missing = value.members.filter(
    (unit) => !seated.some(({ officeName, person }) => isSameUnit(unit, officeName ?? '') || isSameUnit(unit, person)),
  )
  return { clause, ...value, members: [...value.members], missing }
}

function isOn({ from, until }: { from: string; until: string | null }, today: string): boolean {
  return from <= today && (until === null || today <= until)
}
