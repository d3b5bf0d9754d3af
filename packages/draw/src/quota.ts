import { DrawError } from './draw-error.ts'
import type { PoolEntry, Rule, Stratum } from './types.ts'

/** Entries of one stratum by status (§2.1). */
export interface StatusCount {
  in: number
  must: number
  out: number
}

interface Layer {
  stratum: Stratum
  base: bigint
  must: bigint
  low: bigint
  high: bigint
}

/**
 * Entries by stratum and status (§2.1), in order of first appearance.
 * @example countStatuses([{ label: 'T06', stratum: 'A', status: 'out:CLOSED' }]).get('A') // { in: 0, must: 0, out: 1 }
 */
export function countStatuses(pool: Iterable<PoolEntry>): Map<string, StatusCount> {
  const counts = new Map<string, StatusCount>()
  for (const { stratum, status } of pool) {
    let count = counts.get(stratum)
    if (!count) counts.set(stratum, (count = { in: 0, must: 0, out: 0 }))
    count[status === 'in' || status === 'must' ? status : 'out']++
  }
  return counts
}

/**
 * How many targets each stratum gives, known before the seed (§2.1). Keys in declared order.
 * Throws DrawError `no-size` for a stratum with neither count nor rate, and `impossible-total` when the bounds of the
 * strata cannot add up to the total.
 * @example quotas({ strata: [{ key: 'A', rate: [1, 4] }] }, new Map([['A', { in: 10, must: 2, out: 3 }]])) // A: 3
 */
export function quotas(rule: Rule, counts: ReadonlyMap<string, StatusCount>): Map<string, number> {
  const layers = rule.strata.map((stratum) => layerOf(rule, stratum, counts.get(stratum.key)))
  const sizes = rule.total == null ? layers.map((layer) => ownSize(rule, layer)) : shareTotal(rule, rule.total, layers)
  return new Map(layers.map(({ stratum }, i) => [stratum.key, Number(sizes[i])]))
}

function layerOf(rule: Rule, stratum: Stratum, count: StatusCount = { in: 0, must: 0, out: 0 }): Layer {
  return {
    stratum,
    base: BigInt(rule.base === 'all' ? count.in + count.must + count.out : count.in),
    must: BigInt(count.must),
    low: BigInt(Math.min(stratum.min ?? 0, count.in)),
    high: BigInt(Math.min(stratum.max ?? count.in, count.in)),
  }
}

function ownSize(rule: Rule, { stratum, base, must, low, high }: Layer): bigint {
  let wanted: bigint
  if (stratum.count != null) wanted = BigInt(stratum.count)
  else if (stratum.rate != null) wanted = rated(rule, base, stratum.rate)
  else throw new DrawError('no-size', { stratum: stratum.key })
  if (rule.must_counts) wanted -= must
  if (wanted > high) wanted = high
  return wanted > low ? wanted : low // min beats max
}

function rated(rule: Rule, base: bigint, [numerator, denominator]: [number, number]): bigint {
  const num = BigInt(numerator)
  const den = BigInt(denominator)
  if (rule.round === 'floor') return (base * num) / den
  if (rule.round === 'half_up') return (2n * base * num + den) / (2n * den)
  return (base * num + den - 1n) / den // "not less than x %"
}

/** Bounded largest remainder, as if one seat at a time; products pass 2^53, so big integers. */
function shareTotal(rule: Rule, ruleTotal: number, layers: readonly Layer[]): bigint[] {
  let total = BigInt(ruleTotal)
  if (rule.must_counts) for (const { must } of layers) total -= must
  if (total < 0n) total = 0n
  const weights = layers.map(({ stratum, base }) => BigInt(stratum.weight ?? 1) * base)
  const weightSum = sum(weights)
  const least = sum(layers.map(({ low }) => low))
  const most = sum(layers.map(({ high }) => high))
  if (total < least || total > most) {
    throw new DrawError('impossible-total', { total: Number(total), least: Number(least), most: Number(most) })
  }
  const sizes = layers.map(({ low }) => low)
  for (let left = total - least; left > 0n; left--) {
    let best = -1
    let bestClaim = 0n
    layers.forEach(({ base, high }, i) => {
      if (sizes[i]! >= high) return
      const claim = total * weights[i]! - sizes[i]! * weightSum
      if (best < 0 || claim > bestClaim || (claim === bestClaim && base > layers[best]!.base)) {
        best = i
        bestClaim = claim
      }
    })
    sizes[best]!++
  }
  return sizes
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => a + b, 0n)
}
