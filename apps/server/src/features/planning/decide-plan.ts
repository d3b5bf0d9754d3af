import { civilDateOf, nextPlanStatus, PLAN_STATUSES } from '@sunlot/contract'
import type { Actor, AuditEvent, PlanAction } from '@sunlot/contract'
import type { Updateable } from 'kysely'
import { requireItems } from '../registry/index.ts'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import type { AnnualPlansTable } from '../../platform/tables/planning.ts'
import { listUnmetChecks } from './analysis.ts'
import { listLines } from './lines.queries.ts'
import { tellOfStep } from './notices.ts'
import { citePlan } from './plan-bases.ts'
import { findGaps, isDecision, PLAN_ACTION_TEXTS } from './plans.rules.ts'
import { recordPlanEvent } from './plans.ts'
import { hasWrittenPlan, lockPlan, type Plan } from './plans.queries.ts'

/** Asks the head for approval. S0-37: every line says all four blocks. */
export function submitPlan(deps: Deps, actor: Actor, { planId }: { planId: string }): Promise<void> {
  return movePlan(deps, actor, { planId, action: 'submit', event: 'plans.submitted' }, async (tx) => {
    await requireComplete(tx, { planId, bureauId: actor.bureauId })
    await requireChecks(tx, { bureauId: actor.bureauId, planId, today: civilDateOf(deps.clock.now()) })
    return { set: { submittedAt: deps.clock.now(), returnedAt: null, returnedBy: null, returnReason: '' } }
  })
}

async function requireComplete(tx: Tx, { planId, bureauId }: { planId: string; bureauId: string }): Promise<void> {
  const lines = await listLines(tx, planId)
  if (lines.length === 0) throw new AppError('plans.empty')
  await requireItems(
    tx,
    bureauId,
    lines.flatMap(({ itemIds }) => itemIds),
  )
  const gaps = findGaps(lines)
  const [first] = gaps
  if (!first) return
  const { place, name, blocks } = first
  throw new AppError('plans.blocks-missing', { count: gaps.length, place, name, blocks: blocks.join('、') })
}

/** S1-14, S1-15, S3-09, S4-15: what the rulebook asks of the plan is met before anybody is asked to approve it. */
async function requireChecks(tx: Tx, which: Parameters<typeof listUnmetChecks>[1]): Promise<void> {
  const unmet = await listUnmetChecks(tx, which)
  const [first] = unmet
  if (!first) return
  throw new AppError('plans.checks-unmet', { count: unmet.length, first: first.evidence, clause: first.clause })
}

/**
 * S2-10, B-14: approved, as published, by somebody who neither began it nor wrote in it. `version` is the one that was
 * read: what was returned and written anew meanwhile is read again first.
 */
export function approvePlan(
  deps: Deps,
  actor: Actor,
  { planId, version }: { planId: string; version?: number | undefined },
): Promise<void> {
  return movePlan(deps, actor, { planId, action: 'approve', event: 'plans.approved' }, async (tx, plan) => {
    if (version !== undefined && version !== plan.version) throw new AppError('plans.changed')
    await requireChecks(tx, { bureauId: actor.bureauId, planId, today: civilDateOf(deps.clock.now()) })
    return { set: { approvedAt: deps.clock.now(), approvedBy: actor.id } }
  })
}

/** Back to the draft with a reason; approval and report are asked for anew. */
export function returnPlan(
  deps: Deps,
  actor: Actor,
  { planId, reason }: { planId: string; reason: string },
): Promise<void> {
  return movePlan(deps, actor, { planId, action: 'return', event: 'plans.returned' }, async () => ({
    set: {
      submittedAt: null,
      approvedAt: null,
      approvedBy: null,
      reportedOn: null,
      reportedTo: null,
      reportReceipt: null,
      returnedAt: deps.clock.now(),
      returnedBy: actor.id,
      returnReason: reason,
    },
    data: { reason },
  }))
}

