import type { Readable } from 'node:stream'
import type { Actor, Import, ImportFix, ImportKind, ImportMapping, ImportStatus } from '@sunlot/contract'
import { columnIndex } from '@sunlot/tables'
import { AppError } from '../../../platform/app-error.ts'
import { recordAudit } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Deps } from '../../../platform/deps.ts'
import { FIELDS, findMissing } from './fields.ts'
import { findImport, type ImportRecord, showImport } from './imports.queries.ts'
import { runCheck } from './run-check.ts'
import { addedColumn, type SheetColumn } from './sheet.ts'

const MAX_BYTES = 512 * 2 ** 20

interface Upload {
  readonly kind: ImportKind
  readonly fileName: string
  readonly content: Readable
}

/** Keeps the file and starts the dry run; the directory stays as it is until the import is committed. */
export async function startImport(deps: Deps, actor: Actor, { kind, fileName, content }: Upload): Promise<Import> {
  const { sha256, size } = await deps.files.put(content, { maxBytes: MAX_BYTES })
  const at = deps.clock.now()
  const [id, fileId] = [deps.newId(), deps.newId()]
  await deps.db.transaction().execute(async (tx) => {
    await tx.insertInto('files').values({ id: fileId, sha256, size, createdAt: at }).execute()
    const { bureauId } = actor
    const made = {
      id,
      bureauId,
      kind,
      fileName,
      fileId,
      status: 'reading' as const,
      createdBy: actor.id,
      createdAt: at,
    }
    await tx.insertInto('imports').values(made).execute()
    await recordAudit(tx, { ...subject(actor, id, at), event: 'imports.started', data: { kind, fileName, sha256 } })
  })
  await runCheck(deps, id)
  return getImport(deps, actor, id)
}

/** Throws `request.not-found` for another bureau's import as well. */
export async function getImport(deps: Deps, actor: Actor, id: string): Promise<Import> {
  return showImport(await getRecord(deps, actor, id))
}

/** Reads the columns as the clerk assigned them, and checks again. */
export async function assignColumns(
  deps: Deps,
  actor: Actor,
  { id, fields, items }: ImportMapping & { id: string },
): Promise<Import> {
  const record = await getRecord(deps, actor, id)
  refuseUnless(record, ['mapping', 'checked'])
  const columns: SheetColumn[] = record.columns
    .map((column) => ({ ...column, field: fields[column.letter] ?? null }))
    .filter(({ field, value }) => field !== null || value === undefined)
  refuseBadMapping(record, fields)
  // S0-06 a list of firms alone says nothing of items; the clerk says it for all of them.
  const isLacking = record.kind === 'targets' && !columns.some(({ field }) => field === 'items')
  if (items && isLacking) {
    columns.push(addedColumn(columns, { field: 'items', heading: '抽查事项', value: items.join('、') }))
  }
  const missing = findMissing(record.kind, new Set(columns.map(({ field }) => field ?? '')))
  if (missing.length > 0) throw new AppError('import.missing-columns', { columns: missing.join('、') })
  await deps.db.transaction().execute(async (tx) => {
    await restart(tx, record, { columns: JSON.stringify(columns) })
  })
  await runCheck(deps, id)
  return getImport(deps, actor, id)
}

/** Mends one cell, or every cell of a column that reads the same, and checks again. */
export async function fixCells(deps: Deps, actor: Actor, { id, ...fix }: ImportFix & { id: string }): Promise<Import> {
  const record = await getRecord(deps, actor, id)
  refuseUnless(record, ['checked'])
  await deps.db.transaction().execute(async (tx) => {
    const count = await countCells(tx, id, fix)
    if (count === 0) throw new AppError('import.nothing-to-fix', { value: fix.from })
    await restart(tx, record, { fixes: JSON.stringify([...record.fixes, fix]) })
    const event = { ...subject(actor, id, deps.clock.now()), event: 'imports.cells-fixed' as const }
    await recordAudit(tx, { ...event, data: { ...fix, count } })
  })
  await runCheck(deps, id)
  return getImport(deps, actor, id)
}

