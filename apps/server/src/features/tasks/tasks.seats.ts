import type { Seat as TaskSeat } from '@sunlot/contract'
import type { PersonClass, Seat } from '@sunlot/draw'
import type { TaskScheme } from './task-scheme.ts'
import { VISIT_KIND } from './tasks.pool.ts'

/** The seats of a visit in the terms of the record (protocol §1.6), each with its condition in words. */
export interface SeatPlan {
  classes: PersonClass[]
  kinds: Record<string, Seat[]>
  seats: { name: string; condition: string; optional: boolean; class: PersonClass }[]
}

/**
 * What each seat asks of its holder, as classes that are frozen with the draw and printed in its record (S0-15).
 * @example seat 组长, certified, byItem → [["cert"], ["q:NY-02"]], 持证有效、可查“农药”
 */
export function seatClasses(scheme: TaskScheme): SeatPlan {
  const seats = scheme.input.seats.map((seat) => ({
    name: seat.name,
    condition: conditionOf(scheme, seat),
    optional: seat.optional,
    class: classOf(scheme, seat),
  }))
  const classes = [...new Map(seats.map((seat) => [JSON.stringify(seat.class), seat.class])).values()]
  const kind = seats.map((seat): Seat => {
    const c = classes.findIndex((one) => JSON.stringify(one) === JSON.stringify(seat.class))
    return seat.optional ? { c, optional: true } : c
  })
  return { classes, kinds: { [VISIT_KIND]: kind }, seats }
}

/** The tag of an office: its place among the offices that the seats name. */
export function officeTag({ input }: TaskScheme, office: string): string | undefined {
  const index = namedOffices(input.seats).indexOf(office)
  return index < 0 ? undefined : `o${index + 1}`
}

/** Tags of the marks a seat asks for that somebody carries (S2-07): their places among those that the seats name. */
export function markTags({ input }: TaskScheme, marks: readonly string[]): string[] {
  return namedMarks(input.seats).flatMap((mark, index) => (marks.includes(mark) ? [`m${index + 1}`] : []))
}

/** The tag of a qualification for an item. */
export function itemTag(code: string): string {
  return `q:${code}`
}

/** S0-08: a person checks only items of the own qualification; S3-07: one shared pool restricts nobody. */
export function isByItem({ policy }: TaskScheme): boolean {
  return policy.inspectorPool.value === 'byItem'
}

function classOf(scheme: TaskScheme, seat: TaskSeat): PersonClass {
  const groups: PersonClass = []
  if (seat.certified) groups.push(['cert'])
  if (seat.expert) groups.push(['expert'])
  const offices = seat.offices.flatMap((office) => officeTag(scheme, office) ?? [])
  if (offices.length > 0) groups.push(offices)
  const marks = markTags(scheme, seat.tags ?? [])
  if (marks.length > 0) groups.push(marks)
  if (isByItem(scheme)) for (const { code } of scheme.items) groups.push([itemTag(code)])
  return groups
}

function conditionOf(scheme: TaskScheme, seat: TaskSeat): string {
  const parts: string[] = []
  if (seat.certified) parts.push('持证有效')
  if (seat.expert) parts.push('专业技术人员')
  if (seat.offices.length > 0) parts.push(seat.offices.join('或'))
  if (seat.tags && seat.tags.length > 0) parts.push(seat.tags.join('或'))
  if (isByItem(scheme)) parts.push(`可查${scheme.items.map(({ name }) => `“${name}”`).join('')}`)
  return parts.join('、') || '不限'
}

/** Every mark the seats name, in the order of the seats. */
export function namedMarks(seats: readonly TaskSeat[]): string[] {
  return [...new Set(seats.flatMap((seat) => seat.tags ?? []))]
}

function namedOffices(seats: readonly TaskSeat[]): string[] {
  return [...new Set(seats.flatMap((seat) => seat.offices))]
}
