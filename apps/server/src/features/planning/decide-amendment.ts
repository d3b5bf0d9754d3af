import { AMENDMENT_STATUSES, civilDateOf, missingBlocks, nextAmendmentStatus, PLAN_BLOCKS } from '@sunlot/contract'
import type { Actor, AmendmentAction, AuditEvent, LineChange } from '@sunlot/contract'
import type { Updateable } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import type { PlanAmendmentsTable } from '../../platform/tables/planning.ts'
import { listUnmetChecks } from './analysis.ts'
import { getAmendment, hasWrittenAmendment, type StoredAmendment } from './amendments.queries.ts'
import { AMENDMENT_ACTION_TEXTS, findChangeFault } from './amendments.rules.ts'
import { invitationsOf, previewChanges, recordAmendmentEvent } from './amendments.ts'
import { insertLines } from './insert-lines.ts'
import { listLines } from './lines.queries.ts'
import { tellOfStep } from './notices.ts'
import { citePlan } from './plan-bases.ts'
import { getPlan, lockPlan } from './plans.queries.ts'
import { isDecision } from './plans.rules.ts'
import { reopenInvitations } from './reopen-invitations.ts'

interface Named {
  amendmentId: string
}

/** S0-37 holds for what an amendment writes as for the plan itself. */
export function submitAmendment(deps: Deps, actor: Actor, { amendmentId }: Named): Promise<void> {
  const move: AmendmentMove = { amendmentId, action: 'submit', event: 'amendments.submitted' }
  return moveAmendment(deps, actor, move, async (tx, amendment) => {
    if (amendment.changes.length === 0) throw new AppError('amendments.empty')
    requireBlocks(amendment.changes)
    await requireChecks(deps, tx, amendment)
    return { set: { submittedAt: deps.clock.now(), returnedAt: null, returnedBy: null, returnReason: '' } }
  })
}

function requireBlocks(changes: readonly LineChange[]): void {
  for (const change of changes) {
    if (change.op === 'remove') continue
    const missing = missingBlocks(change.line).map((block) => PLAN_BLOCKS[block])
    if (missing.length > 0) {
      throw new AppError('amendments.bad-change', { why: `“${change.line.name}”还缺：${missing.join('、')}` })
    }
  }
}

/** S1-14, S1-15, S3-09, S4-15: the plan as it would read meets what the plan itself had to meet. */
async function requireChecks(deps: Deps, tx: Tx, { bureauId, planId, changes }: StoredAmendment): Promise<void> {
  const lines = await previewChanges(tx, await listLines(tx, planId), changes)
  const unmet = await listUnmetChecks(tx, { bureauId, planId, lines, today: civilDateOf(deps.clock.now()) })
  const [first] = unmet
  if (!first) return
  throw new AppError('amendments.checks-unmet', { count: unmet.length, first: first.evidence, clause: first.clause })
}

/** S2-12, S3-10: approved in the version that was read, by somebody who neither asked for it nor wrote in it. */
export function approveAmendment(
  deps: Deps,
  actor: Actor,
  { amendmentId, version }: Named & { version?: number | undefined },
): Promise<void> {
  const move: AmendmentMove = { amendmentId, action: 'approve', event: 'amendments.approved' }
  return moveAmendment(deps, actor, move, async (tx, amendment) => {
    if (version !== undefined && version !== amendment.version) throw new AppError('amendments.changed')
    await requireChecks(deps, tx, amendment)
    return { set: { approvedAt: deps.clock.now(), approvedBy: actor.id } }
  })
}

export function returnAmendment(
  deps: Deps,
  actor: Actor,
  { amendmentId, reason }: Named & { reason: string },
): Promise<void> {
  const move: AmendmentMove = { amendmentId, action: 'return', event: 'amendments.returned' }
  return moveAmendment(deps, actor, move, async () => ({
    set: {
      submittedAt: null,
      approvedAt: null,
      approvedBy: null,
      returnedAt: deps.clock.now(),
      returnedBy: actor.id,
      returnReason: reason,
    },
    data: { reason },
  }))
}

