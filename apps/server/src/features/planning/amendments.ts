import type { Actor, Amendment, AuditEvent, LineChange, PlanEdition, PlanLine } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { recordAudit } from '../../platform/audit.ts'
import {
  findOpenAmendment,
  getAmendment,
  hasWrittenAmendment,
  listEditions,
  type StoredAmendment,
} from './amendments.queries.ts'
import { amendmentActions, applyChanges, diffLines, findChangeFault } from './amendments.rules.ts'
import { requireItems } from '../registry/index.ts'
import { listLines, namesOf } from './lines.queries.ts'
import { stepOf } from './plans.ts'
import { reopenInvitations } from './reopen-invitations.ts'
import { getPlan, lockPlan } from './plans.queries.ts'

interface NewAmendment {
  planId: string
  reason: string
  changes: readonly LineChange[]
}

/** S2-12: a published plan is changed only this way. Answers the id; throws `amendments.open` while one is under way. */
export async function startAmendment(deps: Deps, actor: Actor, input: NewAmendment): Promise<string> {
  return deps.db.transaction().execute((tx) => insertAmendment(deps, tx, { ...input, actor, authorId: actor.id }))
}

/** As `startAmendment`, inside the caller's transaction; the author need not be who acts. */
export async function insertAmendment(
  deps: Deps,
  tx: Tx,
  { actor, authorId, planId, reason, changes }: NewAmendment & { actor: Actor; authorId: string },
): Promise<string> {
  const { bureauId } = actor
  const plan = await lockPlan(tx, bureauId, planId)
  if (plan.edition === 0) throw new AppError('amendments.no-plan')
  const open = await findOpenAmendment(tx, planId)
  if (open) throw new AppError('amendments.open', { number: open.number })
  await checkChanges(tx, { bureauId, planId, changes })
  const id = deps.newId()
  const at = deps.clock.now()
  const { count } = await tx
    .selectFrom('planAmendments')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('planId', '=', planId)
    .executeTakeFirstOrThrow()
  const row = { id, bureauId, planId, number: count + 1, status: 'draft' as const, reason, authorId }
  await tx
    .insertInto('planAmendments')
    .values({ ...row, changes: JSON.stringify(changes), createdAt: at, updatedAt: at })
    .execute()
  const data = { planId, number: row.number, title: plan.title, reason, changes }
  await recordAmendmentEvent(deps, tx, { actor, amendmentId: id, event: 'amendments.started', data })
  return id
}

/** Writes reason and changes of a draft anew; throws `amendments.changed` when somebody saved in between. */
export async function changeAmendment(
  deps: Deps,
  actor: Actor,
  { amendmentId, version, reason, changes }: Omit<NewAmendment, 'planId'> & { amendmentId: string; version: number },
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const { planId, number, changes: before } = await getAmendment(tx, actor.bureauId, amendmentId)
    await checkChanges(tx, { bureauId: actor.bureauId, planId, changes })
    const changed = await tx
      .updateTable('planAmendments')
      .set({ reason, changes: JSON.stringify(changes), version: version + 1, updatedAt: deps.clock.now() })
      .where('id', '=', amendmentId)
      .where('status', '=', 'draft')
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw new AppError('amendments.changed')
    const kept = new Set(invitationsOf(changes))
    await reopenInvitations(deps, tx, { actor, itemIds: invitationsOf(before).filter((id) => !kept.has(id)) })
    const data = { planId, number, reason, changes }
    await recordAmendmentEvent(deps, tx, { actor, amendmentId, event: 'amendments.changed', data })
  })
}

async function checkChanges(
  tx: Tx,
  { bureauId, planId, changes }: { bureauId: string; planId: string; changes: readonly LineChange[] },
): Promise<void> {
  const why = findChangeFault(await listLines(tx, planId), changes)
  if (why) throw new AppError('amendments.bad-change', { why })
  await requireItems(tx, bureauId, itemsOf(changes))
  await requireInvitations(tx, bureauId, changes)
}

