import { type Actor, civilDateOf, type ItemBody, type ItemDetail, ItemInputSchema } from '@sunlot/contract'
import { AppError } from '../../../platform/app-error.ts'
import type { Db } from '../../../platform/database.ts'
import type { Deps } from '../../../platform/deps.ts'
import { holdersOf, listGrants } from '../../organisation/index.ts'
import { loadPolicy } from '../../rulebook/index.ts'
import { countTargetsByItem } from '../items.queries.ts'
import { compareItems } from './item-fields.ts'
import { bodyOf } from './item-row.ts'
import { ruleItem } from './item-rule.ts'
import { itemOf, officeNames } from './items.queries.ts'

/** Everything known of one item: points, versions with what changed, changed laws that wait. */
export async function getItem(deps: Deps, actor: Actor, id: string): Promise<ItemDetail> {
  const { db } = deps
  const { bureauId } = actor
  const row = await db
    .selectFrom('inspectionItems')
    .selectAll()
    .where('id', '=', id)
    .where('bureauId', '=', bureauId)
    .executeTakeFirst()
  if (!row) throw new AppError('request.not-found')
  const body = bodyOf(row)
  const offices = await officeNames(db, bureauId)
  const laws = await listOpenLaws(db, id)
  const today = civilDateOf(deps.clock.now())
  const targetCount = (await countTargetsByItem(db, bureauId, today)).get(id) ?? 0
  const officeOf = (officeId: string | null) => (officeId ? { id: officeId, name: offices.get(officeId) ?? '' } : null)
  return {
    ...itemOf({ ...row, body }, { offices, today, targetCount, openLawCount: laws.length }),
    body,
    approvingOffice: officeOf(body.approvingOfficeId),
    supervisingOffice: officeOf(body.supervisingOfficeId),
    superior: row.superiorItemId === null ? null : await findSuperior(db, row.superiorItemId),
    isCancelled: row.status === 'cancelled',
    versions: await listVersions(db, id, offices),
    laws,
    lead: await readLead(db, actor, { itemId: id, today }),
    ruling: ruleItem(await loadPolicy(db, bureauId, today), body, targetCount),
  }
}

/** S0-33: whoever leads the business of the item. */
async function readLead(
  db: Db,
  { id, bureauId, roles }: Actor,
  { itemId, today }: { itemId: string; today: string },
): Promise<ItemDetail['lead']> {
  const people = await holdersOf(db, { bureauId, duty: 'businessLead', on: today, itemId })
  const grants = (await listGrants(db, bureauId, today)).filter((grant) => grant.itemId === itemId)
  const isOwn = roles.includes('businessLead') && people.some((one) => one.id === id)
  return { people: people.map(({ name }) => name), isOwn, grants }
}

async function listOpenLaws(db: Db, itemId: string): Promise<ItemDetail['laws']> {
  return db
    .selectFrom('itemLawChecks as c')
    .innerJoin('lawChanges as l', 'l.id', 'c.lawChangeId')
    .select(['l.id', 'l.title', 'l.changedOn', 'l.note'])
    .where('c.itemId', '=', itemId)
    .where('c.outcome', 'is', null)
    .orderBy('l.createdAt', 'desc')
    .execute()
}

async function findSuperior(db: Db, superiorItemId: string): Promise<ItemDetail['superior']> {
  const row = await db
    .selectFrom('inspectionItems as i')
    .innerJoin('bureaus as b', 'b.id', 'i.bureauId')
    .selectAll('i')
    .select('b.name as bureauName')
    .where('i.id', '=', superiorItemId)
    .executeTakeFirstOrThrow()
  return { bureauName: row.bureauName, rate: bodyOf(row).rate }
}

/** Newest first, each with what it changed. */
async function listVersions(
  db: Db,
  itemId: string,
  offices: ReadonlyMap<string, string>,
): Promise<ItemDetail['versions']> {
  const rows = await db
    .selectFrom('itemVersions as v')
    .leftJoin('users as u', 'u.id', 'v.actorId')
    .select(['v.number', 'v.fromOn', 'v.cause', 'v.note', 'v.at', 'v.body', 'u.name as by'])
    .where('v.itemId', '=', itemId)
    .orderBy('v.number')
    .execute()
  const bodies = rows.map(({ body }) => ItemInputSchema.parse(body))
  const versions = rows.map(({ body: _body, at, ...row }, index) => {
    const [before, after] = [bodies[index - 1], bodies[index]]
    return { ...row, at: at.toISOString(), differences: before && after ? compareItems(before, after, offices) : [] }
  })
  return versions.toReversed()
}

/** The item as it was in one version. */
export async function getItemVersion(
  db: Db,
  { id, number, bureauId }: { id: string; number: number; bureauId: string },
): Promise<ItemBody> {
  const row = await db
    .selectFrom('itemVersions as v')
    .innerJoin('inspectionItems as i', 'i.id', 'v.itemId')
    .select('v.body')
    .where('v.itemId', '=', id)
    .where('v.number', '=', number)
    .where('i.bureauId', '=', bureauId)
    .executeTakeFirst()
  if (!row) throw new AppError('request.not-found')
  return ItemInputSchema.parse(row.body)
}
