import type { Actor, Conflict, ConflictInput, ConflictQuery } from '@sunlot/contract'
import { CONFLICT_KINDS } from '@sunlot/contract'
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
  const { page, size, q, inspector, target } = query
  const found = db
    .selectFrom('conflicts as c')
    .innerJoin('inspectors as i', 'i.id', 'c.inspectorId')
    .innerJoin('targets as t', 't.id', 'c.targetId')
    .where('c.bureauId', '=', bureauId)
    .where('c.withdrawnAt', 'is', null)
    .$if(inspector !== undefined, (qb) => qb.where('c.inspectorId', '=', inspector ?? ''))
    .$if(target !== undefined, (qb) => qb.where('c.targetId', '=', target ?? ''))
    .$if(q !== '', (qb) =>
      qb.where(({ fn, eb, lit }) =>
        eb.or([
          eb(fn('strpos', ['i.name', eb.val(q)]), '>', lit(0)),
          eb(fn('strpos', ['t.name', eb.val(q)]), '>', lit(0)),
        ]),
      ),
    )
  const rows = found
    .select(['c.id', 'c.inspectorId', 'i.name as inspectorName', 'c.targetId', 't.name as targetName'])
    .select(['t.code as targetCode', 'c.kind', 'c.note', 'c.declaredAt'])
    .orderBy('c.declaredAt', 'desc')
    .orderBy('c.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const total = found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const result = await takePage(rows, total)
  return { ...result, rows: result.rows.map((row) => ({ ...row, declaredAt: row.declaredAt.toISOString() })) }
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
      .values({ id, bureauId: actor.bureauId, inspectorId, targetId, kind, note, declaredBy: actor.id, declaredAt: at })
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
      .returning(['inspectorId', 'targetId', 'kind'])
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
  { inspectorId, targetId }: { inspectorId: string; targetId: string },
): Promise<{ inspector: string; target: string }> {
  const inspector = await tx
    .selectFrom('inspectors')
    .select('name')
    .where('id', '=', inspectorId)
    .where('bureauId', '=', bureauId)
    .executeTakeFirst()
  const target = await tx
    .selectFrom('targets')
    .select('name')
    .where('id', '=', targetId)
    .where('bureauId', '=', bureauId)
    .executeTakeFirst()
  if (!inspector || !target) throw new AppError('request.not-found')
  return { inspector: inspector.name, target: target.name }
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
