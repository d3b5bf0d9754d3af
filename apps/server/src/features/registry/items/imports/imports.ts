import type { Readable } from 'node:stream'
import {
  type Actor,
  errorText,
  type ItemImport,
  type ItemMapping,
  type MendedItem,
  type OpenItemImport,
} from '@sunlot/contract'
import type { PublishedTable } from '@sunlot/tables'
import type { Updateable } from 'kysely'
import { ZodError } from 'zod'
import { AppError } from '../../../../platform/app-error.ts'
import { recordAudit } from '../../../../platform/audit.ts'
import type { Db, Tx } from '../../../../platform/database.ts'
import type { Deps } from '../../../../platform/deps.ts'
import type { ItemImportsTable } from '../../../../platform/tables/items.ts'
import { cleanItem, insertItem } from '../items.ts'
import { officeNames } from '../items.queries.ts'
import { suggestColumns } from './columns.rules.ts'
import { findingText } from './findings.ts'
import { draftItems } from './read-items.ts'
import { readList } from './read-list.ts'

const MAX_BYTES = 16 * 2 ** 20

/**
 * Keeps a published list as it was sent and drafts its items; the item list stays as it is. The same file sent again
 * while its import is open is gone on with. Throws `items.bad-list` in words for a file that is no list.
 */
export async function startItemImport(
  deps: Deps,
  actor: Actor,
  { fileName, content }: { fileName: string; content: Readable },
): Promise<ItemImport> {
  const { sha256, size } = await deps.files.put(content, { maxBytes: MAX_BYTES })
  const table = await readList({ fileName, content: (await deps.files.open(sha256)).content })
  const mapping = suggestColumns(table)
  const drafts = await draftTable(deps.db, actor, { table, mapping })
  const at = deps.clock.now()
  const { bureauId } = actor
  const open = await deps.db.transaction().execute(async (tx) => {
    const fileId = deps.newId()
    await tx.insertInto('files').values({ id: fileId, sha256, size, createdAt: at }).execute()
    const made = { id: deps.newId(), bureauId, fileId, sha256, fileName, createdBy: actor.id }
    await tx
      .insertInto('itemImports')
      .values({
        ...made,
        mapping: JSON.stringify(mapping),
        drafts: JSON.stringify(drafts),
        createdAt: at,
        updatedAt: at,
      })
      .onConflict((conflict) => conflict.columns(['bureauId', 'sha256']).where('status', '=', 'open').doNothing())
      .execute()
    return tx
      .selectFrom('itemImports')
      .select('id')
      .where('bureauId', '=', bureauId)
      .where('sha256', '=', sha256)
      .where('status', '=', 'open')
      .executeTakeFirstOrThrow()
  })
  return readItemImport(deps, actor, open.id)
}

/** The import as it was mended so far, beside what its sheet says. */
export async function readItemImport(deps: Deps, actor: Actor, id: string): Promise<ItemImport> {
  const record = await getRecord(deps.db, actor, id)
  return show(record, await readSheet(deps, record))
}

/** The lists of the bureau that are neither imported nor given up, the one mended last first. */
export async function listOpenImports(db: Db, bureauId: string): Promise<OpenItemImport[]> {
  const rows = await db
    .selectFrom('itemImports as m')
    .innerJoin('users as u', 'u.id', 'm.createdBy')
    .select(['m.id', 'm.fileName', 'm.updatedAt', 'u.name as by'])
    .select(({ fn }) => fn<number>('jsonb_array_length', ['m.drafts']).as('itemCount'))
    .where('m.bureauId', '=', bureauId)
    .where('m.status', '=', 'open')
    .orderBy('m.updatedAt', 'desc')
    .orderBy('m.id')
    .execute()
  return rows.map(({ updatedAt, ...row }) => ({ ...row, at: updatedAt.toISOString() }))
}

interface Change {
  id: string
  version: number
}

/** Keeps the items as they stand now; answers the next version. Throws `items.import-changed` to the slower of two. */
export function saveItemDrafts(
  deps: Deps,
  actor: Actor,
  { drafts, ...change }: Change & { drafts: readonly MendedItem[] },
): Promise<number> {
  return writeChange(deps, actor, change, { drafts: JSON.stringify(drafts) })
}

/** Reads the sheet anew with the columns as the clerk says; what was mended before is lost. */
export async function mapItemColumns(
  deps: Deps,
  actor: Actor,
  { mapping, ...change }: Change & { mapping: ItemMapping },
): Promise<ItemImport> {
  const record = await getRecord(deps.db, actor, change.id)
  const table = await readSheet(deps, record)
  const drafts = await draftTable(deps.db, actor, { table, mapping })
  const set = { mapping: JSON.stringify(mapping), drafts: JSON.stringify(drafts) }
  const version = await writeChange(deps, actor, change, set)
  return show({ ...record, mapping, drafts, version }, table)
}

