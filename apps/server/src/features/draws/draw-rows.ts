import { DRAW_STATUSES, formatInstant } from '@sunlot/contract'
import type { Actor, DrawRow, DrawStatus } from '@sunlot/contract'
import type { OutputTable } from '@sunlot/tables'
import type { Db } from '../../platform/database.ts'
import { selectDraws, withPeople } from './draws.queries.ts'
import type { Draw } from './draws.queries.ts'

export interface DrawQuery {
  page: number
  size: number
  /** Part of the title or the number. */
  q: string
  status?: DrawStatus | undefined
}

/** One page of the bureau's draws, the newest first; aborted and rejected ones stay listed (protocol §1.8). */
export async function listDraws(
  db: Db,
  actor: Actor,
  { page, size, q, status }: DrawQuery,
): Promise<{ rows: DrawRow[]; total: number }> {
  let query = selectDraws(db).where('d.bureauId', '=', actor.bureauId)
  if (status) query = query.where('d.status', '=', status)
  if (q) {
    const part = `%${q.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((eb) => eb.or([eb('d.title', 'like', part), eb('d.drawNo', 'ilike', part)]))
  }
  const { total } = await query
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await query
    .orderBy('d.year', 'desc')
    .orderBy('d.number', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { rows: rows.map((row) => describeRow(withPeople(row))), total }
}

const EXPORT_PAGE = 500

/** Everything that the query finds, as a sheet. */
export function exportDraws(db: Db, actor: Actor, query: Pick<DrawQuery, 'q' | 'status'>): OutputTable {
  const headings = [
    '抽取编号',
    '任务',
    '状态',
    '发起时间',
    '名录库（户）',
    '参加（户）',
    '应抽（户）',
    '抽取人',
    '审签人',
    '公示人',
  ]
  async function* rows(): AsyncGenerator<(string | number)[]> {
    for (let page = 1, read = EXPORT_PAGE; read === EXPORT_PAGE; page += 1) {
      const found = await listDraws(db, actor, { ...query, page, size: EXPORT_PAGE })
      read = found.rows.length
      for (const {
        drawNo,
        title,
        status,
        openedAt,
        poolSize,
        eligible,
        quota,
        drawer,
        signer,
        publisher,
      } of found.rows) {
        const counts = [poolSize, eligible, quota]
        yield [drawNo, title, DRAW_STATUSES[status], formatInstant(openedAt), ...counts, drawer, signer, publisher]
      }
    }
  }
  return { sheetName: '抽取', columns: headings.map((heading) => ({ heading })), rows: rows() }
}

export function describeRow(draw: Draw): DrawRow {
  const { id, taskId, drawNo, title, status, openedAt, poolSize, eligible, quota } = draw
  return {
    id,
    taskId,
    drawNo,
    title,
    status,
    openedAt: openedAt.toISOString(),
    poolSize,
    eligible,
    quota,
    drawer: draw.drawer.name,
    signer: draw.signer.name,
    publisher: draw.publisher.name,
  }
}
