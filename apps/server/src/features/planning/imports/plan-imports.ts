import { Readable } from 'node:stream'
import {
  type Actor,
  type PlanImport,
  type PlanImportDecisions,
  PlanImportDecisionsSchema,
  type PlanImportRow,
} from '@sunlot/contract'
import { type PublishedTable, readPublishedTable, TableError } from '@sunlot/tables'
import { AppError } from '../../../platform/app-error.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Deps } from '../../../platform/deps.ts'
import { tableErrorText } from '../../registry/index.ts'
import { insertLines } from '../insert-lines.ts'
import { getPlan } from '../plans.queries.ts'
import { recordPlanEvent, touchDraft } from '../plans.ts'
import { dryRun } from './dry-run.ts'
import type { NamedItem } from './item-match.rules.ts'

const MAX_BYTES = 16 * 2 ** 20
/** No plan has more lines; a screen shows them all at once. */
const MAX_ROWS = 1000

interface Upload {
  readonly planId: string
  readonly fileName: string
  readonly content: Readable
}

/** Keeps a published table for a draft and answers its dry run; the plan stays as it is until the import is committed. */
export async function startPlanImport(
  deps: Deps,
  actor: Actor,
  { planId, fileName, content }: Upload,
): Promise<PlanImport> {
  const plan = await getPlan(deps.db, actor.bureauId, planId)
  if (plan.status !== 'draft') throw new AppError('plans.closed')
  const { sha256, size } = await deps.files.put(content, { maxBytes: MAX_BYTES })
  const decisions = PlanImportDecisionsSchema.parse({})
  await readSheet(deps, { sha256, fileName, decisions })
  const [id, fileId] = [deps.newId(), deps.newId()]
  const createdAt = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    await tx.insertInto('files').values({ id: fileId, sha256, size, createdAt }).execute()
    await tx
      .insertInto('planImports')
      .values({
        id,
        bureauId: actor.bureauId,
        planId,
        fileId,
        fileName,
        decisions: JSON.stringify(decisions),
        createdBy: actor.id,
        createdAt,
      })
      .execute()
  })
  return readPlanImport(deps, actor, id)
}

/** A table pasted from a spreadsheet, with tabs between its cells. */
export function pastePlanTable(
  deps: Deps,
  actor: Actor,
  { planId, text }: { planId: string; text: string },
): Promise<PlanImport> {
  return startPlanImport(deps, actor, { planId, fileName: '粘贴的表格', content: Readable.from([Buffer.from(text)]) })
}

/** The import with its dry run, read anew from the stored file. */
export async function readPlanImport(deps: Deps, actor: Actor, id: string): Promise<PlanImport> {
  const record = await getRecord(deps, actor, id)
  return showRecord(record, await readSheet(deps, record))
}

/** Takes the clerk's decisions in place of the ones before, unless somebody else decided meanwhile. */
export async function decidePlanImport(
  deps: Deps,
  actor: Actor,
  { id, version, decisions }: { id: string; version: number; decisions: PlanImportDecisions },
): Promise<PlanImport> {
  const record = await getRecord(deps, actor, id)
  if (record.status !== 'open') throw new AppError('plan-imports.closed')
  const sheet = await readSheet(deps, { ...record, decisions })
  const changed = await deps.db
    .updateTable('planImports')
    .set({ decisions: JSON.stringify(decisions), version: version + 1 })
    .where('id', '=', id)
    .where('status', '=', 'open')
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new AppError('plan-imports.changed')
  return showRecord({ ...record, decisions, version: version + 1 }, sheet)
}