/**
 * Writes all items of a list in one act, each with its first version (S1-08); the trail names the sheet by its hash
 * (S1-06). Throws `items.row-refused` and writes none. Answers how many.
 */
export async function commitItemImport(deps: Deps, actor: Actor, change: Change): Promise<number> {
  return deps.db.transaction().execute(async (tx) => {
    const { drafts, fileName, sha256 } = await getRecord(tx, actor, change.id)
    if (drafts.length === 0) throw new AppError('items.bad-list', { why: `“${fileName}”里没有事项` })
    await claim(tx, actor, change, { status: 'committed', itemCount: drafts.length })
    for (const draft of drafts) await writeRow(deps, tx, { actor, draft })
    const subject = { bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'bureau', subjectId: actor.bureauId }
    const data = { fileName, sha256, itemCount: drafts.length }
    await recordAudit(tx, { ...subject, at: deps.clock.now(), event: 'items.imported', data })
    return drafts.length
  })
}

/** Gives an import up; nothing of it has ever stood in the list. */
export async function discardItemImport(deps: Deps, actor: Actor, id: string): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const { version, fileName, sha256, drafts } = await getRecord(tx, actor, id)
    await claim(tx, actor, { id, version }, { status: 'discarded' })
    const subject = { bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'import', subjectId: id }
    const data = { fileName, sha256, itemCount: drafts.length }
    await recordAudit(tx, { ...subject, at: deps.clock.now(), event: 'imports.discarded', data })
  })
}

type ItemImportRecord = Awaited<ReturnType<typeof getRecord>>

async function getRecord(db: Db | Tx, { bureauId }: Actor, id: string) {
  const record = await db
    .selectFrom('itemImports')
    .select(['id', 'fileName', 'sha256', 'status', 'version', 'mapping', 'drafts'])
    .where('id', '=', id)
    .where('bureauId', '=', bureauId)
    .executeTakeFirst()
  if (!record) throw new AppError('request.not-found')
  return record
}

async function writeChange(
  deps: Deps,
  actor: Actor,
  change: Change,
  set: { drafts: string; mapping?: string },
): Promise<number> {
  await getRecord(deps.db, actor, change.id)
  const version = change.version + 1
  await claim(deps.db, actor, change, { ...set, version, updatedAt: deps.clock.now() })
  return version
}

/** Changes an open import of that version, or says why not. */
async function claim(
  db: Db | Tx,
  actor: Actor,
  { id, version }: Change,
  set: Updateable<ItemImportsTable>,
): Promise<void> {
  const claimed = await db
    .updateTable('itemImports')
    .set(set)
    .where('id', '=', id)
    .where('status', '=', 'open')
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (claimed) return
  const { status } = await getRecord(db, actor, id)
  throw new AppError(status === 'open' ? 'items.import-changed' : 'items.import-closed')
}

async function readSheet(deps: Deps, { fileName, sha256 }: ItemImportRecord): Promise<PublishedTable> {
  return readList({ fileName, content: (await deps.files.open(sha256)).content })
}

function show({ id, fileName, status, version, mapping, drafts }: ItemImportRecord, table: PublishedTable): ItemImport {
  return {
    id,
    fileName,
    status,
    version,
    drafts,
    title: table.title,
    columns: table.columns.map((column) => ({ ...column, field: mapping[column.letter] ?? null })),
    rowCount: table.rows.length,
    findings: table.findings.map((finding) => findingText(finding)),
    remarks: table.notes.map(({ text }) => text),
  }
}

async function writeRow(
  deps: Deps,
  tx: Tx,
  { actor, draft: { row, item } }: { actor: Actor; draft: MendedItem },
): Promise<void> {
  try {
    await insertItem(deps, tx, { actor, item: cleanItem(item), cause: 'created' })
  } catch (error) {
    throw new AppError('items.row-refused', { row, name: item.name, why: reasonOf(error) })
  }
}

/** Why a row cannot stand in the list, as a sentence; what is no refusal goes on as it is. */
function reasonOf(error: unknown): string {
  if (error instanceof AppError) return errorText(error.code, error.params)
  if (error instanceof ZodError) return error.issues[0]?.message ?? ''
  throw error
}

/** Nothing is drafted before a column is known to be the item's name. */
async function draftTable(
  db: Db,
  { bureauId }: Actor,
  { table, mapping }: { table: PublishedTable; mapping: ItemMapping },
): Promise<MendedItem[]> {
  if (!Object.values(mapping).includes('name')) return []
  return draftItems(table, { mapping, taken: await readTaken(db, bureauId) })
}

async function readTaken(db: Db, bureauId: string) {
  const rows = await db
    .selectFrom('inspectionItems')
    .select(['code', 'name'])
    .where('bureauId', '=', bureauId)
    .execute()
  const offices = await officeNames(db, bureauId)
  return {
    codes: new Set(rows.map(({ code }) => code)),
    names: new Set(rows.map(({ name }) => name)),
    offices: new Map([...offices].map(([id, name]) => [name, id])),
  }
}
