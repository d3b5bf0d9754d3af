import {
  buildUnits,
  describeCause,
  type DrawRecord,
  drawSeed,
  explainInfeasible,
  type Failure,
  type Inspector,
} from '@sunlot/draw'
import { nodeHasher } from './node-hasher.ts'

/** What the usual tags are called in the trade (protocol §1.5). */
const conditions = new Map([
  ['cert', '执法证有效'],
  ['expert', '专家'],
  ['lead', '牵头'],
  ['new', '新进人员'],
  ['senior', '资深人员'],
])

interface Names {
  readonly people: ReadonlyMap<string, string>
  readonly units: ReadonlyMap<string, string>
}

/** Why the seats cannot be filled, with people and conditions named (protocol §3.7). */
export function infeasibleText(record: DrawRecord, infeasible: Failure[], names: Names): string {
  const { header, contrib, pool, targets, reveal } = record
  const inspectors: Inspector[] = record.inspectors ?? []
  const plan = header.assign
  if (!plan || reveal.a === null) return ''
  const input = {
    inspectors,
    classes: plan.classes,
    units: buildUnits({ pool, targets, kinds: plan.kinds, group_max: header.rule.group_max, inspectors }),
    seed: drawSeed({ stage: 'a', round: 0, header, contrib, x: reveal.a }, nodeHasher),
    mix: plan.mix,
  }
  return describeCause(explainInfeasible({ input, infeasible }, nodeHasher), { ...names, conditions })
}
