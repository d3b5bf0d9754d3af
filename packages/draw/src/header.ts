import { DrawError } from './draw-error.ts'
import type { Hasher } from './hasher.ts'
import { ownHasher } from './hasher.ts'
import { poolRoot } from './pool.ts'
import { countStatuses, quotas } from './quota.ts'
import { eligibleCounts, rosterRoot } from './roster.ts'
import { headerHash } from './seed.ts'
import type { Problem } from './shape/check.ts'
import { inside, pathText } from './shape/check.ts'
import { kindProblem } from './shape/record.ts'
import { header as headerShape, plain, poolEntry, roster as rosterShape } from './shape/shapes.ts'
import type { AssignRule, Header, Inspector, PoolEntry } from './types.ts'

/** What the organ decides: a header without the parts that are computed (§1.6). Further keys are allowed. */
export interface Setup extends Omit<Header, 'v' | 'pool' | 'assign' | 'chain'> {
  visibility?: 'open' | 'blinded'
  assign?: Omit<AssignRule, 'root'>
}

/** A setup with its frozen pool and roster, and the commitments to the secrets of both stages. */
export interface OpenInput {
  setup: Setup
  pool: readonly PoolEntry[]
  inspectors?: readonly Inspector[]
  chain: { t: string; a?: string; n: number }
}

/** An opened draw and what must be shown before lock 1 (§1.10). */
export interface OpenedDraw {
  header: Header
  headerHash: string
  /** Targets to be drawn, by stratum in declared order. */
  quota: Map<string, number>
  /** People in each class; warn of fewer than 4. Empty without `assign`. */
  eligible: number[]
}

/**
 * Checks and freezes everything that the seed must not be able to influence (§1.6).
 * Throws DrawError `malformed` with the path and the broken rule, `duplicate`, `undeclared-stratum`, and as `quotas` does.
 * @example openDraw({ setup, pool, chain: { t, n: 4 } }).headerHash // 'aa023b21…6fb7' for vector S2
 */
export function openDraw(input: OpenInput, hasher: Hasher = ownHasher): OpenedDraw {
  const { setup, pool, inspectors = [], chain } = input
  checkPool(pool)
  refuse(rosterShape(inspectors), 'inspectors')
  const header = assembleHeader(input, hasher)
  refuse(plain(header) ?? headerShape(header), 'header')
  const { assign } = setup
  if (assign) refuse(kindProblem(pool, assign.kinds), 'pool')
  else if (chain.a !== undefined) throw new DrawError('malformed', { path: 'header.chain.a', rule: 'unknown' })
  const counts = countStatuses(pool)
  const declared = new Set(setup.rule.strata.map(({ key }) => key))
  for (const stratum of counts.keys())
    if (!declared.has(stratum)) throw new DrawError('undeclared-stratum', { stratum })
  return {
    header,
    headerHash: headerHash(header, hasher),
    quota: quotas(setup.rule, counts),
    eligible: assign ? eligibleCounts(inspectors, assign.classes) : [],
  }
}

function assembleHeader({ setup, pool, inspectors = [], chain }: OpenInput, hasher: Hasher): Header {
  const { visibility, assign, ...rest } = setup
  return {
    ...rest,
    v: 'ssj1',
    pool: { root: poolRoot(pool, hasher), size: pool.length, ...(visibility && { visibility }) },
    ...(assign && { assign: { ...assign, root: rosterRoot(inspectors, hasher) } }),
    chain,
  }
}

function checkPool(pool: readonly PoolEntry[]): void {
  const labels = new Set<string>()
  pool.forEach((entry, i) => {
    const problem = plain(entry) ?? poolEntry(entry)
    if (problem) refuse(inside(i, problem), 'pool')
    if (labels.has(entry.label)) throw new DrawError('duplicate', { path: `pool[${i}].label`, label: entry.label })
    labels.add(entry.label)
  })
}

/** Throws the problem as a DrawError that names the place. */
export function refuse(problem: Problem | undefined, where: string): void {
  if (problem) throw new DrawError('malformed', { path: pathText([where, ...problem.path]), rule: problem.rule })
}
