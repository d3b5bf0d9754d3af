import { hash } from './hash.ts'
import type { Hasher } from './hasher.ts'
import { ownHasher } from './hasher.ts'
import { countStatuses, quotas } from './quota.ts'
import { compareIds } from './text.ts'
import type { PoolEntry, Rule, Targets } from './types.ts'

/** A label with its ticket; the smallest tickets of a stratum are drawn (§2.2). */
export interface Ticket {
  label: string
  ticket: string
}

/**
 * Ticket of one label (§2.2).
 * @example ticketOf('0'.repeat(64), '91330106MA2H0ABC1X') // '5a48a9b3…b5af'
 */
export function ticketOf(seed: string, label: string, hasher: Hasher = ownHasher): string {
  return hash(hasher, 'ssj1/ticket', seed, label)
}

/**
 * Draws the targets (§2.2). The order of the pool has no influence; entries of undeclared strata are never drawn.
 * Throws DrawError as `quotas` does.
 * @example selectTargets(pool, { strata: [{ key: 'A', rate: [25, 100] }] }, seed).selected // ['T05', 'T06', 'T03'] for S1
 */
export function selectTargets(
  pool: readonly PoolEntry[],
  { rule, seed }: { rule: Rule; seed: string },
  hasher: Hasher = ownHasher,
): Targets {
  const quota = quotas(rule, countStatuses(pool))
  const candidates = new Map(rule.strata.map(({ key }) => [key, [] as string[]]))
  const must: string[] = []
  for (const { label, stratum, status } of pool) {
    if (status === 'in') candidates.get(stratum)?.push(label)
    else if (status === 'must') must.push(label)
  }
  const selected: string[] = []
  const cutoff = new Map<string, string>()
  for (const [key, labels] of candidates) {
    const drawn = smallestTickets(labels, { seed, count: quota.get(key) ?? 0 }, hasher)
    for (const { label } of drawn) selected.push(label)
    if (drawn.length > 0) cutoff.set(key, drawn[drawn.length - 1]!.ticket)
  }
  return { quota: toObject(quota), must: must.sort(compareIds), selected, cutoff: toObject(cutoff) }
}

/**
 * The `count` labels with the smallest tickets, in ticket order (§2.2).
 * @example smallestTickets(labels, { seed, count: 3 }).map(({ label }) => label) // ['T05', 'T06', 'T03'] for vector S1
 */
export function smallestTickets(
  labels: readonly string[],
  { seed, count }: { seed: string; count: number },
  hasher: Hasher = ownHasher,
): Ticket[] {
  if (count <= 0) return []
  // Tickets are even, so a bound a little above the share keeps enough of them (5 standard deviations) and spares the
  // rest the sorting. Should it ever keep too few, all are taken; the result is the same.
  const share = Math.floor(((count + count / 8 + 64) * 0x10000) / labels.length)
  let tickets = ticketsWithin(labels, { seed, bound: share }, hasher)
  if (tickets.length < count) tickets = ticketsWithin(labels, { seed, bound: 0xffff }, hasher)
  return tickets.sort((a, b) => compareIds(a.ticket, b.ticket) || compareIds(a.label, b.label)).slice(0, count)
}

/** The tickets whose first 16 bits do not pass the bound. */
function ticketsWithin(
  labels: readonly string[],
  { seed, bound }: { seed: string; bound: number },
  hasher: Hasher,
): Ticket[] {
  const prefix = `ssj1/ticket\n${seed}\n`
  const tickets: Ticket[] = []
  for (const label of labels) {
    const ticket = hasher.text(prefix + label)
    if (firstWord(ticket) <= bound) tickets.push({ label, ticket })
  }
  return tickets
}

function firstWord(hex: string): number {
  return (digit(hex, 0) << 12) | (digit(hex, 1) << 8) | (digit(hex, 2) << 4) | digit(hex, 3)
}

function digit(hex: string, at: number): number {
  const code = hex.charCodeAt(at)
  return code < 58 ? code - 48 : code - 87
}

/** Keys such as `__proto__` are legal ids, so the objects have no prototype. */
function toObject<T>(map: ReadonlyMap<string, T>): Record<string, T> {
  const object = Object.create(null) as Record<string, T>
  for (const [key, value] of map) object[key] = value
  return object
}
