import { civilDateOf, ITEM_CATEGORIES } from '@sunlot/contract'
import type { Actor, PlanOptions } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Deps } from '../../platform/deps.ts'
import { loadPolicy } from '../rulebook/index.ts'
import { listPlans } from './plans.queries.ts'

/** What the form of a plan and its lines offers, with the bounds of the bureau's own rules. */
export async function readPlanOptions(deps: Deps, actor: Actor): Promise<PlanOptions> {
  const { db } = deps
  const { bureauId } = actor
  const today = civilDateOf(deps.clock.now())
  const year = Number(today.slice(0, 4))
  const { minInspectors, ratioFloor, roundsPerYear } = await loadPolicy(db, bureauId, today)
  const taken = new Set((await listPlans(db, bureauId, { kind: 'own' })).map((plan) => plan.year))
  return {
    items: await listItems(deps, bureauId),
    ...(await listPlaces(deps, bureauId)),
    freeYears: [year, year + 1].filter((one) => !taken.has(one)),
    minInspectors: { value: minInspectors.value, clause: minInspectors.clause },
    floor: { share: [...ratioFloor.value.share], clause: ratioFloor.clause },
    rounds: roundsPerYear && { value: roundsPerYear.value, clause: roundsPerYear.clause },
  }
}

async function listItems({ db }: Deps, bureauId: string): Promise<PlanOptions['items']> {
  const items = await db
    .selectFrom('inspectionItems as i')
    .select(['i.id', 'i.name', 'i.category'])
    .select((eb) =>
      eb
        .selectFrom('targetItems as ti')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('ti.itemId', '=', 'i.id')
        .as('targets'),
    )
    .where('i.bureauId', '=', bureauId)
    // B-14: a cancelled item is offered no more.
    .where('i.status', '=', 'active')
    .orderBy('i.code')
    .execute()
  return items.map(({ category, targets, ...item }) => ({
    ...item,
    category: ITEM_CATEGORIES[category],
    targets: targets ?? 0,
  }))
}

async function listPlaces({ db }: Deps, bureauId: string): Promise<{ regions: string[]; offices: string[] }> {
  const regions = await sql<{ place: string }>`select distinct region collate "C" as place from targets
    where bureau_id = ${bureauId} and region <> '' and status <> 'removed' order by 1`.execute(db)
  const offices = await sql<{ place: string }>`select name collate "C" as place from offices
    where bureau_id = ${bureauId} order by 1`.execute(db)
  return { regions: regions.rows.map(({ place }) => place), offices: offices.rows.map(({ place }) => place) }
}
