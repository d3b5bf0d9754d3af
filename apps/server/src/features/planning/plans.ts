import { civilDateOf, PLAN_KINDS } from '@sunlot/contract'
import type { Actor, AuditEvent, PlanChange, PlanDetail, PlanStart } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { insertLines } from './insert-lines.ts'
import { listLines } from './lines.queries.ts'
import { listPlanBases, writePlanBases } from './plan-bases.ts'
import { findGaps, planActions } from './plans.rules.ts'
import { describePlan, getPlan, hasWrittenPlan, lockPlan } from './plans.queries.ts'
import { reopenInvitations } from './reopen-invitations.ts'

/** Starts the plan of a year, empty or with the lines of another plan of the bureau; answers its id (S0-37). */
export async function createPlan(deps: Deps, actor: Actor, input: PlanStart): Promise<string> {
  const id = deps.newId()
  await deps.db.transaction().execute(async (tx) => {
    await insertPlan(deps, tx, { ...input, id, bureauId: actor.bureauId, authorId: actor.id })
    const copied = input.copyFrom ? await copyLines(deps, tx, { actor, from: input.copyFrom, planId: id }) : 0
    const { title, year, kind } = input
    await recordPlanEvent(deps, tx, { actor, planId: id, event: 'plans.created', data: { title, year, kind, copied } })
  })
  return id
}

/** Writes a draft; throws `plans.exists` where the year has one of its kind. */
export async function insertPlan(
  deps: Deps,
  tx: Tx,
  plan: Omit<PlanStart, 'copyFrom'> & { id: string; bureauId: string; authorId: string },
): Promise<void> {
  const { id, bureauId, authorId, year, kind, title, documentNo, basis, basisIds } = plan
  const at = deps.clock.now()
  const inserted = await tx
    .insertInto('annualPlans')
    .values({
      id,
      bureauId,
      authorId,
      year,
      kind,
      title,
      documentNo,
      basis,
      status: 'draft',
      createdAt: at,
      updatedAt: at,
    })
    .onConflict((conflict) => conflict.constraint('annual_plans_one_a_year').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new AppError('plans.exists', { year, kind: PLAN_KINDS[kind] })
  await writePlanBases(tx, { bureauId, planId: id, basisIds })
}

async function copyLines(
  deps: Deps,
  tx: Tx,
  { actor, from, planId }: { actor: Actor; from: string; planId: string },
): Promise<number> {
  const source = await tx
    .selectFrom('annualPlans')
    .select('id')
    .where('id', '=', from)
    .where('bureauId', '=', actor.bureauId)
    .executeTakeFirst()
  if (!source) throw new AppError('plans.unknown-copy')
  const lines = await listLines(tx, source.id)
  // Dates belong to their year; months of rounds stay. What was published then is no source of the new plan.
  const copies = lines.map(({ id: _id, place: _place, items: _items, externalItemId: _external, ...line }) => ({
    ...line,
    source: [],
    time: { ...line.time, period: null },
  }))
  await insertLines(deps, tx, { planId, lines: copies })
  return copies.length
}

/** Changes title, document number and basis of a draft. */
export async function changePlan(
  deps: Deps,
  actor: Actor,
  { planId, version, basisIds, ...input }: PlanChange & { planId: string },
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    await touchDraft(deps, tx, { actor, planId, version })
    await tx.updateTable('annualPlans').set(input).where('id', '=', planId).execute()
    await writePlanBases(tx, { bureauId: actor.bureauId, planId, basisIds })
    const bases = (await listPlanBases(tx, planId)).map(({ text }) => text)
    await recordPlanEvent(deps, tx, { actor, planId, event: 'plans.changed', data: { ...input, bases } })
  })
}

/** Throws away a draft that was never published; what stood in it stays in the trail. */
export async function deletePlan(deps: Deps, actor: Actor, { planId }: { planId: string }): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const plan = await touchDraft(deps, tx, { actor, planId })
    const lines = await listLines(tx, planId)
    await reopenInvitations(deps, tx, { actor, itemIds: lines.map(({ externalItemId }) => externalItemId) })
    await tx.deleteFrom('annualPlans').where('id', '=', planId).execute()
    const data = { title: plan.title, year: plan.year, lines }
    await recordPlanEvent(deps, tx, { actor, planId, event: 'plans.deleted', data })
  })
}

/**
 * Holds a draft for a change and counts its version up. Throws `plans.closed` once it is submitted, `plans.changed`
 * when somebody saved since `version` was read.
 */
export async function touchDraft(
  deps: Deps,
  tx: Tx,
  { actor, planId, version }: { actor: Actor; planId: string; version?: number },
) {
  const plan = await lockPlan(tx, actor.bureauId, planId)
  if (plan.status !== 'draft') throw new AppError('plans.closed')
  if (version !== undefined && plan.version !== version) throw new AppError('plans.changed')
  await tx
    .updateTable('annualPlans')
    .set({ version: plan.version + 1, updatedAt: deps.clock.now() })
    .where('id', '=', planId)
    .execute()
  return plan
}

/** A plan with its lines, what they miss, and what the reader may do now. */
export async function readPlan(deps: Deps, actor: Actor, { planId }: { planId: string }): Promise<PlanDetail> {
  const plan = await getPlan(deps.db, actor.bureauId, planId)
  const lines = await listLines(deps.db, planId)
  const open = await deps.db
    .selectFrom('planAmendments')
    .select('id')
    .where('planId', '=', planId)
    .where('status', 'in', ['draft', 'submitted', 'approved'])
    .executeTakeFirst()
  const openAmendmentId = open?.id ?? null
  const isOwn = await hasWrittenPlan(deps.db, actor.id, plan)
  return {
    ...describePlan(plan, lines.length),
    basis: plan.basis,
    bases: (await listPlanBases(deps.db, planId)).map(({ id, text }) => ({ id, text })),
    version: plan.version,
    author: plan.authorName,
    returned: plan.returnedAt && {
      by: plan.returnerName ?? '',
      at: plan.returnedAt.toISOString(),
      reason: plan.returnReason,
    },
    submittedAt: plan.submittedAt?.toISOString() ?? null,
    approved: stepOf(plan.approverName, plan.approvedAt),
    reported: plan.reportedOn
      ? { to: plan.reportedTo ?? '', on: plan.reportedOn, receipt: plan.reportReceipt ?? '' }
      : null,
    published: stepOf(plan.publisherName, plan.publishedAt),
    inForceOn: plan.inForceOn,
    lines,
    gaps: findGaps(lines),
    openAmendmentId,
    isOwn,
    actions: planActions({ ...plan, openAmendmentId, isOwn }, actor, civilDateOf(deps.clock.now())),
  }
}

export function stepOf(by: string | null, at: Date | null): { by: string; at: string } | null {
  return at && { by: by ?? '', at: at.toISOString() }
}

export interface PlanEvent {
  actor: Actor
  planId: string
  event: AuditEvent
  data: Record<string, unknown>
}

/** The audit row of what happens to a plan (S1-06). */
export function recordPlanEvent(deps: Deps, tx: Tx, { actor, planId, event, data }: PlanEvent): Promise<void> {
  return recordAudit(tx, {
    at: deps.clock.now(),
    bureauId: actor.bureauId,
    actorId: actor.id,
    event,
    subjectKind: 'plan',
    subjectId: planId,
    data,
  })
}