export function withdrawAmendment(deps: Deps, actor: Actor, { amendmentId }: Named): Promise<void> {
  const move: AmendmentMove = { amendmentId, action: 'withdraw', event: 'amendments.withdrawn' }
  return moveAmendment(deps, actor, move, async (tx, { changes }) => {
    await reopenInvitations(deps, tx, { actor, itemIds: invitationsOf(changes) })
    return { set: {} }
  })
}

/** S2-12, B-22 重新公示: the next edition is written, kept word for word, and takes effect at once. */
export function publishAmendment(deps: Deps, actor: Actor, { amendmentId }: Named): Promise<void> {
  const move: AmendmentMove = { amendmentId, action: 'publish', event: 'amendments.published' }
  return moveAmendment(deps, actor, move, async (tx, amendment) => {
    const at = deps.clock.now()
    const { planId, changes } = amendment
    const plan = await lockPlan(tx, actor.bureauId, planId)
    const edition = plan.edition + 1
    const why = findChangeFault(await listLines(tx, planId), changes)
    if (why) throw new AppError('amendments.bad-change', { why })
    await tx
      .updateTable('annualPlans')
      .set({ edition, version: plan.version + 1, updatedAt: at })
      .where('id', '=', planId)
      .execute()
    await writeChanges(deps, tx, { planId, edition, changes })
    const lines = JSON.stringify(await listLines(tx, planId))
    const { title, documentNo } = plan
    const bases = await citePlan(tx, plan)
    await tx
      .insertInto('planEditions')
      .values({ planId, edition, amendmentId, at, by: actor.id, title, documentNo, bases, lines })
      .execute()
    return { set: { publishedAt: at, publishedBy: actor.id, edition }, data: { edition } }
  })
}

async function writeChanges(
  deps: Deps,
  tx: Tx,
  { planId, edition, changes }: { planId: string; edition: number; changes: readonly LineChange[] },
): Promise<void> {
  for (const change of changes) {
    if (change.op === 'add') {
      const { line, externalItemId } = change
      await insertLines(deps, tx, { planId, lines: [line], externalItemId })
      continue
    }
    const set = change.op === 'change' ? { content: JSON.stringify(change.line) } : { removedIn: edition }
    await tx.updateTable('planLines').set(set).where('id', '=', change.lineId).where('planId', '=', planId).execute()
  }
}

interface AmendmentMove extends Named {
  action: AmendmentAction
  event: AuditEvent
}
type Prepare = (
  tx: Tx,
  amendment: StoredAmendment,
) => Promise<{ set: Updateable<PlanAmendmentsTable>; data?: Record<string, unknown> }>

/** Takes one step of the status table; of two that try at once one wins, the other gets `amendments.wrong-status`. */
async function moveAmendment(
  deps: Deps,
  actor: Actor,
  { amendmentId, action, event }: AmendmentMove,
  prepare: Prepare,
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    await tx.selectFrom('planAmendments').select('id').where('id', '=', amendmentId).forUpdate().execute()
    const amendment = await getAmendment(tx, actor.bureauId, amendmentId)
    const status = nextAmendmentStatus(amendment.status, action)
    if (!status) {
      const texts = { status: AMENDMENT_STATUSES[amendment.status], action: AMENDMENT_ACTION_TEXTS[action] }
      throw new AppError('amendments.wrong-status', texts)
    }
    if (isDecision(action) && (await hasWrittenAmendment(tx, actor.id, amendment))) {
      throw new AppError('plans.own-decision', { name: actor.name, action: AMENDMENT_ACTION_TEXTS[action] })
    }
    const { set, data = {} } = await prepare(tx, amendment)
    const moved = await tx
      .updateTable('planAmendments')
      .set({ ...set, status, version: amendment.version + 1, updatedAt: deps.clock.now() })
      .where('id', '=', amendmentId)
      .where('status', '=', amendment.status)
      .returning('id')
      .executeTakeFirst()
    if (!moved) throw new AppError('amendments.changed')
    const { planId, number, authorId } = amendment
    await recordAmendmentEvent(deps, tx, { actor, amendmentId, event, data: { planId, number, ...data } })
    const title = `${(await getPlan(tx, actor.bureauId, planId)).title}第 ${number} 次调整`
    await tellOfStep(deps, tx, { actor, action, title, authorId, link: `/plans/${planId}/amendments/${amendmentId}` })
  })
}
