import {
  type Actor,
  type Conflict,
  CONFLICT_KINDS,
  CONFLICT_SCOPES,
  type ConflictInput,
  type ConflictQuery,
  type GroupConflictInput,
} from '@sunlot/contract'
import { sql } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { takePage } from './pages.ts'

/** The declarations in force, newest first. */
export async function listConflicts(
  db: Db,
  { bureauId, query }: { bureauId: string; query: ConflictQuery },
): Promise<{ rows: Conflict[]; total: number; tookMs: number }> {
  const { page, size } = query
  const rows = selectConflicts(db, { bureauId, query })
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const total = matching(db, { bureauId, query })
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const result = await takePage(rows, total)
  return { ...result, rows: result.rows.map(show) }
}

/** All declarations in force that match, newest first. */
export async function listAllConflicts(db: Db, search: ConflictSearch): Promise<Conflict[]> {
  return (await selectConflicts(db, search).execute()).map(show)
}

interface ConflictSearch {
  readonly bureauId: string
  readonly query: ConflictQuery
}

/** A person's own declarations and those that hold for the office or the whole bureau. */
function matching(db: Db, { bureauId, query: { q, inspector, target, scope } }: ConflictSearch) {
  return db
    .selectFrom('conflicts as c')
    .leftJoin('inspectors as i', 'i.id', 'c.inspectorId')
    .innerJoin('targets as t', 't.id', 'c.targetId')
    .where('c.bureauId', '=', bureauId)
    .where('c.withdrawnAt', 'is', null)
    .$if(scope !== undefined, (qb) => qb.where('c.scope', '=', scope ?? 'person'))
    .$if(target !== undefined, (qb) => qb.where('c.targetId', '=', target ?? ''))
    .$if(inspector !== undefined, (qb) =>
      qb.where(sql<boolean>`(c.inspector_id = ${inspector ?? null}::uuid or c.scope = 'bureau'
        or c.office = (select own.office from inspectors own where own.id = ${inspector ?? null}::uuid))`),
    )
    .$if(q !== '', (qb) =>
      qb.where(sql<boolean>`(strpos(coalesce(i.name, c.office, ''), ${q}) > 0 or strpos(t.name, ${q}) > 0)`),
    )
}

function selectConflicts(db: Db, search: ConflictSearch) {
  return matching(db, search)
    .select(['c.id', 'c.scope', 'c.inspectorId', 'i.name as person', 'c.office', 'c.targetId', 't.name as targetName'])
    .select(['t.code as targetCode', 'c.kind', 'c.note', 'c.declaredAt'])
    .orderBy('c.declaredAt', 'desc')
    .orderBy('c.id')
}

type Row = Awaited<ReturnType<ReturnType<typeof selectConflicts>['executeTakeFirstOrThrow']>>

function show({ person, office, declaredAt, ...row }: Row): Conflict {
  const inspectorName = person ?? office ?? CONFLICT_SCOPES.bureau
  return { ...row, inspectorName, declaredAt: declaredAt.toISOString() }
}

/** S4-05, B-07 利害关系人应当回避: the person is kept off this target in every later draw. Answers the id. */
export async function declareConflict(deps: Deps, actor: Actor, input: ConflictInput): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  const { inspectorId, targetId, kind, note } = input
  await deps.db.transaction().execute(async (tx) => {
    const names = await findNames(tx, actor.bureauId, input)
    const made = await tx
      .insertInto('conflicts')
      .values({ ...blank(actor, at), id, inspectorId, targetId, kind, note })
      .onConflict((conflict) =>
        conflict.columns(['inspectorId', 'targetId', 'kind']).where('withdrawnAt', 'is', null).doNothing(),
      )
      .returning('id')
      .executeTakeFirst()
    if (!made) throw new AppError('conflicts.declared', names)
    const subject = { bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'conflict', subjectId: id }
    const data = { ...names, kind: CONFLICT_KINDS[kind], note }
    await recordAudit(tx, { ...subject, at, event: 'conflicts.declared', data })
  })
  return id
}

