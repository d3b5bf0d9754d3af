import { addDays, civilDateOf, PLAN_KINDS } from '@sunlot/contract'
import type { Actor, ExternalItemInput } from '@sunlot/contract'
import type { Selectable } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import type { ExternalItemsTable } from '../../platform/tables/planning.ts'
import { insertAmendment } from './amendments.ts'
import { lineOfInvitation } from './external-items.rules.ts'
import { lockExternalItem } from './external-items.queries.ts'
import { insertLines } from './insert-lines.ts'
import { isAwayDuring, isRevokedBy, requireItems } from '../registry/index.ts'
import { tellOfAnswer } from './notices.ts'
import { insertPlan, recordPlanEvent } from './plans.ts'
import { lockPlan } from './plans.queries.ts'

/** S1-24: keeps that another agency plans a joint check with us; answers its id. */
export async function registerExternalItem(deps: Deps, actor: Actor, input: ExternalItemInput): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const own = { id, bureauId: actor.bureauId, createdBy: actor.id, createdAt: at, receivedOn: civilDateOf(at) }
    await tx
      .insertInto('externalItems')
      .values({ ...own, ...input })
      .execute()
    await recordItemEvent(deps, tx, { actor, itemId: id, event: 'externals.registered', data: { ...input } })
  })
  return id
}

interface Acceptance {
  itemId: string
  inspectorIds: string[]
  itemIds: string[]
}

/**
 * Takes part and names the officers. The item becomes a line of the year's joint plan: at once while that is a draft
 * (started where there is none), as an amendment once it is published.
 */
export async function acceptExternalItem(
  deps: Deps,
  actor: Actor,
  { itemId, inspectorIds, itemIds }: Acceptance,
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const item = await lockExternalItem(tx, actor.bureauId, itemId)
    await decideItem(deps, tx, { actor, item, set: { status: 'accepted' } })
    await requireItems(tx, actor.bureauId, itemIds)
    const officers = await nameOfficers(tx, { item, inspectorIds })
    const planId = await enterLine(deps, tx, { actor, item, itemIds, officers: officers.length })
    await tx.updateTable('externalItems').set({ planId }).where('id', '=', itemId).execute()
    const data = { title: item.title, leadAgency: item.leadAgency, officers }
    await recordItemEvent(deps, tx, { actor, itemId, event: 'externals.accepted', data })
    await tellOfAnswer(deps, tx, { actor, item, isAccepted: true })
  })
}

// S2-21, B-13: officers of the directory who are on duty in those months and certified when they begin, nobody else.
async function nameOfficers(
  tx: Tx,
  { item, inspectorIds }: { item: Selectable<ExternalItemsTable>; inspectorIds: string[] },
): Promise<string[]> {
  const { id: itemId, bureauId } = item
  const days = daysOf(item)
  const wanted = [...new Set(inspectorIds)]
  const officers = await tx
    .selectFrom('inspectors')
    .select(['id', 'name'])
    .where('bureauId', '=', bureauId)
    .where('id', 'in', wanted)
    .where('kind', '=', 'enforcement')
    .where('status', '=', 'active')
    .where('certificateUntil', '>=', days.from)
    .where((eb) => eb.not(eb.or([isAwayDuring('inspectors', days), isRevokedBy('inspectors', days.until)])))
    .execute()
  if (officers.length !== wanted.length) throw new AppError('externals.bad-officers')
  await tx
    .insertInto('externalItemOfficers')
    .values(officers.map(({ id }) => ({ itemId, inspectorId: id })))
    .execute()
  return officers.map(({ name }) => name)
}

/** From the first day of the first month to the last day of the last one, as civil dates. */
function daysOf({ year, months }: Pick<ExternalItemsTable, 'year' | 'months'>): { from: string; until: string } {
  const [first, last] = [Math.min(...months), Math.max(...months)]
  const dayOne = (month: number) => `${year}-${String(month).padStart(2, '0')}-01`
  return { from: dayOne(first), until: last === 12 ? `${year}-12-31` : addDays(dayOne(last + 1), -1) }
}

interface Entry {
  actor: Actor
  item: Selectable<ExternalItemsTable>
  itemIds: string[]
  officers: number
}

