import { ITEM_CATEGORIES, ratioOfItem } from '@sunlot/contract'
import type { Policy, Seat, Share, Stratum, TaskOptionsSchema } from '@sunlot/contract'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../platform/database.ts'
import { listPeople } from '../accounts/index.ts'
import { listLinesInForce } from '../planning/index.ts'
import { countDirectory, listPools, listTags, raisedBy } from '../registry/index.ts'
import { loadPolicy } from '../rulebook/index.ts'

type TaskOptions = z.infer<typeof TaskOptionsSchema>

/** What the form of a task offers a bureau, with suggestions under its own notice. */
export async function readTaskOptions(db: Db, bureauId: string, today: string): Promise<TaskOptions> {
  const policy = await loadPolicy(db, bureauId, today)
  const counts = (await countDirectory(db, bureauId, today)).filter(({ status }) => status !== 'removed')
  const { value, clause } = policy.ratioFloor
  const signers = await listPeople(db, { bureauId, role: 'deputyHead' })
  const publishers = await listPeople(db, { bureauId, role: 'platformLead' })
  return {
    items: await listItems(db, bureauId, counts),
    regions: regionsOf(counts),
    pools: (await listPools(db, bureauId, today)).map(({ id, name, targets }) => ({ id, name, targets })),
    tags: (await listTags(db, bureauId)).map(({ id, name }) => ({ id, name })),
    offices: await listOffices(db, bureauId),
    inspectorTags: await listInspectorTags(db, bureauId),
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
    raisedBy: raisedBy(policy.highRisk),
  }
}

type Counts = Awaited<ReturnType<typeof countDirectory>>

async function listItems(db: Db, bureauId: string, counts: Counts): Promise<TaskOptions['items']> {
  const items = await db
    .selectFrom('inspectionItems as i')
    .select(['i.id', 'i.name', 'i.category', 'i.body'])
    .where('i.bureauId', '=', bureauId)
    // B-14: a cancelled item is offered no more.
    .where('i.status', '=', 'active')
    .orderBy('i.code')
    .execute()
  return items.map(({ category, body, ...item }) => {
    const targets = counts.reduce((sum, { itemId, count }) => sum + (itemId === item.id ? count : 0), 0)
    const ratio = ratioOfItem({ rate: null, rateLevel: 'profile', rateBasis: '', ...body })
    return { ...item, category: ITEM_CATEGORIES[category], domain: body.domain ?? '', targets, ...(ratio && { ratio }) }
  })
}

/** Regions of the targets, by bytes. */
function regionsOf(counts: Counts): string[] {
  const regions = [...new Set(counts.map(({ region }) => region))].filter((region) => region !== '')
  return regions.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}

/** Marks that inspectors carry (S2-07). */
async function listInspectorTags(db: Db, bureauId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('inspectorTags as t')
    .innerJoin('inspectors as i', 'i.id', 't.inspectorId')
    .select('t.tag')
    .distinct()
    .where('i.bureauId', '=', bureauId)
    .execute()
  return rows.map(({ tag }) => tag).toSorted()
}

/** Offices of the people, as their directory has them. */
async function listOffices(db: Db, bureauId: string): Promise<string[]> {
  const offices = await sql<{ place: string }>`select distinct office collate "C" as place from inspectors
    where bureau_id = ${bureauId} and office <> '' order by 1`.execute(db)
  return offices.rows.map(({ place }) => place)
}

// B-05 风险越高比例越高: where the rulebook has no ratios of its own the multiples are a suggestion, the clerk decides.
const RISK_MULTIPLES = [
  { riskClasses: ['A', 'B', null], multiple: 1 },
  { riskClasses: ['C'], multiple: 2 },
  { riskClasses: ['D'], multiple: 4 },
] as const

/** S0-19, S3-12 提高比例: the notice says higher, not how high; above the highest class, the clerk decides. */
const RAISED_MULTIPLE = 5

function suggestStrata({ ratioFloor, classRatios, highRisk }: Policy): Stratum[] {
  if (classRatios) return classStrata(classRatios.value)
  const [numerator, denominator] = ratioFloor.value.share
  const times = (multiple: number): Stratum['rate'] => [Math.min(numerator * multiple, denominator), denominator]
  const bounds = { min: null, max: null }
  const layers: Stratum[] = RISK_MULTIPLES.map(({ riskClasses, multiple }) => {
    return { riskClasses: [...riskClasses], rate: times(multiple), ...bounds }
  })
  if (raisedBy(highRisk) === null) return layers
  const everybody = layers.flatMap(({ riskClasses }) => riskClasses)
  return [...layers, { riskClasses: everybody, raised: true, rate: times(RAISED_MULTIPLE), ...bounds }]
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