function blank(actor: Actor, at: Date) {
  return { bureauId: actor.bureauId, office: null, declaredBy: actor.id, declaredAt: at, withdrawnAt: null }
}

/**
 * S4-05: the department itself is what is to be checked, or stands too near to it. Its whole office, or the bureau, is
 * kept off this target in every later draw, and whoever joins it as well. Answers the id.
 */
export async function declareGroupConflict(deps: Deps, actor: Actor, input: GroupConflictInput): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  const { office, targetId, kind, note } = input
  const scope = office === null ? ('bureau' as const) : ('office' as const)
  await deps.db.transaction().execute(async (tx) => {
    if (office !== null) await requirePeopleOf(tx, actor.bureauId, office)
    const names = {
      inspector: office ?? CONFLICT_SCOPES.bureau,
      target: await targetName(tx, actor.bureauId, targetId),
    }
    const made = await tx
      .insertInto('conflicts')
      .values({ ...blank(actor, at), id, scope, office, inspectorId: null, targetId, kind, note })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw new AppError('conflicts.declared', names)
    const subject = { bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'conflict', subjectId: id }
    const data = { ...names, kind: CONFLICT_KINDS[kind], note }
    await recordAudit(tx, { ...subject, at, event: 'conflicts.declared', data })
  })
  return id
}

/** A name that no inspector stands under would keep nobody away. */
async function requirePeopleOf(tx: Tx, bureauId: string, office: string): Promise<void> {
  const person = tx.selectFrom('inspectors').select('id').where('bureauId', '=', bureauId).where('office', '=', office)
  if (!(await person.limit(1).executeTakeFirst())) throw new AppError('organisation.unknown', { what: '科室' })
}

/** Ends a declaration with a reason; the declaration itself stays. The slower of two gets `conflicts.withdrawn`. */
export async function withdrawConflict(
  deps: Deps,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const ended = await tx
      .updateTable('conflicts')
      .set({ withdrawnAt: at })
      .where('id', '=', id)
      .where('bureauId', '=', actor.bureauId)
      .where('withdrawnAt', 'is', null)
      .returning(['inspectorId', 'office', 'targetId', 'kind'])
      .executeTakeFirst()
    if (!ended) throw await explainMissing(tx, actor.bureauId, id)
    const names = await findNames(tx, actor.bureauId, ended)
    const subject = { bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'conflict', subjectId: id }
    const data = { ...names, kind: CONFLICT_KINDS[ended.kind], reason }
    await recordAudit(tx, { ...subject, at, event: 'conflicts.withdrawn', data })
  })
}

async function findNames(
  tx: Tx,
  bureauId: string,
  { inspectorId, office, targetId }: { inspectorId: string | null; office?: string | null; targetId: string },
): Promise<{ inspector: string; target: string }> {
  const target = await targetName(tx, bureauId, targetId)
  if (inspectorId === null) return { inspector: office ?? CONFLICT_SCOPES.bureau, target }
  const inspector = await tx
    .selectFrom('inspectors')
    .select('name')
    .where('id', '=', inspectorId)
    .where('bureauId', '=', bureauId)
    .executeTakeFirst()
  if (!inspector) throw new AppError('request.not-found')
  return { inspector: inspector.name, target }
}

async function targetName(tx: Tx, bureauId: string, targetId: string): Promise<string> {
  const target = await tx
    .selectFrom('targets')
    .select('name')
    .where('id', '=', targetId)
    .where('bureauId', '=', bureauId)
    .executeTakeFirst()
  if (!target) throw new AppError('request.not-found')
  return target.name
}

async function explainMissing(tx: Tx, bureauId: string, id: string): Promise<AppError> {
  const found = await tx
    .selectFrom('conflicts')
    .select('id')
    .where('id', '=', id)
    .where('bureauId', '=', bureauId)
    .executeTakeFirst()
  return new AppError(found ? 'conflicts.withdrawn' : 'request.not-found')
}