/** Leaves every wrong row out, as an explicit and recorded decision; then the rest can be committed. */
export async function excludeWrongRows(deps: Deps, actor: Actor, id: string): Promise<Import> {
  const record = await getRecord(deps, actor, id)
  refuseUnless(record, ['checked'])
  await deps.db.transaction().execute(async (tx) => {
    const wrong = await tx
      .selectFrom('importRows')
      .select('rowNumber')
      .where('importId', '=', id)
      .where('state', '=', 'error')
      .orderBy('rowNumber')
      .execute()
    const rows = wrong.map(({ rowNumber }) => rowNumber)
    await restart(tx, record, { excluded: [...record.excluded, ...rows] })
    const event = { ...subject(actor, id, deps.clock.now()), event: 'imports.rows-excluded' as const }
    await recordAudit(tx, { ...event, data: { count: rows.length, rows: rows.slice(0, 100) } })
  })
  await runCheck(deps, id)
  return getImport(deps, actor, id)
}

/** Gives an import up; nothing of it has ever stood in the directory. */
export async function discardImport(deps: Deps, actor: Actor, id: string): Promise<void> {
  const record = await getRecord(deps, actor, id)
  await deps.db.transaction().execute(async (tx) => {
    const discarded = await tx
      .updateTable('imports')
      .set({ status: 'discarded' })
      .where('id', '=', id)
      .where('status', 'in', ['reading', 'mapping', 'checked', 'failed'])
      .returning('id')
      .executeTakeFirst()
    if (!discarded) throw new AppError(record.status === 'committing' ? 'import.busy' : 'import.committed')
    await tx.deleteFrom('importRows').where('importId', '=', id).execute()
    await recordAudit(tx, { ...subject(actor, id, deps.clock.now()), event: 'imports.discarded' })
  })
}

export async function getRecord(deps: Deps, { bureauId }: Actor, id: string): Promise<ImportRecord> {
  const record = await findImport(deps.db, { id, bureauId })
  if (!record) throw new AppError('request.not-found')
  return record
}

/** Says why an import in another status cannot be worked on. */
export function refuseUnless({ status }: { status: ImportStatus }, allowed: readonly ImportStatus[]): void {
  if (allowed.includes(status)) return
  if (status === 'reading' || status === 'committing') throw new AppError('import.busy')
  if (status === 'mapping') throw new AppError('import.not-ready')
  throw new AppError(status === 'committed' ? 'import.committed' : 'import.closed')
}

/** Back to the dry run, unless somebody else was quicker. */
async function restart(
  tx: Tx,
  { id, status, counts }: ImportRecord,
  decided: { columns?: string; fixes?: string; excluded?: number[] },
): Promise<void> {
  const claimed = await tx
    .updateTable('imports')
    .set({ ...decided, status: 'reading', failure: null, doneRows: 0, totalRows: counts.read })
    .where('id', '=', id)
    .where('status', '=', status)
    .returning('id')
    .executeTakeFirst()
  if (!claimed) throw new AppError('import.busy')
}

function refuseBadMapping({ kind, columns }: ImportRecord, fields: ImportMapping['fields']): void {
  const known = new Map(FIELDS[kind].map(({ key, name }) => [key, name]))
  const taken = new Map<string, string>()
  for (const [letter, field] of Object.entries(fields)) {
    if (field === null) continue
    const name = known.get(field)
    const before = taken.get(field)
    const refuse = (why: string) => new AppError('import.mapping', { letter, field: name ?? field, why })
    if (name === undefined) throw refuse('没有这一项')
    if (columnIndex(letter) < 0 || !columns.some((column) => column.letter === letter)) throw refuse('表里没有这一列')
    if (before !== undefined) throw refuse(`第 ${before} 列已经对应它`)
    taken.set(field, letter)
  }
}

async function countCells(tx: Tx, id: string, { field, from, rowNumber }: ImportFix): Promise<number> {
  const { count } = await tx
    .selectFrom('importRows')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('importId', '=', id)
    .where((eb) => eb(eb.ref('cells', '->>').key(field as never), '=', from as never))
    .$if(rowNumber !== undefined, (qb) => qb.where('rowNumber', '=', rowNumber ?? 0))
    .executeTakeFirstOrThrow()
  return count
}

function subject(actor: Actor, subjectId: string, at: Date) {
  return { at, bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'import', subjectId }
}
