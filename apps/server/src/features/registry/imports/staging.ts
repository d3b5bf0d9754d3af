import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Placed } from './place.rules.ts'

/** One row of the sheet as the dry run leaves it. */
export interface StagedRow {
  readonly rowNumber: number
  /** Cell text by field, as in the sheet. */
  readonly cells: Readonly<Record<string, string>>
  /** undefined for a row that the clerk has excluded. */
  readonly placed: Placed | undefined
}

const COLUMNS = `import_id, row_number, state, cells, issues, effect, subject_id, subject_version, code, code_kind,
  name, name_raw, kind, region, address, office, risk_class, permit_no, valid_until, item_ids, changes`

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
      const text = rows.map((row) => copyLine(valuesOf(importId, row))).join('')
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

type CopyValue = string | number | null

function valuesOf(importId: string, { rowNumber, cells, placed }: StagedRow): CopyValue[] {
  const head = [importId, rowNumber, placed?.state ?? 'excluded', JSON.stringify(cells)]
  if (!placed) return [...head, '[]', ...NOTHING]
  const issues = placed.issues.length === 0 ? '[]' : JSON.stringify(placed.issues)
  if (placed.state === 'error') return [...head, issues, ...NOTHING]
  const { final } = placed
  return [
    ...head,
    issues,
    placed.effect,
    placed.subjectId,
    placed.subjectVersion,
    final.code,
    final.codeKind,
    final.name,
    final.nameRaw,
    final.kind,
    final.region,
    final.address,
    final.office,
    final.riskClass || null,
    final.permitNo,
    final.validUntil ?? null,
    `{${final.itemIds.join(',')}}`,
    placed.changes && JSON.stringify(placed.changes),
  ]
}

const NOTHING: readonly null[] = Array.from({ length: 16 }, () => null)

function copyLine(values: readonly CopyValue[]): string {
  return `${values.map(copyText).join('\t')}\n`
}

const SPECIAL = /[\\\t\n\r]/g
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function copyText(value: CopyValue): string {
  if (value === null) return '\\N'
  if (typeof value === 'number') return String(value)
  SPECIAL.lastIndex = 0
  return SPECIAL.test(value) ? value.replace(SPECIAL, (character) => ESCAPES[character] ?? character) : value
}
