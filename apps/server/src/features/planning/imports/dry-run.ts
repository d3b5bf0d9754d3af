import {
  missingBlocks,
  type PlanField,
  type PlanImport,
  type PlanImportDecisions,
  type PlanImportRow,
  type PlanLineInput,
  PlanLineInputSchema,
} from '@sunlot/contract'
import { normalizeCellText, type PublishedCell, type PublishedRow, type PublishedTable } from '@sunlot/tables'
import { findingText } from '../../registry/index.ts'
import { mapColumns, missingColumns } from './columns.rules.ts'
import { matchItems, type NamedItem } from './item-match.rules.ts'
import { type Amount, type FieldReading, readLine } from './line.rules.ts'

/** Everything an import shows, made of the sheet and the clerk's decisions alone. */
export type DryRun = Pick<
  PlanImport,
  | 'encoding'
  | 'sheetName'
  | 'title'
  | 'headingRow'
  | 'above'
  | 'columns'
  | 'rows'
  | 'notes'
  | 'findings'
  | 'missingColumns'
  | 'counts'
>

interface DryRunContext {
  readonly year: number
  readonly decisions: PlanImportDecisions
  readonly items: readonly NamedItem[]
}

type Columns = PlanImport['columns']

export function dryRun(table: PublishedTable, { year, decisions, items }: DryRunContext): DryRun {
  const columns = mapColumns(table.columns, decisions.columns)
  const missing = missingColumns(new Set(columns.map(({ field }) => field)))
  const mended = table.rows.map((row) => mendRow(row, columns, decisions))
  const sharedNames = findShared(mended, columns)
  const rows: PlanImportRow[] = []
  let above: Amount | null = null
  for (const row of mended) {
    const context = { year, above, fill: decisions.fill, sharedNames }
    const read = readLine(textsOf(row, columns), context)
    above = read.amount
    rows.push(describeRow(row, { read, columns, decisions, items }))
  }
  return {
    encoding: table.encoding ?? '',
    sheetName: table.sheetName ?? '',
    title: table.title,
    headingRow: table.headingRow,
    above: table.above.slice(0, 60).map(({ row, text }) => ({ row, text: text.slice(0, 300) })),
    columns,
    rows,
    notes: table.notes.map(({ row, text }) => ({ row, text })),
    findings: table.findings
      .slice(0, 200)
      .map((finding) => ({ text: findingText(finding, '计划项'), fix: fixOf(finding) })),
    missingColumns: missing,
    counts: countRows(rows),
  }
}

interface MendedRow extends PublishedRow {
  readonly mended: ReadonlySet<string>
}

function mendRow(row: PublishedRow, columns: Columns, { cells }: PlanImportDecisions): MendedRow {
  const changes = new Map(cells.filter((cell) => cell.row === row.number).map(({ letter, text }) => [letter, text]))
  const mended = row.cells.map((cell, index): PublishedCell => {
    const text = changes.get(columns[index]?.letter ?? '')
    return text === undefined ? cell : { text, kind: text === '' ? 'empty' : 'text', formula: false, digitsLost: false }
  })
  return { ...row, cells: mended, mended: new Set(changes.keys()) }
}

/** Names of tasks under which several rows stand. */
function findShared(rows: readonly MendedRow[], columns: Columns): Set<string> {
  const at = columns.findIndex(({ field }) => field === 'name')
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const { cells } of rows) {
    const name = (cells[at]?.text ?? '').trim()
    if (name !== '' && seen.has(name)) shared.add(name)
    seen.add(name)
  }
  return shared
}

function textsOf(row: MendedRow, columns: Columns): Partial<Record<PlanField, string>> {
  const texts: Partial<Record<PlanField, string>> = {}
  columns.forEach(({ field }, index) => {
    const cell = row.cells[index]
    // A running number belongs to its own row; error values are reported and not imported.
    if (!field || !cell || cell.kind === 'error') return
    if (field === 'lineNo' && cell.inheritedFrom !== undefined) return
    texts[field] = cleanText(cell.text)
  })
  return texts
}

/** Lines of a cell stay lines; everything else that cannot be seen goes. */
function cleanText(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => normalizeCellText(line))
    .filter((line) => line !== '')
    .join('\n')
}

interface RowContext {
  readonly read: ReturnType<typeof readLine>
  readonly columns: Columns
  readonly decisions: PlanImportDecisions
  readonly items: readonly NamedItem[]
}