async function enterLine(deps: Deps, tx: Tx, { actor, item, itemIds, officers }: Entry): Promise<string> {
  const line = lineOfInvitation(item, { officers, itemIds })
  const planId = await jointPlanOf(deps, tx, { actor, item })
  const plan = await lockPlan(tx, actor.bureauId, planId)
  if (plan.status === 'draft') {
    const [lineId] = await insertLines(deps, tx, { planId, lines: [line], externalItemId: item.id })
    const { version } = plan
    await tx
      .updateTable('annualPlans')
      .set({ version: version + 1, updatedAt: deps.clock.now() })
      .where('id', '=', planId)
      .execute()
    // Who answers an invitation has not written the plan and may still approve it: the line says that it is an answer.
    const data = { lineId, externalItemId: item.id, ...line }
    await recordPlanEvent(deps, tx, { actor, planId, event: 'plans.line-accepted', data })
    return planId
  }
  if (plan.edition === 0) throw new AppError('externals.plan-closed', { year: item.year })
  // S2-12: a published plan takes it in by an amendment, which whoever registered the item carries on.
  await insertAmendment(deps, tx, {
    actor,
    authorId: item.createdBy,
    planId,
    reason: `${item.leadAgency}牵头的“${item.title}”须由本局配合，依据${item.sourceDocument}`,
    changes: [{ op: 'add', line, externalItemId: item.id }],
  })
  return planId
}

async function jointPlanOf(
  deps: Deps,
  tx: Tx,
  { actor, item }: { actor: Actor; item: Selectable<ExternalItemsTable> },
): Promise<string> {
  const { bureauId } = actor
  const { year, createdBy } = item
  const found = await tx
    .selectFrom('annualPlans')
    .select('id')
    .where('bureauId', '=', bureauId)
    .where('year', '=', year)
    .where('kind', '=', 'joint')
    .executeTakeFirst()
  if (found) return found.id
  const id = deps.newId()
  const title = `${year}年度${PLAN_KINDS.joint}`
  // The decider approves; the author is who registered the item.
  const own = { id, bureauId, authorId: createdBy }
  const basis = item.sourceDocument
  await insertPlan(deps, tx, { ...own, year, kind: 'joint', title, documentNo: '', basis, basisIds: [] })
  await recordPlanEvent(deps, tx, { actor, planId: id, event: 'plans.created', data: { title, year, kind: 'joint' } })
  return id
}

/** Does not take part, for a reason that stays. */
export async function declineExternalItem(
  deps: Deps,
  actor: Actor,
  { itemId, reason }: { itemId: string; reason: string },
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const item = await lockExternalItem(tx, actor.bureauId, itemId)
    await decideItem(deps, tx, { actor, item, set: { status: 'declined', reason } })
    const data = { title: item.title, leadAgency: item.leadAgency, reason }
    await recordItemEvent(deps, tx, { actor, itemId, event: 'externals.declined', data })
    await tellOfAnswer(deps, tx, { actor, item, isAccepted: false })
  })
}

interface ItemDecision {
  actor: Actor
  item: Selectable<ExternalItemsTable>
  set: { status: 'accepted' } | { status: 'declined'; reason: string }
}

/** Of two answers one counts; the other gets `externals.decided`. */
async function decideItem(deps: Deps, tx: Tx, { actor, item, set }: ItemDecision): Promise<void> {
  const decided = await tx
    .updateTable('externalItems')
    .set({ ...set, decidedAt: deps.clock.now(), decidedBy: actor.id })
    .where('id', '=', item.id)
    .where('status', '=', 'pending')
    .returning('id')
    .executeTakeFirst()
  if (!decided) throw new AppError('externals.decided', { title: item.title })
}

interface ItemEvent {
  actor: Actor
  itemId: string
  event: 'externals.registered' | 'externals.accepted' | 'externals.declined'
  data: Record<string, unknown>
}

function recordItemEvent(deps: Deps, tx: Tx, { actor, itemId, event, data }: ItemEvent): Promise<void> {
  const { bureauId, id: actorId } = actor
  const subject = { subjectKind: 'externalItem', subjectId: itemId }
  return recordAudit(tx, { at: deps.clock.now(), bureauId, actorId, event, ...subject, data })
}
