import { ITEM_CATEGORIES } from '@sunlot/contract'
import type { Policy, Seat, Share, Stratum, TaskOptionsSchema } from '@sunlot/contract'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../platform/database.ts'
import { listPeople } from '../accounts/index.ts'
import { listLinesInForce } from '../planning/index.ts'
import { loadPolicy } from '../rulebook/index.ts'

type TaskOptions = z.infer<typeof TaskOptionsSchema>

/** What the form of a task offers a bureau, with suggestions under its own notice. */
export async function readTaskOptions(db: Db, bureauId: string, today: string): Promise<TaskOptions> {
  const policy = await loadPolicy(db, bureauId, today)
  const { value, clause } = policy.ratioFloor
  const signers = await listPeople(db, { bureauId, role: 'deputyHead' })
  const publishers = await listPeople(db, { bureauId, role: 'platformLead' })
  return {
    items: await listItems(db, bureauId),
    ...(await listPlaces(db, bureauId)),
    planLines: await listLinesInForce(db, bureauId),
    signers: signers.map(({ id, name }) => ({ id, name })),
    publishers: publishers.map(({ id, name }) => ({ id, name })),
    defaults: {
      strata: suggestStrata(policy),
      seats: suggestSeats(policy),
      witnesses: await suggestWitnesses(db, bureauId, policy),
      minWitness: policy.witness?.value.min ?? 1,
    },
    floor: { share: [...value.share], per: value.per, clause },
  }
}

async function listItems(db: Db, bureauId: string): Promise<TaskOptions['items']> {
  const items = await db
    .selectFrom('inspectionItems as i')
    .select(['i.id', 'i.name', 'i.category'])
    .select((eb) =>
      eb
        .selectFrom('targetItems as ti')
        .innerJoin('targets as t', 't.id', 'ti.targetId')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('ti.itemId', '=', 'i.id')
        .where('t.status', '<>', 'removed')
        .as('targets'),
    )
    .where('i.bureauId', '=', bureauId)
    .orderBy('i.code')
    .execute()
  return items.map(({ category, targets, ...item }) => ({
    ...item,
    category: ITEM_CATEGORIES[category],
    targets: targets ?? 0,
  }))
}

/** Regions of the targets and offices of the people, as the directories have them. */
async function listPlaces(db: Db, bureauId: string): Promise<{ regions: string[]; offices: string[] }> {
  const regions = await sql<{ place: string }>`select distinct region collate "C" as place from targets
    where bureau_id = ${bureauId} and region <> '' and status <> 'removed' order by 1`.execute(db)
  const offices = await sql<{ place: string }>`select distinct office collate "C" as place from inspectors
    where bureau_id = ${bureauId} and office <> '' order by 1`.execute(db)
  return { regions: regions.rows.map(({ place }) => place), offices: offices.rows.map(({ place }) => place) }
}

// B-05 风险越高比例越高: where the rulebook has no ratios of its own the multiples are a suggestion, the clerk decides.
const RISK_MULTIPLES = [
  { riskClasses: ['A', 'B', null], multiple: 1 },
  { riskClasses: ['C'], multiple: 2 },
  { riskClasses: ['D'], multiple: 4 },
] as const

function suggestStrata({ ratioFloor, classRatios }: Policy): Stratum[] {
  if (classRatios) return classStrata(classRatios.value)
  const [numerator, denominator] = ratioFloor.value.share
  return RISK_MULTIPLES.map(({ riskClasses, multiple }) => ({
    riskClasses: [...riskClasses],
    rate: [Math.min(numerator * multiple, denominator), denominator],
    min: null,
    max: null,
  }))
}

// S1-28 各风险类别按细则定的比例；还没有分级的随 B 类
function classStrata(ratios: Readonly<Record<'A' | 'B' | 'C' | 'D', Share>>): Stratum[] {
  return (['A', 'B', 'C', 'D'] as const).map((one) => ({
    riskClasses: one === 'B' ? [one, null] : [one],
    rate: [...ratios[one]],
    min: null,
    max: null,
  }))
}

// S2-21, S4-04, B-07 不少于 2 名持证人员
function suggestSeats({ minInspectors }: Policy): Seat[] {
  return Array.from({ length: minInspectors.value }, (_, i) => ({
    name: i === 0 ? '组长' : '组员',
    certified: true,
    expert: false,
    offices: [],
    optional: false,
  }))
}

/** People with the duty of witness; their office is the organ that stands in the record. */
async function suggestWitnesses(
  db: Db,
  bureauId: string,
  { witness }: Policy,
): Promise<TaskOptions['defaults']['witnesses']> {
  const people = await listPeople(db, { bureauId, role: 'disciplineWitness' })
  return people.map(({ name, officeName }) => ({ organ: officeName ?? witness?.value.who ?? '见证人', name }))
}
