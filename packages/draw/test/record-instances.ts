import {
  type Completion,
  commitment,
  hash,
  openDraw,
  ownHasher,
  roundSecret,
  type Contribution,
  type Inspector,
  type PoolEntry,
  type Rule,
  type Seat,
  type Setup,
  type Stratum,
} from '../src/index.ts'
import { type Random, random } from './random.ts'

const STRATA = ['A', 'B', '330106', '10', 'constructor']
const KINDS = ['', 'k1', '7']
const WITNESSES = ['甲', '纪检·王某', '人大代表·李某']
const TAGS = ['cert', 'food', 'lead', 'expert']

/** A random pool with its rule; the rule may be impossible. */
export function randomSelection(number: number, size = 40): { pool: PoolEntry[]; rule: Rule; seed: string } {
  const r = random(`selection ${number}`)
  const keys = STRATA.slice(0, 1 + r.below(STRATA.length))
  const pool = Array.from({ length: r.below(size) }, (_, i) => randomEntry(r, { keys, label: `T${r.below(9)}${i}` }))
  return { pool, rule: randomRule(r, keys), seed: hash(ownHasher, 'ssj1/test', String(number)) }
}

/** Everything that completes a random draw; openDraw may refuse it. */
export function randomDraw(number: number): Completion {
  const r = random(`draw ${number}`)
  const { pool, rule } = randomSelection(number, 30)
  const draw_no = `SSJ-330106-2026-${number}`
  const hasPeople = !r.oneIn(3)
  const inspectors = hasPeople ? randomRoster(r, pool) : []
  const witnesses = WITNESSES.slice(0, 1 + r.below(3))
  const setup: Setup = {
    draw_no,
    organ: r.pick(['西湖区市场监督管理局', '某局', 'A "B" \\ C']),
    title: r.pick(['食品安全“双随机、一公开”抽查', '示例', '']),
    witnesses,
    min_witness: 1 + r.below(witnesses.length),
    rule: { ...rule, ...(r.oneIn(2) && { group_max: 1 + r.below(3) }) },
    ...(r.oneIn(4) && { opened_at: '2026-11-02T09:00:00+08:00' }),
    ...(r.oneIn(4) && { 'x-note': { '330106': [null, true, -3], __proto: '甲' } }),
    ...(r.oneIn(4) && { visibility: r.pick(['open', 'blinded'] as const) }),
    ...(hasPeople && { assign: randomPlan(r) }),
  }
  const n = 1 + r.below(5)
  const x0 = { t: hash(ownHasher, 'ssj1/test', `t${number}`), a: hash(ownHasher, 'ssj1/test', `a${number}`) }
  const t = { draw_no, stage: 't' as const }
  const a = { draw_no, stage: 'a' as const }
  const chain = { t: commitment(t, { x0: x0.t, n }), ...(hasPeople && { a: commitment(a, { x0: x0.a, n }) }), n }
  const { header } = openDraw({ setup, pool, inspectors, chain })
  const secrets = {
    t: roundSecret(t, { x0: x0.t, n }, 0),
    ...(hasPeople && { a: roundSecret(a, { x0: x0.a, n }, 0) }),
  }
  return { header, contrib: randomContributions(r, witnesses), secrets, pool, ...(hasPeople && { inspectors }) }
}

function randomEntry(r: Random, { keys, label }: { keys: string[]; label: string }): PoolEntry {
  const status = r.pick(['in', 'in', 'in', 'in', 'must', 'out:CLOSED', 'out:INSPECTED_THIS_YEAR'] as const)
  return { label, stratum: r.pick(keys), kind: r.pick(KINDS), group: r.pick(['', '', 'g1', 'g2']), status }
}

function randomRule(r: Random, keys: string[]): Rule {
  const strata = keys.map((key) => randomStratum(r, key))
  return {
    strata,
    ...(r.oneIn(2) && { base: r.pick(['in', 'all'] as const) }),
    ...(r.oneIn(2) && { round: r.pick(['ceil', 'floor', 'half_up'] as const) }),
    ...(r.oneIn(2) && { must_counts: r.oneIn(2) }),
    ...(r.oneIn(3) ? { total: r.below(20) } : r.oneIn(2) && { total: null }),
  }
}

function randomStratum(r: Random, key: string): Stratum {
  return {
    key,
    ...(r.oneIn(3) && { count: r.below(8) }),
    ...(!r.oneIn(9) && { rate: [r.below(30), 1 + r.below(40)] as [number, number] }),
    ...(r.oneIn(3) && { weight: 1 + r.below(r.oneIn(4) ? 2 ** 50 : 5) }),
    ...(r.oneIn(3) && { min: r.below(5) }),
    ...(r.oneIn(3) && { max: r.oneIn(5) ? null : r.below(9) }),
  }
}

function randomRoster(r: Random, pool: PoolEntry[]): Inspector[] {
  return Array.from({ length: 2 + r.below(9) }, (_, i) => ({
    id: `P${i}`,
    tags: TAGS.filter((tag) => tag === 'cert' || r.oneIn(2)),
    ...(r.oneIn(4) && { cap: r.oneIn(4) ? null : 2 + r.below(9) }),
    ...(r.oneIn(4) && { load0: r.below(3) }),
    ...(r.oneIn(3) && { recuse: pool.filter(() => r.oneIn(9)).map(({ label }) => label) }),
  }))
}

function randomPlan(r: Random): NonNullable<Setup['assign']> {
  const seat = (): Seat => (r.oneIn(3) ? { c: r.below(3), ...(r.oneIn(2) && { optional: r.oneIn(2) }) } : r.below(3))
  const seats = (): Seat[] => Array.from({ length: 1 + r.below(3) }, seat)
  return {
    classes: [[['cert']], [], [['cert'], ['food', 'lead']]],
    kinds: Object.fromEntries(KINDS.map((kind) => [kind, seats()])),
    mix: r.below(4),
  }
}

function randomContributions(r: Random, witnesses: string[]): Contribution[] {
  const values = { dice: '4613526641235516', words: '春江潮水连海平', hex: 'a0'.repeat(32), beacon: '上证指数 3321.07' }
  return witnesses.flatMap((by) =>
    Array.from({ length: 1 + r.below(2) }, () => {
      const kind = r.pick(['dice', 'words', 'hex', 'beacon'] as const)
      return { by, kind, value: values[kind] }
    }),
  )
}
