import { civilDateOf, ITEM_CATEGORIES } from '@sunlot/contract'
import type { Actor, PlanOptions } from '@sunlot/contract'
import type { Db } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { countDirectory, listPools, listTags } from '../registry/index.ts'
import { listBases, loadPolicy } from '../rulebook/index.ts'
import { citeBasis } from './plan-bases.ts'
import { listPlans } from './plans.queries.ts'

/** What the form of a plan and its lines offers, with the bounds of the bureau's own rules. */
export async function readPlanOptions(deps: Deps, actor: Actor): Promise<PlanOptions> {
  const { db } = deps
  const { bureauId } = actor
  const today = civilDateOf(deps.clock.now())
  const year = Number(today.slice(0, 4))
  const { minInspectors, ratioFloor, roundsPerYear } = await loadPolicy(db, bureauId, today)
  const taken = new Set((await listPlans(db, bureauId, { kind: 'own' })).map((plan) => plan.year))
  const counts = (await countDirectory(db, bureauId, today)).filter(({ status }) => status === 'active')
  const bases = await listBases(db, bureauId)
  return {
    items: await listItems(db, bureauId, counts),
    regions: regionsOf(counts),
    offices: await listOffices(db, bureauId),
    pools: await listPools(db, bureauId, today),
    tags: (await listTags(db, bureauId)).map(({ id, name }) => ({ id, name })),
    bases: bases.map((basis) => ({ id: basis.id, text: citeBasis(basis) })),
    freeYears: [year, year + 1].filter((one) => !taken.has(one)),
    minInspectors: { value: minInspectors.value, clause: minInspectors.clause },
    floor: { share: [...ratioFloor.value.share], clause: ratioFloor.clause },
    rounds: roundsPerYear && { value: roundsPerYear.value, clause: roundsPerYear.clause },
  }
}

type Counts = Awaited<ReturnType<typeof countDirectory>>

async function listItems(db: Db, bureauId: string, counts: Counts): Promise<PlanOptions['items']> {
  const items = await db
    .selectFrom('inspectionItems')
    .select(['id', 'name', 'category'])
    .where('bureauId', '=', bureauId)
    // B-14: a cancelled item is offered no more.
    .where('status', '=', 'active')
    .orderBy('code')
    .execute()
  const targets = new Map<string | null, number>()
  for (const { itemId, count } of counts) targets.set(itemId, (targets.get(itemId) ?? 0) + count)
  return items.map(({ category, ...item }) => ({
    ...item,
    category: ITEM_CATEGORIES[category],
    targets: targets.get(item.id) ?? 0,
  }))
}

/** Regions of the targets, by bytes. */
function regionsOf(counts: Counts): string[] {
  const regions = [...new Set(counts.map(({ region }) => region))].filter((region) => region !== '')
  return regions.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}

async function listOffices(db: Db, bureauId: string): Promise<string[]> {
  const offices = await db.selectFrom('offices').select('name').where('bureauId', '=', bureauId).execute()
  return offices.map(({ name }) => name).toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}
