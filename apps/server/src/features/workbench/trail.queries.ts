import { AUDIT_EVENTS } from '@sunlot/contract'
import type { AuditEvent, AuditRow } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'

export interface TrailFilter {
  bureauId: string
  /** Person or content. */
  q: string
  event: string
  /** First and last civil day in Beijing. */
  from?: string | undefined
  until?: string | undefined
}

/** One line that says what an event was about, from whatever its data name; NULLs are skipped. */
const SUMMARY = sql<string>`concat_ws('，',
  e.data->>'title', e.data->>'drawNo', e.data->>'name', e.data->'after'->>'name', e.data->>'bureauName',
  e.data->>'inspector', e.data->>'target', e.data->>'fileName', e.data->>'caption', e.data->>'witness',
  e.data->>'requirement', '第 ' || (e.data->>'version') || ' 稿', '名单 ' || (e.data->>'poolSize') || ' 户',
  '抽中 ' || (e.data->>'drawnCount') || ' 户', (e.data->>'count') || ' 行', e.data->>'reason')`

function selectTrail(db: Db | Tx) {
  return db
    .selectFrom('auditEvents as e')
    .leftJoin('users as u', 'u.id', 'e.actorId')
    .select(['e.seq', 'e.at', 'e.event', 'u.name as actorName', 'e.subjectKind', 'e.subjectId', 'e.hash'])
    .select(SUMMARY.as('summary'))
}

/** One page of the bureau's trail, the latest first. */
export async function listTrail(
  db: Db,
  filter: TrailFilter & { page: number; size: number },
): Promise<{ rows: AuditRow[]; total: number; tookMs: number }> {
  const start = performance.now()
  const { total } = await filtered(selectTrail(db), filter)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await filtered(selectTrail(db), filter)
    .orderBy('e.seq', 'desc')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute()
  return { rows: rows.map(toAuditRow), total, tookMs: Math.ceil(performance.now() - start) }
}

const PORTION = 5_000

/** Every row that the filter finds, oldest first, read in portions. */
export async function* readTrail(db: Db, filter: TrailFilter): AsyncGenerator<AuditRow> {
  for (let after = 0; ; ) {
    const rows = await filtered(selectTrail(db), filter)
      .where('e.seq', '>', after)
      .orderBy('e.seq')
      .limit(PORTION)
      .execute()
    for (const row of rows) yield toAuditRow(row)
    const last = rows.at(-1)
    if (!last || rows.length < PORTION) return
    after = last.seq
  }
}

/** What happened to a task and to the draws made for it, the latest first, with the number of all. */
export async function traceTask(
  db: Db | Tx,
  taskId: string,
  limit: number,
): Promise<{ rows: AuditRow[]; total: number }> {
  const own = selectTrail(db).where((eb) =>
    eb.or([
      eb.and([eb('e.subjectKind', '=', 'task'), eb('e.subjectId', '=', taskId)]),
      eb.and([
        eb('e.subjectKind', '=', 'draw'),
        eb(
          'e.subjectId',
          'in',
          db.selectFrom('draws').select(sql<string>`id::text`.as('id')).where('taskId', '=', taskId),
        ),
      ]),
    ]),
  )
  const rows = await own.orderBy('e.seq', 'desc').limit(limit).execute()
  const { total } = await own
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows: rows.map(toAuditRow), total }
}

function filtered<Query extends ReturnType<typeof selectTrail>>(query: Query, filter: TrailFilter): Query {
  const { bureauId, q, event, from, until } = filter
  return query
    .where('e.bureauId', '=', bureauId)
    .$if(event !== '', (trail) => trail.where('e.event', '=', event))
    .$if(from !== undefined, (trail) => trail.where('e.at', '>=', sql<Date>`(${from} || ' 00:00+08')::timestamptz`))
    .$if(until !== undefined, (trail) =>
      trail.where('e.at', '<', sql<Date>`(${until} || ' 00:00+08')::timestamptz + interval '1 day'`),
    )
    .$if(q !== '', (trail) =>
      trail.where(sql<boolean>`strpos(${SUMMARY} || ' ' || coalesce(u.name, ''), ${q}) > 0`),
    ) as Query
}

function toAuditRow({ at, event, ...row }: { at: Date; event: string } & Omit<AuditRow, 'at' | 'eventText'>): AuditRow {
  return { ...row, event, eventText: AUDIT_EVENTS[event as AuditEvent] ?? event, at: at.toISOString() }
}