/** Writes every line of the dry run into the draft in one transaction, or none; answers how many. */
export async function commitPlanImport(
  deps: Deps,
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<number> {
  const record = await getRecord(deps, actor, id)
  if (record.status !== 'open') throw new AppError('plan-imports.closed')
  const { rows, missingColumns } = showRecord(record, await readSheet(deps, record))
  const kept = rows.filter(({ excluded }) => !excluded)
  if (kept.length === 0 || missingColumns.length > 0) throw new AppError('plan-imports.no-lines')
  refuseErrors(kept)
  await deps.db.transaction().execute(async (tx) => {
    await touchDraft(deps, tx, { actor, planId: record.planId })
    await claim(tx, { id, version, lineCount: kept.length })
    await insertLines(deps, tx, { planId: record.planId, lines: kept.flatMap(({ line }) => line ?? []) })
    const { fileName, sha256, decisions } = record
    const data = { fileName, sha256, decisions, lines: kept.length }
    await recordPlanEvent(deps, tx, { actor, planId: record.planId, event: 'plans.imported', data })
  })
  return kept.length
}

/** Gives an import up; nothing of it has ever stood in the plan. */
export async function discardPlanImport(deps: Deps, actor: Actor, id: string): Promise<void> {
  const { planId, fileName, sha256 } = await getRecord(deps, actor, id)
  await deps.db.transaction().execute(async (tx) => {
    const discarded = await tx
      .updateTable('planImports')
      .set({ status: 'discarded' })
      .where('id', '=', id)
      .where('status', '=', 'open')
      .returning('id')
      .executeTakeFirst()
    if (!discarded) throw new AppError('plan-imports.closed')
    await recordPlanEvent(deps, tx, { actor, planId, event: 'imports.discarded', data: { fileName, sha256 } })
  })
}

type ImportRecord = Awaited<ReturnType<typeof getRecord>>

async function getRecord(deps: Deps, actor: Actor, id: string) {
  const record = await deps.db
    .selectFrom('planImports as i')
    .innerJoin('files as f', 'f.id', 'i.fileId')
    .innerJoin('annualPlans as p', 'p.id', 'i.planId')
    .select(['i.id', 'i.planId', 'i.fileName', 'i.status', 'i.version', 'i.decisions', 'i.bureauId'])
    .select(['f.sha256', 'p.title as planTitle', 'p.year'])
    .where('i.id', '=', id)
    .where('i.bureauId', '=', actor.bureauId)
    .executeTakeFirst()
  if (!record) throw new AppError('request.not-found')
  const items = await deps.db
    .selectFrom('inspectionItems')
    .select(['id', 'name'])
    .where('bureauId', '=', actor.bureauId)
    .where('status', '=', 'active')
    .orderBy('code')
    .execute()
  return { ...record, items: items satisfies NamedItem[] }
}

function showRecord(record: ImportRecord, table: PublishedTable): PlanImport {
  const { id, planId, planTitle, fileName, status, version, year, decisions, items } = record
  return { id, planId, planTitle, fileName, status, version, decisions, ...dryRun(table, { year, decisions, items }) }
}

/** Throws `plan-imports.unreadable` with a sentence that names the place. */
async function readSheet(
  deps: Deps,
  { sha256, fileName, decisions }: { sha256: string; fileName: string; decisions: PlanImportDecisions },
): Promise<PublishedTable> {
  const { content } = await deps.files.open(sha256)
  const shifts = Object.fromEntries(Object.entries(decisions.shifts).map(([row, by]) => [Number(row), by]))
  try {
    return await readPublishedTable(content, {
      fileName,
      limits: { maxRows: MAX_ROWS },
      shifts,
      continued: decisions.continued,
      ...(decisions.headingRow !== null && { headingRow: decisions.headingRow }),
    })
  } catch (error) {
    if (error instanceof TableError) throw new AppError('plan-imports.unreadable', { why: tableErrorText(error) })
    throw error
  }
}

function refuseErrors(rows: readonly PlanImportRow[]): void {
  const wrong = rows.flatMap(({ row, cells }) =>
    cells.flatMap(({ letter, reading }) => (reading?.state === 'error' ? [{ row, letter, why: reading.words }] : [])),
  )
  const [first] = wrong
  if (first) throw new AppError('plan-imports.errors', { count: wrong.length, ...first })
}

async function claim(
  tx: Tx,
  { id, version, lineCount }: { id: string; version: number; lineCount: number },
): Promise<void> {
  const claimed = await tx
    .updateTable('planImports')
    .set({ status: 'committed', lineCount })
    .where('id', '=', id)
    .where('status', '=', 'open')
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (!claimed) throw new AppError('plan-imports.changed')
}
