import type { Cause, ClassCause, EligiblePerson } from './explain.ts'

/** What codes are called in the trade; a code without a name is shown as it is. */
export interface CauseNames {
  /** By inspector id, by unit label, by tag. */
  people: ReadonlyMap<string, string>
  units: ReadonlyMap<string, string>
  conditions: ReadonlyMap<string, string>
}

/** Longer lists are cut, with their full count. */
const mostNamed = 8

/**
 * The cause as Chinese text for the people in the room, not part of the record (§3.7).
 * @example vector A3 with 王某 for P1, 牵头 for lead
 * // '缺口 1 名：下列 3 个席位最多只能排满 2 个：…（第 1 席）…。须符合“牵头”的席位 3 个：合格人员 1 名（王某，还可排 2 次）；…。'
 */
export function describeCause(cause: Cause, names: CauseNames): string {
  const seats = listSome(
    cause.seats.map(([label, k]) => `${nameOf(names.units, label)}（第 ${k + 1} 席）`),
    '个席位',
  )
  const head = `缺口 ${cause.shortage} 名：下列 ${cause.seats.length} 个席位最多只能排满 ${cause.fillable} 个：${seats}`
  return [head, ...cause.classes.map((part) => describeClass(part, names))].map((sentence) => `${sentence}。`).join('')
}

function describeClass({ needs, seats, eligible, others, nearMisses }: ClassCause, names: CauseNames): string {
  const wanted = needs.length === 0 ? '不限条件' : `须符合“${needs.map((group) => nameGroup(group, names)).join('、')}”`
  const parts = [`${wanted}的席位 ${seats.length} 个：${describeEligible(eligible, seats, names)}`]
  const otherCount = others.reduce((sum, { count }) => sum + count, 0)
  if (otherCount > 0) {
    const byGroup = others.map((group) => `${nameGroup(group.needs, names)} ${group.count} 名`)
    parts.push(`其余 ${otherCount} 名首个不符条件：${byGroup.join('，')}`)
  }
  if (nearMisses.length > 0) {
    const people = nearMisses.map(({ id, needs }) => `${nameOf(names.people, id)}（缺${nameGroup(needs, names)}）`)
    parts.push(`只差一项的人员：${listSome(people, '名')}`)
  }
  return parts.join('；')
}

function describeEligible(eligible: EligiblePerson[], seats: ClassCause['seats'], names: CauseNames): string {
  if (eligible.length === 0) return '没有合格人员'
  const people = eligible.map(({ id, free }) => {
    const name = nameOf(names.people, id)
    if (free === null) return name
    return free === 0 ? `${name}，已排满` : `${name}，还可排 ${free} 次`
  })
  // S4-05 a person with an interest in the subject stays away from it.
  const unitCount = new Set(seats.map(([label]) => label)).size
  const recused = eligible.filter(({ recusedFrom }) => recusedFrom.length > 0)
  const fromAll = recused.filter(({ recusedFrom }) => recusedFrom.length === unitCount)
  const text = `合格人员 ${eligible.length} 名（${listSome(people, '名', '；')}）`
  const partial = recused.filter((person) => !fromAll.includes(person))
  return text + describeRecused(fromAll, '全部', names) + describeRecused(partial, '部分', names)
}

function describeRecused(people: EligiblePerson[], extent: string, names: CauseNames): string {
  if (people.length === 0) return ''
  const listed = people.map(({ id }) => nameOf(names.people, id))
  return `，其中 ${people.length} 名对本组${extent}对象回避（${listSome(listed, '名')}）`
}

/** The conditions of a group, any of which is enough. */
function nameGroup(group: string[], { conditions }: CauseNames): string {
  return group.map((tag) => nameOf(conditions, tag)).join('或')
}

function nameOf(names: ReadonlyMap<string, string>, code: string): string {
  return names.get(code) ?? code
}

function listSome(items: string[], unit: string, separator = '、'): string {
  if (items.length <= mostNamed) return items.join(separator)
  return `${items.slice(0, mostNamed).join(separator)}等 ${items.length} ${unit}`
}
