import { formatDate, isIdentityNumber, type PasteOutcome, RecordIdSchema } from '@sunlot/contract'
import { normalizeCellText, normalizeCode } from '@sunlot/tables'
import { readDate } from './imports/dates.rules.ts'

type Fault = PasteOutcome['faults'][number]
interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

/** A line of the ledger of certified staff (S1-09). */
export interface LedgerLine {
  readonly name: string
  readonly number: string
  readonly office: string
  readonly validUntil: string | null
}

/** What the columns of a ledger are called, in the order in which one without headings has them. */
const LEDGER_COLUMNS = [
  { name: '姓名', heading: /^(人员)?姓名$/, isNeeded: true },
  { name: '执法证号', heading: /^(行政)?(执法)?证(件|书)?(编?号码?)$/, isNeeded: true },
  { name: '科室', heading: /^(所在|所属|工作)?(科室|股室|部门|单位)$/, isNeeded: false },
  { name: '有效期至', heading: /有效期|到期/, isNeeded: false },
] as const
/** A title may stand above the headings. */
const HEADING_LINES = 5

/**
 * Reads a ledger as copied from a sheet or typed, with tabs or with commas of either width: the columns as the headings
 * say, without headings 姓名, 执法证号, 科室, 有效期至. With any fault the caller takes nothing.
 * @example readLedger('姓名\t证号\n张某\t１４０６').rows // [{ name: '张某', number: '1406', … }]
 */
export function readLedger(text: string): { rows: LedgerLine[]; faults: Fault[] } {
  const lines = readLines(text)
  const headAt = lines
    .slice(0, HEADING_LINES)
    .findIndex(({ cells }) => cells.some((cell) => /^(姓名|.*证号)$/.test(cell)))
  const head = lines[headAt]
  const columns = LEDGER_COLUMNS.map(({ heading }, index) =>
    head ? head.cells.findIndex((cell) => heading.test(cell)) : index,
  )
  const faults: Fault[] = LEDGER_COLUMNS.flatMap(({ name, isNeeded }, index) =>
    head && isNeeded && columns[index] === -1 ? [{ line: head.line, text: `表头里没有“${name}”这一列` }] : [],
  )
  const body = lines.slice(headAt + 1)
  if (body.length === 0) faults.push({ line: head?.line ?? 1, text: '没有人员，请连同表头下面的各行一起复制' })
  if (faults.length > 0) return { rows: [], faults }
  return readPeople(body.map(({ line, cells }) => ({ line, cells: columns.map((index) => cells[index] ?? '') })))
}

function readPeople(lines: readonly Line[]): { rows: LedgerLine[]; faults: Fault[] } {
  const rows: LedgerLine[] = []
  const faults: Fault[] = []
  const seen = new Map<string, number>()
  for (const { line, cells } of lines) {
    const [name = '', , office = '', until = ''] = cells
    const number = normalizeCode(cells[1] ?? '').toUpperCase()
    const date = until === '' ? { date: null } : readDate(until)
    const before = seen.get(number)
    const fault = faultOfNumber(number) ?? faultOf({ name, office, until, hasDate: 'date' in date })
    if (fault) faults.push({ line, text: fault })
    else if (before !== undefined) faults.push({ line, text: `证号 ${number} 与第 ${before} 行重复` })
    else rows.push({ name, number, office, validUntil: 'date' in date ? date.date : null })
    if (number !== '') seen.set(number, before ?? line)
  }
  return { rows, faults }
}

function faultOf({ name, office, until, hasDate }: { name: string; office: string; until: string; hasDate: boolean }) {
  if (name === '') return '姓名不能空着'
  if (name.length > 50) return `姓名有 ${name.length} 个字，最多 50 个`
  if (office.length > 100) return `科室有 ${office.length} 个字，最多 100 个`
  return hasDate ? undefined : `“${until}”不是日期，请写成 ${formatDate('2029-03-05')} 或 2029-03-05`
}

function faultOfNumber(number: string): string | undefined {
  if (number === '') return '执法证号不能空着'
  if (isIdentityNumber(number)) return '这是身份证号。本系统不保存身份证号，请换成执法证号'
  return RecordIdSchema.safeParse(number).success ? undefined : `证号“${number}”里有不能用的字符`
}

/** Who of the directory may check which items: numbers down, items across (S0-08). */
export interface Matrix {
  readonly items: readonly { readonly id: string; readonly name: string }[]
  readonly rows: readonly { readonly line: number; readonly code: string; readonly itemIds: readonly string[] }[]
  readonly faults: Fault[]
}

const YES = new Set(['√', '✓', '✔', '是', '有', '1', 'Y', 'YES', 'V'])
const NO = new Set(['', '×', '✗', '否', '无', '0', '-', 'N', 'NO', '/'])

/**
 * Reads a matrix: the first line holds 证号 and the names of items, each further line a person with √ or 是 under the
 * items the person is qualified for.
 */
export function readMatrix(text: string, known: readonly { id: string; name: string }[]): Matrix {
  const [head = { line: 1, cells: [] }, ...body] = readLines(text)
  const byName = new Map(known.map((item) => [item.name, item]))
  const columns = head.cells.map((name) => byName.get(name))
  const codeColumn = head.cells.findIndex((name) => /证号|工号|编号/.test(name))
  const faults = faultsOfHead(head, { columns, codeColumn })
  if (body.length === 0) faults.push({ line: head.line, text: '没有人员，请连同表头下面的各行一起复制' })
  const seen = new Map<string, number>()
  const rows = body.map(({ line, cells }) => {
    const code = normalizeCode(cells[codeColumn] ?? '').toUpperCase()
    const before = seen.get(code)
    if (code === '') faults.push({ line, text: '执法证号不能空着' })
    else if (before !== undefined) faults.push({ line, text: `证号 ${code} 与第 ${before} 行重复` })
    else seen.set(code, line)
    const itemIds = columns.flatMap((item, index) => {
      if (!item) return []
      const mark = normalizeCode(cells[index] ?? '').toUpperCase()
      if (YES.has(mark)) return [item.id]
      if (!NO.has(mark)) faults.push({ line, text: `“${item.name}”下面的“${cells[index]}”看不懂，请写“是”或留空` })
      return []
    })
    return { line, code, itemIds }
  })
  return { items: columns.filter((item) => item !== undefined), rows, faults }
}

interface Columns {
  readonly columns: readonly (Matrix['items'][number] | undefined)[]
  readonly codeColumn: number
}

function faultsOfHead({ line, cells }: Line, { columns, codeColumn }: Columns): Fault[] {
  const faults = codeColumn < 0 ? [{ line, text: '第一行没有“执法证号”这一列' }] : []
  for (const [index, name] of cells.entries()) {
    const isPerson = index === codeColumn || /姓名|科室|部门|单位|序号/.test(name) || name === ''
    if (!isPerson && !columns[index]) faults.push({ line, text: `抽查事项清单里没有“${name}”` })
    if (columns[index] && cells.indexOf(name) < index) faults.push({ line, text: `“${name}”有两列，请删去一列` })
  }
  return faults
}

/** Lines with something in them, numbered as pasted. */
function readLines(text: string): Line[] {
  const separator = text.includes('\t') ? '\t' : /[,，]/
  return text
    .split(/\r\n|\r|\n/)
    .map((raw, index) => ({ line: index + 1, cells: raw.split(separator).map((cell) => normalizeCellText(cell)) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
}
