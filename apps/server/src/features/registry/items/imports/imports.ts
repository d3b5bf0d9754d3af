import type { Readable } from 'node:stream'
import {
  type Actor,
  errorText,
  type ItemDryRun,
  type ItemImport,
  type ItemMapping,
  type ReferenceList,
} from '@sunlot/contract'
import { type PublishedTable, readPublishedTable, TableError } from '@sunlot/tables'
import { AppError } from '../../../../platform/app-error.ts'
import { recordAudit } from '../../../../platform/audit.ts'
import type { Tx } from '../../../../platform/database.ts'
import type { Deps } from '../../../../platform/deps.ts'
import { tableErrorText } from '../../imports/table-error-text.ts'
import { replaceReferences } from '../gap.ts'
import { cleanItem, insertItem } from '../items.ts'
import { officeNames } from '../items.queries.ts'
import { suggestColumns } from './columns.rules.ts'
import { findingText } from './findings.ts'
import { draftItems } from './read-items.ts'

const MAX_BYTES = 16 * 2 ** 20

interface SentFile {
  fileName: string
  content: Readable
}

/**
 * Keeps a published list as it was sent and drafts its items; the item list stays as it is. Throws `items.bad-list` in words for a file that is
 * no list.
 */
export async function dryRunItems(
  deps: Deps,
  actor: Actor,
  { fileName, content, mapping: assigned }: SentFile & { mapping?: ItemMapping },
): Promise<ItemDryRun> {
  const { sha256, size } = await deps.files.put(content, { maxBytes: MAX_BYTES })
  const table = await readList({ fileName, content: (await deps.files.open(sha256)).content })
  const mapping = assigned ?? suggestColumns(table)
  if (!Object.values(mapping).includes('name') && !assigned) throw badList(`“${fileName}”里没有找到“抽查事项”一列`)
  const drafts = draftItems(table, { mapping, taken: await readTaken(deps, actor.bureauId) })
  const fileId = deps.newId()
  await deps.db.insertInto('files').values({ id: fileId, sha256, size, createdAt: deps.clock.now() }).execute()
  return {
    fileId,
    fileName,
    title: table.title,
    columns: table.columns.map((column) => ({ ...column, field: mapping[column.letter] ?? null })),
    rowCount: table.rows.length,
    drafts,
    findings: table.findings.map((finding) => findingText(finding)),
    remarks: table.notes.map(({ text }) => text),
  }
}

/**
 * Writes all items of a list in one act, each with its first version (S1-08); the trail names the sheet by its hash
 * (S1-06). Throws `items.row-refused` and writes none.
 */
export async function importItems(deps: Deps, actor: Actor, { fileId, fileName, items }: ItemImport): Promise<number> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const file = await tx.selectFrom('files').select('sha256').where('id', '=', fileId).executeTakeFirst()
    if (!file) throw new AppError('request.not-found')
    for (const { row, item } of items) await writeRow(deps, tx, { actor, row, item })
    const subject = {
      at,
      bureauId: actor.bureauId,
      actorId: actor.id,
      subjectKind: 'bureau',
      subjectId: actor.bureauId,
    }
    const data = { fileName, sha256: file.sha256, itemCount: items.length }
    await recordAudit(tx, { ...subject, event: 'items.imported', data })
  })
  return items.length
}

type Row = ItemImport['items'][number] & { actor: Actor }

async function writeRow(deps: Deps, tx: Tx, { actor, row, item }: Row): Promise<void> {
  try {
    await insertItem(deps, tx, { actor, item: cleanItem(item), cause: 'created' })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new AppError('items.row-refused', { row, name: item.name, why: errorText(error.code, error.params) })
  }
}

/** Takes over the list that the own one is held against: a column of names, and one of codes where there is one. */
export async function importReferences(
  deps: Deps,
  actor: Actor,
  { fileName, content, kind }: SentFile & { kind: ReferenceList },
): Promise<number> {
  const table = await readList({ fileName, content })
  const mapping = suggestColumns(table)
  const placeOf = (field: 'name' | 'powerCode' | 'number') =>
    table.columns.findIndex(({ letter }) => mapping[letter] === field)
  const [name, code] = [placeOf('name'), placeOf('powerCode')]
  if (name < 0) throw badList(`“${fileName}”里没有找到“事项名称”一列`)
  const entries = table.rows
    .map(({ cells }) => ({ name: cells[name]?.text.trim() ?? '', code: cells[code]?.text.trim() ?? '' }))
    .filter((entry) => entry.name !== '')
  const once = [...new Map(entries.map((entry) => [`${entry.code}\n${entry.name}`, entry])).values()]
  if (once.length === 0) throw badList(`“${fileName}”里没有事项`)
  await replaceReferences(deps, actor, { kind, entries: once, fileName })
  return once.length
}

async function readList({ fileName, content }: SentFile): Promise<PublishedTable> {
  const table = await readPublishedTable(content, { fileName }).catch((error: unknown) => {
    throw error instanceof TableError ? badList(tableErrorText(error)) : error
  })
  if (table.headingRow === 0) throw badList(`“${fileName}”里没有找到表头，表头应有“抽查事项”一列`)
  if (table.rows.length === 0) throw badList(`“${fileName}”的表头下面没有内容`)
  return table
}

function badList(why: string): AppError {
  return new AppError('items.bad-list', { why })
}

async function readTaken(deps: Deps, bureauId: string) {
  const rows = await deps.db
    .selectFrom('inspectionItems')
    .select(['code', 'name'])
    .where('bureauId', '=', bureauId)
    .execute()
  const offices = await officeNames(deps.db, bureauId)
  return {
    codes: new Set(rows.map(({ code }) => code)),
    names: new Set(rows.map(({ name }) => name)),
    offices: new Map([...offices].map(([id, name]) => [name, id])),
  }
}