function describeRow(row: MendedRow, { read, columns, decisions, items }: RowContext): PlanImportRow {
  const match = matchItems(read.line.itemText || read.line.name, items)
  const chosen = decisions.items[String(row.number)]
  const own = chosen ? items.filter(({ id }) => chosen.includes(id)) : match.items
  const readings = columns.map(({ field }, index) => doubtDate(field && read.readings[field], row.cells[index]))
  const source = columns.map(({ letter, heading }, index) => ({
    heading: (heading || letter).slice(0, 200),
    text: (row.cells[index]?.text ?? '').slice(0, 4000),
    rest: (readings[index]?.rest ?? '').slice(0, 4000),
  }))
  const line = { ...read.line, itemIds: own.map(({ id }) => id), source: source.slice(0, 60) }
  const errors = errorsOf(line, columns)
  const cells = columns.map(({ letter }, index) => {
    const cell = row.cells[index]
    const problem = cell?.kind === 'error' ? `单元格里是 ${cell.text}，请改成文字` : errors.get(letter)
    return {
      letter,
      text: cell?.text ?? '',
      inheritedFrom: cell?.inheritedFrom ?? null,
      isMended: row.mended.has(letter),
      reading: problem ? errorReading(problem) : describeReading(readings[index]),
    }
  })
  return {
    row: row.number,
    section: row.section,
    excluded: decisions.excluded.includes(row.number),
    cells,
    items: [...own],
    suggestions: chosen ? [] : [...match.suggestions],
    missing: missingBlocks(line),
    line: cells.some(({ reading }) => reading?.state === 'error') ? null : line,
  }
}

/** The first of a month, as a date of the spreadsheet, may have been written and shown as the month alone. */
function doubtDate(
  reading: FieldReading | null | undefined,
  cell: PublishedCell | undefined,
): FieldReading | undefined {
  const isDoubtful = reading?.rest === '' && cell?.kind === 'date' && cell.text.endsWith('-01')
  return isDoubtful ? { words: reading.words, rest: cell.text } : (reading ?? undefined)
}

type CellReading = PlanImportRow['cells'][number]['reading']

function describeReading(reading: FieldReading | undefined): CellReading {
  if (!reading) return null
  const { words, rest } = reading
  if (rest === '') return { state: 'understood', words, rest }
  return { state: words === '' ? 'text' : 'partly', words, rest }
}

function errorReading(words: string): CellReading {
  return { state: 'error', words, rest: '' }
}

/** What keeps a row from becoming a line, by the column to mend it in. */
function errorsOf(line: PlanLineInput, columns: Columns): Map<string, string> {
  const errors = new Map<string, string>()
  const letterOf = (...fields: PlanField[]) =>
    fields.map((field) => columns.find((column) => column.field === field)?.letter).find((letter) => letter) ?? 'A'
  if (line.name.trim().length < 2) {
    errors.set(letterOf('itemText', 'name'), '抽查事项和任务名称至少写一项，不少于 2 个字')
    return errors
  }
  for (const { path, code, ...issue } of PlanLineInputSchema.safeParse(line).error?.issues ?? []) {
    const field = FIELD_OF[String(path[0])] ?? AMOUNT_FIELDS[String(path[1])] ?? 'remarks'
    const limit = 'maximum' in issue ? `最多 ${String(issue.maximum)} 个字` : '内容不能用'
    errors.set(
      letterOf(field, 'amount', 'itemText', 'name'),
      code === 'too_big' ? `太长，${limit}，请删短` : `${limit}，请改写`,
    )
  }
  return errors
}

const FIELD_OF: Readonly<Record<string, PlanField>> = {
  lineNo: 'lineNo',
  name: 'name',
  categoryText: 'categoryText',
  itemText: 'itemText',
  content: 'content',
  legalBasis: 'legalBasis',
  methodText: 'method',
  leadOffice: 'leadOffice',
  leadAgency: 'leadAgency',
  participants: 'participants',
  riskRequirement: 'riskRequirement',
  remarks: 'remarks',
  scope: 'scope',
  staff: 'staff',
  time: 'time',
}
const AMOUNT_FIELDS: Readonly<Record<string, PlanField>> = {
  base: 'base',
  baseText: 'base',
  rate: 'rate',
  rateText: 'rate',
  frequency: 'frequency',
  frequencyText: 'frequency',
}

type Finding = PublishedTable['findings'][number]

/** The one decision that puts a finding right. */
function fixOf({ code, row, by }: Finding): PlanImport['findings'][number]['fix'] {
  if (code === 'row.shifted' && row !== undefined && by !== undefined) return { do: 'shift', row, by }
  return code === 'row.blanks' && row !== undefined ? { do: 'continue', row } : null
}

function countRows(rows: readonly PlanImportRow[]): PlanImport['counts'] {
  const lines = rows.filter(({ excluded }) => !excluded)
  const cells = lines.flatMap((row) => row.cells.map(({ reading }) => reading?.state))
  return {
    lines: lines.length,
    excluded: rows.length - lines.length,
    texts: cells.filter((state) => state === 'partly' || state === 'text').length,
    errors: cells.filter((state) => state === 'error').length,
    unmatched: lines.filter(({ items }) => items.length === 0).length,
    gaps: lines.filter(({ missing }) => missing.length > 0).length,
  }
}