/** S1-24: a line that stands for an invitation is the only one, of one that the bureau itself has accepted. */
async function requireInvitations(tx: Tx, bureauId: string, changes: readonly LineChange[]): Promise<void> {
  const wanted = new Set(invitationsOf(changes))
  if (wanted.size === 0) return
  const accepted = await tx
    .selectFrom('externalItems')
    .select('id')
    .where('bureauId', '=', bureauId)
    .where('id', 'in', [...wanted])
    .where('status', '=', 'accepted')
    .where('id', 'not in', standingInvitations(tx))
    .execute()
  if (accepted.length < wanted.size) {
    throw new AppError('amendments.bad-change', { why: '新增的一项对应的联合抽查不在本局接受的里面，请刷新' })
  }
}

function standingInvitations(tx: Tx) {
  return tx
    .selectFrom('planLines')
    .select((eb) => eb.ref('externalItemId').$notNull().as('id'))
    .where('externalItemId', 'is not', null)
    .where('removedIn', 'is', null)
}

/** An amendment with what it changes, cell by cell; of a published one, what it did change. */
export async function readAmendment(deps: Deps, actor: Actor, amendmentId: string): Promise<Amendment> {
  const stored = await getAmendment(deps.db, actor.bureauId, amendmentId)
  const { id, planId, number, status, reason, version, edition, changes } = stored
  const isOwn = await hasWrittenAmendment(deps.db, actor.id, stored)
  return {
    id,
    planId,
    number,
    status,
    reason,
    version,
    edition,
    changes,
    author: stored.authorName,
    returned: stored.returnedAt && {
      by: stored.returnerName ?? '',
      at: stored.returnedAt.toISOString(),
      reason: stored.returnReason,
    },
    submittedAt: stored.submittedAt?.toISOString() ?? null,
    approved: stepOf(stored.approverName, stored.approvedAt),
    published: stepOf(stored.publisherName, stored.publishedAt),
    diff: await readDiff(deps.db, stored),
    isOwn,
    actions: amendmentActions({ status, isOwn }, actor),
  }
}

async function readDiff(db: Db, { planId, edition, changes }: StoredAmendment): Promise<Amendment['diff']> {
  if (edition !== null) return (await listEditions(db, planId)).find((one) => one.edition === edition)?.diff ?? []
  const lines = await listLines(db, planId)
  return diffLines(lines, await previewChanges(db, lines, changes))
}

/** The lines as they would read with the changes; a line to be added has no id yet. */
export async function previewChanges(
  db: Db | Tx,
  lines: readonly PlanLine[],
  changes: readonly LineChange[],
): Promise<PlanLine[]> {
  const names = await namesOf(db, itemsOf(changes))
  const lastPlace = Math.max(0, ...lines.map(({ place }) => place))
  return applyChanges(lines, changes, { names, idOf: (index) => `new-${index}`, lastPlace })
}

/** Invitations that the lines to be added stand for. */
export function invitationsOf(changes: readonly LineChange[]): string[] {
  return changes.flatMap((change) => (change.op === 'add' ? (change.externalItemId ?? []) : []))
}

function itemsOf(changes: readonly LineChange[]): string[] {
  return changes.flatMap((change) => (change.op === 'remove' ? [] : change.line.itemIds))
}

/** Every edition that was published, old ones stay readable (S2-12). */
export async function readEditions(deps: Deps, actor: Actor, planId: string): Promise<PlanEdition[]> {
  const plan = await getPlan(deps.db, actor.bureauId, planId)
  return listEditions(deps.db, plan.id)
}

/** The audit row of what happens to an amendment. */
export function recordAmendmentEvent(
  deps: Deps,
  tx: Tx,
  event: { actor: Actor; amendmentId: string; event: AuditEvent; data: Record<string, unknown> },
): Promise<void> {
  const { actor, amendmentId, ...rest } = event
  const { bureauId, id: actorId } = actor
  const subject = { subjectKind: 'amendment', subjectId: amendmentId }
  return recordAudit(tx, { at: deps.clock.now(), bureauId, actorId, ...subject, ...rest })
}
