import { EXCLUSION_REASONS } from '@sunlot/contract'
import type { DrawDetail, ExclusionReason, Preview } from '@sunlot/contract'
import { countStatuses } from '@sunlot/draw'
import type { PoolEntry } from '@sunlot/draw'
import { exclusionClause } from '../tasks/index.ts'
import type { TaskScheme } from '../tasks/index.ts'

type Layers = DrawDetail['layers']

/** What was frozen, in the words of screens and public pages; risk classes never leave the bureau (B-05). */
export interface FrozenFacts {
  layers: Layers
  /** The directory moves on; what the gates saw when the lists were frozen does not. */
  preview: Preview
  items: string[]
  warnings: string[]
}

const LAYER_NAMES = ['第一层', '第二层', '第三层', '第四层', '第五层', '第六层', '第七层', '第八层', '第九层']

export interface Frozen {
  scheme: TaskScheme
  pool: readonly PoolEntry[]
  quota: ReadonlyMap<string, number>
  /** As the directory stands; every number about the pool is replaced by that of the frozen one. */
  preview: Preview
  warnings: string[]
}

export function describeFrozen({ scheme, pool, quota, preview, warnings }: Frozen): FrozenFacts {
  const layers = describeLayers(scheme, { pool, quota })
  const strata = layers.map(({ key, riskClasses, raised, size, eligible, quota }) => ({
    key,
    riskClasses,
    ...(raised && { raised }),
    size,
    eligible,
    quota,
  }))
  const counted = {
    size: pool.length,
    eligible: strata.reduce((sum, { eligible }) => sum + eligible, 0),
    quota: strata.reduce((sum, { quota }) => sum + quota, 0),
    strata,
    excluded: describeExcluded(scheme, pool),
    unplaced: 0,
  }
  return { layers, preview: { ...preview, ...counted }, items: scheme.items.map(({ name }) => name), warnings }
}

function describeLayers({ input }: TaskScheme, { pool, quota }: Pick<Frozen, 'pool' | 'quota'>): Layers {
  const counts = countStatuses(pool)
  return input.strata.map(({ riskClasses, raised, rate }, i) => {
    const key = `s${i + 1}`
    const { in: drawable, must, out } = counts.get(key) ?? { in: 0, must: 0, out: 0 }
    const eligible = drawable + must
    const name = LAYER_NAMES[i] ?? key
    return {
      key,
      name,
      riskClasses,
      ...(raised && { raised }),
      rate,
      size: eligible + out,
      eligible,
      quota: (quota.get(key) ?? 0) + must,
      drawnAt: [],
    }
  })
}

/** Every target left out is listed with its reason and clause before the dice; here they are counted. */
function describeExcluded({ policy }: TaskScheme, pool: readonly PoolEntry[]): Preview['excluded'] {
  const counts = new Map<string, number>()
  for (const { status } of pool) {
    if (status.startsWith('out:')) counts.set(status, (counts.get(status) ?? 0) + 1)
  }
  return (Object.keys(EXCLUSION_REASONS) as ExclusionReason[]).flatMap((reason) => {
    const count = counts.get(`out:${reason}`) ?? 0
    if (count === 0) return []
    return [{ reason, text: EXCLUSION_REASONS[reason].text, clause: exclusionClause(policy, reason), count }]
  })
}

/** Places of the drawn among the eligible of each layer, from 0 in label order; `pool` is sorted by label. */
export function placeDrawn(
  layers: Layers,
  { pool, drawn }: { pool: readonly PoolEntry[]; drawn: ReadonlySet<string> },
): Layers {
  const seen = new Map<string, number>()
  const places = new Map<string, number[]>()
  for (const { label, stratum, status } of pool) {
    if (status.startsWith('out:')) continue
    const place = seen.get(stratum) ?? 0
    seen.set(stratum, place + 1)
    if (!drawn.has(label)) continue
    const own = places.get(stratum)
    if (own) own.push(place)
    else places.set(stratum, [place])
  }
  return layers.map((layer) => ({ ...layer, drawnAt: places.get(layer.key) ?? [] }))
}
