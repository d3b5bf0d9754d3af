import { TASK_STATUSES } from '@sunlot/contract'
import type { TaskQuerySchema, TaskRow } from '@sunlot/contract'
import type { OutputTable } from '@sunlot/tables'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../platform/database.ts'
import { describeTask } from './task-row.ts'
import { itemNames, selectTasks, withPeople } from './tasks.queries.ts'

type TaskQuery = z.infer<typeof TaskQuerySchema>
type SortColumn = 't.title' | 't.status' | 't.updatedAt'

const SORTS: Readonly<Record<string, SortColumn>> = { title: 't.title', status: 't.status', updatedAt: 't.updatedAt' }

/** One page of a bureau's tasks, the one changed last first. */
export async function listTasks(
  db: Db,
  bureauId: string,
  query: TaskQuery,
): Promise<{ rows: TaskRow[]; total: number; tookMs: number }> {
  const start = performance.now()
  const { total } = await filter(db, bureauId, query)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const field = query.sort.replace(/^-/, '')
  const column = (Object.hasOwn(SORTS, field) && SORTS[field]) || 't.updatedAt'
  const direction = column === 't.updatedAt' && !query.sort ? 'desc' : query.sort.startsWith('-') ? 'desc' : 'asc'
  const records = await filter(db, bureauId, query)
    .orderBy(column, direction)
    .orderBy('t.id')
    .limit(query.size)
    .offset((query.page - 1) * query.size)
    .execute()
  const names = await itemNames(db, bureauId)
  const rows = records.map((record) => describeTask(withPeople(record), names))
  return { rows, total, tookMs: Math.ceil(performance.now() - start) }
}

const EXPORT_PAGE = 500
const HEADINGS = ['任务', '文号', '抽查事项', '状态', '名录库（户）', '抽中（户）', '下一步', '检查截止']

/** Everything that the query finds, as a sheet. */
export function exportTasks(db: Db, bureauId: string, query: TaskQuery): OutputTable {
  async function* rows(): AsyncGenerator<(string | number | null)[]> {
    for (let page = 1, read = EXPORT_PAGE; read === EXPORT_PAGE; page += 1) {
      const found = await listTasks(db, bureauId, { ...query, page, size: EXPORT_PAGE })
      read = found.rows.length
      for (const { title, documentNo, items, status, poolSize, drawnCount, next, inspectUntil } of found.rows) {
        yield [title, documentNo, items.join('、'), TASK_STATUSES[status], poolSize, drawnCount, next, inspectUntil]
      }
    }
  }
  return { sheetName: '抽查任务', columns: HEADINGS.map((heading) => ({ heading })), rows: rows() }
}

function filter(db: Db, bureauId: string, { q, status, open }: TaskQuery) {
  return selectTasks(db)
    .where('t.bureauId', '=', bureauId)
    .$if(status !== undefined, (query) => query.where('t.status', '=', status ?? 'drafting'))
    .$if(open === '1', (query) => query.where('t.status', 'not in', ['published', 'cancelled']))
    .$if(q !== '', (query) => query.where(sql<boolean>`strpos(t.title || ' ' || t.document_no, ${q}) > 0`))
}