/** S2-10 上报: to whom, on which civil date, under which receipt. */
export function reportPlan(
  deps: Deps,
  actor: Actor,
  { planId, to, on, receipt }: { planId: string; to: string; on: string; receipt: string },
): Promise<void> {
  return movePlan(deps, actor, { planId, action: 'report', event: 'plans.reported' }, async (_tx, plan) => {
    const approvedOn = civilDateOf(plan.approvedAt ?? deps.clock.now())
    if (on < approvedOn) throw new AppError('plans.date', { what: '上报', why: `不能早于批准日 ${approvedOn}` })
    if (on > civilDateOf(deps.clock.now())) throw new AppError('plans.date', { what: '上报', why: '还没有到' })
    return { set: { reportedOn: on, reportedTo: to, reportReceipt: receipt }, data: { to, on, receipt } }
  })
}

/** S2-10 公示: what is published is kept word for word; from `inForceOn` on it is in force, at once where that is today. */
export async function publishPlan(
  deps: Deps,
  actor: Actor,
  { planId, inForceOn, documentNo: given = '' }: { planId: string; inForceOn: string; documentNo?: string },
): Promise<void> {
  const at = deps.clock.now()
  const today = civilDateOf(at)
  if (inForceOn < today) throw new AppError('plans.date', { what: '执行', why: '不能早于公示当天' })
  await movePlan(deps, actor, { planId, action: 'publish', event: 'plans.published' }, async (tx, plan) => {
    const { title, year } = plan
    const documentNo = given || plan.documentNo
    if (inForceOn < `${year}-01-01`) throw new AppError('plans.date', { what: '执行', why: `不能早于 ${year}年` })
    const lines = await listLines(tx, planId)
    const bases = await citePlan(tx, plan)
    await tx
      .insertInto('planEditions')
      .values({ planId, edition: 1, at, by: actor.id, title, documentNo, bases, lines: JSON.stringify(lines) })
      .execute()
    return {
      set: { edition: 1, documentNo, publishedAt: at, publishedBy: actor.id, inForceOn },
      data: { edition: 1, documentNo, inForceOn, lines: lines.length },
    }
  })
  if (inForceOn === today) await enforcePlan(deps, actor, { planId })
}

/** The published plan comes into force on its date. */
export function enforcePlan(deps: Deps, actor: Actor, { planId }: { planId: string }): Promise<void> {
  return movePlan(deps, actor, { planId, action: 'enforce', event: 'plans.in-force' }, async (_tx, plan) => {
    const on = plan.inForceOn ?? ''
    if (on > civilDateOf(deps.clock.now())) throw new AppError('plans.date', { what: '执行', why: `定于 ${on} 起执行` })
    return { set: {}, data: { on } }
  })
}

interface PlanMove {
  planId: string
  action: PlanAction
  event: AuditEvent
}
type Prepare = (tx: Tx, plan: Plan) => Promise<{ set: Updateable<AnnualPlansTable>; data?: Record<string, unknown> }>

/** Takes one step of the status table; of two that try at once one wins, the other gets `plans.wrong-status`. */
async function movePlan(
  deps: Deps,
  actor: Actor,
  { planId, action, event }: PlanMove,
  prepare: Prepare,
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const plan = await lockPlan(tx, actor.bureauId, planId)
    const status = nextPlanStatus(plan.status, action)
    if (!status) {
      throw new AppError('plans.wrong-status', {
        status: PLAN_STATUSES[plan.status],
        action: PLAN_ACTION_TEXTS[action],
      })
    }
    if (isDecision(action) && (await hasWrittenPlan(tx, actor.id, plan))) {
      throw new AppError('plans.own-decision', { name: actor.name, action: PLAN_ACTION_TEXTS[action] })
    }
    const { set, data = {} } = await prepare(tx, plan)
    const moved = await tx
      .updateTable('annualPlans')
      .set({ ...set, status, version: plan.version + 1, updatedAt: deps.clock.now() })
      .where('id', '=', planId)
      .where('status', '=', plan.status)
      .returning('id')
      .executeTakeFirst()
    if (!moved) throw new AppError('plans.changed')
    const { title, authorId } = plan
    await recordPlanEvent(deps, tx, { actor, planId, event, data: { title, ...data } })
    await tellOfStep(deps, tx, { actor, action, title, authorId, link: `/plans/${planId}/decide` })
  })
}
