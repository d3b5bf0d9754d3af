import { civilDateOf, EXCLUSION_REASONS } from '@sunlot/contract'
import type { Actor, ExclusionReason } from '@sunlot/contract'
import type { OutputTable } from '@sunlot/tables'
import type { Deps } from '../../platform/deps.ts'
import { loadScheme } from './task-scheme.ts'
import type { TaskScheme } from './task-scheme.ts'
import { poolSelect } from './tasks.pool.ts'
import { getTask } from './tasks.queries.ts'

interface Page {
  taskId: string
  page: number
  size: number
  q: string
  reason?: ExclusionReason | undefined
}

/** Targets of the scope that would stay out if the draw were opened now, with the reason, by code in bytes. */
export async function listExclusions(deps: Deps, actor: Actor, { taskId, page, size, ...filters }: Page) {
  const start = performance.now()
  const scheme = await schemeOf(deps, actor, taskId)
  const { total } = await select(deps, scheme, filters)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await select(deps, scheme, filters)
    .select(['label', 'name', 'region', 'status'])
    .orderBy('label')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { rows: rows.map(describe), total, tookMs: Math.ceil(performance.now() - start) }
}

/** What is filtered as a sheet; rows are read in portions as the file is written. */
export async function exportExclusions(
  deps: Deps,
  actor: Actor,
  { taskId, ...filters }: Pick<Page, 'taskId' | 'q' | 'reason'>,
): Promise<OutputTable> {
  const scheme = await schemeOf(deps, actor, taskId)
  return {
    sheetName: '不参加抽取的对象',
    columns: [
      { heading: '信用代码或编号', width: 24 },
      { heading: '名称', width: 40 },
      { heading: '所在地', width: 20 },
      { heading: '不参加的原因', width: 24 },
    ],
    rows: readRows(deps, scheme, filters),
  }
}

const PORTION = 5_000

async function* readRows(
  deps: Deps,
  scheme: TaskScheme,
  filters: Pick<Page, 'q' | 'reason'>,
): AsyncGenerator<string[]> {
  for (let after = ''; ; ) {
    const rows = await select(deps, scheme, filters)
      .select(['label', 'name', 'region', 'status'])
      .where('label', '>', after)
      .orderBy('label')
      .limit(PORTION)
      .execute()
    for (const row of rows.map(describe)) yield [row.code, row.name, row.region, row.text]
    const last = rows.at(-1)
    if (!last || rows.length < PORTION) return
    after = last.label
  }
}

async function schemeOf(deps: Deps, actor: Actor, taskId: string): Promise<TaskScheme> {
  const { bureauId, input } = await getTask(deps.db, actor.bureauId, taskId)
  return loadScheme(deps.db, { bureauId, input, today: civilDateOf(deps.clock.now()) })
}

function select(deps: Deps, scheme: TaskScheme, { q, reason }: Pick<Page, 'q' | 'reason'>) {
  return deps.db
    .selectFrom(poolSelect(scheme).as('pool'))
    .where('status', '<>', 'in')
    .$if(reason !== undefined, (query) => query.where('status', '=', `out:${reason}`))
    .$if(q !== '', (query) => query.where((eb) => eb.or([eb('name', 'like', `%${likely(q)}%`), eb('label', '=', q)])))
}

function likely(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

function describe({ label, name, region, status }: { label: string; name: string; region: string; status: string }) {
  const reason = status.slice('out:'.length) as ExclusionReason
  return { code: label, name, region, reason, text: EXCLUSION_REASONS[reason].text }
}
