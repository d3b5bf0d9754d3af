import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { RowCells } from './cells.rules.ts'
import type { Placed } from './place.rules.ts'

/** One row of the sheet as the dry run leaves it. */
export interface StagedRow {
  readonly rowNumber: number
  readonly cells: RowCells
  /** undefined for a row that the clerk has excluded. */
  readonly placed: Placed | undefined
}

const COLUMNS = `import_id, row_number, state, cells, issues, effect, subject_id, subject_version, code, code_kind,
  name, name_raw, kind, region, address, office, risk_class, permit_no, valid_until, item_ids, since, holder_code,
  changes`

/** A COPY into the staging table: rows go out as the database takes them. */
export interface Staging {
  write(rows: readonly StagedRow[]): Promise<void>
  end(): Promise<void>
  /** Ends the COPY as failed, so that the connection can roll back. */
  abort(): Promise<void>
}

/** Begins a COPY on a client that is inside a transaction. */
export function openStaging(client: PoolClient, importId: string): Staging {
  const stream: Writable = client.query(copyFrom(`copy import_rows (${COLUMNS}) from stdin`))
  const done = finished(stream)
  // Awaited in end(); a failure before that surfaces there and must not end the process meanwhile.
  done.catch(() => {})
  return {
    async write(rows) {
      let text = ''
      for (const row of rows) text += copyLine(importId, row)
      if (!stream.write(text)) await Promise.race([new Promise((resolve) => stream.once('drain', resolve)), done])
    },
    async end() {
      stream.end()
      await done
    },
    async abort() {
      stream.destroy(new Error('dry run stopped'))
      await done.catch(() => {})
    },
  }
}

/** Ids, numbers, dates and words of closed lists need no escaping; whatever a person wrote does. */
function copyLine(importId: string, { rowNumber, cells, placed }: StagedRow): string {
  const head = `${importId}\t${rowNumber}\t${placed?.state ?? 'excluded'}\t${escape(cellsJson(cells))}\t`
  if (!placed) return `${head}[]${NOTHING}`
  const issues = placed.issues.length === 0 ? '[]' : escape(JSON.stringify(placed.issues))
  if (placed.state === 'error') return `${head}${issues}${NOTHING}`
  const { final } = placed
  const subject = `${placed.effect ?? NULL}\t${placed.subjectId}\t${placed.subjectVersion ?? NULL}`
  const named = `${final.code}\t${final.codeKind}\t${escape(final.name)}\t${escape(storable(final.nameRaw))}\t${final.kind}`
  const placedAt = `${escape(final.region)}\t${escape(final.address)}\t${escape(final.office)}`
  const permit = `${final.riskClass || NULL}\t${escape(final.permitNo)}\t${final.validUntil ?? NULL}`
  const changes = placed.changes ? escape(JSON.stringify(placed.changes)) : NULL
  return `${head}${issues}\t${subject}\t${named}\t${placedAt}\t${permit}\t{${final.itemIds.join(',')}}\t${final.since ?? NULL}\t${escape(final.holderCode ?? '')}\t${changes}\n`
}

const NULL = '\\N'
/** The eighteen columns of what would be written, where nothing would. */
const NOTHING = `${`\t${NULL}`.repeat(18)}\n`

/** Cell text by field, as in the sheet. */
function cellsJson(cells: RowCells): string {
  let json = ''
  for (const field in cells)
    json += `${json === '' ? '{' : ','}"${field}":${JSON.stringify(storable(cells[field]?.text ?? ''))}`
  return json === '' ? '{}' : `${json}}`
}

/** Texts as the database takes them: it knows neither NUL nor half a character. */
function storable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- NUL is what has to go
  return /[\u0000\ud800-\udfff]/.test(text) ? text.toWellFormed().replaceAll('\u0000', '\ufffd') : text
}

const SPECIAL = /[\\\t\n\r]/
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escape(text: string): string {
  if (!SPECIAL.test(text)) return text
  return text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character)
}
