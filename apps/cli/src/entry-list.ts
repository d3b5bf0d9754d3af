import {
  type ColumnSpec,
  columnLetters,
  type Header,
  normalizeCellText,
  readHeader,
  readTable,
  type Row,
  TableError,
} from '@sunlot/tables'
import { InputError } from './input-error.ts'
import { readJson } from './read-json.ts'
import { ruleText } from './rule-text.ts'
import { placeText, tableErrorText } from './table-error-text.ts'
import { userPath } from './user-path.ts'

/** Entries of a list in the order of the file, with what people call them and where each one stands. */
export interface EntryList<Entry> {
  readonly entries: Entry[]
  /** Names for the people in the room by label or id; they never enter the record. */
  readonly names: ReadonlyMap<string, string>
  /** Cells that were read but deserve a look. */
  readonly notes: readonly string[]
  /** Where entry number `index` stands, for messages: file, row, and column of a key. */
  place(index: number, key?: string): string
}

/** How a list is read from a table and how its entries are checked. */
export interface EntryFormat<Entry, Key extends string> {
  readonly columns: readonly ColumnSpec<Key>[]
  /** Keys of the protocol; whatever else a JSON entry holds is not covered by any hash and stays out of the record. */
  readonly keys: readonly (keyof Entry & string)[]
  /** Key whose value must not repeat. */
  readonly identity: Key & keyof Entry
  /** Entry from cells; throws InputError with the key and what is wrong. */
  readonly fromCells: (cell: (key: Key) => string) => Entry
  /** First problem of each entry, as the protocol's shape has it. */
  readonly problems: (entries: readonly unknown[]) => { path: (string | number)[]; rule: string }[]
}

/** A cell that the format cannot take. */
export class CellError extends Error {
  readonly key: string

  constructor(key: string, message: string) {
    super(message)
    this.key = key
  }
}

/** So many faults are named at once; a wrong column would otherwise fill the screen. */
const mostNamed = 10

export async function readEntries<Entry extends object, Key extends string>(
  path: string,
  format: EntryFormat<Entry, Key>,
): Promise<EntryList<Entry>> {
  const list = path.toLowerCase().endsWith('.json')
    ? await readJsonList<Entry>(path)
    : await readTableList(path, format)
  const faults = [
    ...format.problems(list.entries).map(({ path: [index, key], rule }) => {
      return `${list.place(Number(index), key === undefined ? undefined : String(key))}：${ruleText(rule)}。`
    }),
    ...repetitions(list, format.identity),
  ]
  refuseAll(faults)
  return { ...list, entries: list.entries.map((entry) => keepKeys(entry, format.keys)) }
}

function keepKeys<Entry extends object>(entry: Entry, keys: readonly (keyof Entry & string)[]): Entry {
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(entry, key)).map((key) => [key, entry[key]])) as Entry
}

function repetitions<Entry extends object>(list: EntryList<Entry>, identity: string & keyof Entry): string[] {
  const first = new Map<unknown, number>()
  return list.entries.flatMap((entry: Entry | null, index) => {
    const value = entry?.[identity]
    const before = first.get(value)
    if (before === undefined || value === undefined) {
      first.set(value, index)
      return []
    }
    return [`${list.place(index, identity)}：“${String(value)}”与${list.place(before, identity)}重复。`]
  })
}

function refuseAll(faults: readonly string[]): void {
  if (faults.length === 0) return
  const more = faults.length > mostNamed ? [`……共 ${faults.length} 处，改好以上各处后再试。`] : []
  throw new InputError([...faults.slice(0, mostNamed), ...more].join('\n'))
}

async function readJsonList<Entry>(path: string): Promise<EntryList<Entry>> {
  const value = await readJson(path)
  if (!Array.isArray(value)) throw new InputError(`${path}：应为列表。`)
  // The caller checks every entry before it is used as one.
  const entries = value as Entry[]
  return {
    entries,
    names: new Map(),
    notes: [],
    place: (index, key) => `${path} 第 ${index + 1} 条${key ? ` ${key} 项` : ''}`,
  }
}

async function readTableList<Entry extends object, Key extends string>(
  path: string,
  format: EntryFormat<Entry, Key>,
): Promise<EntryList<Entry>> {
  const entries: Entry[] = []
  const rowNumbers: number[] = []
  const names = new Map<string, string>()
  const faults: string[] = []
  const notes: string[] = []
  try {
    const reader = await readTable(userPath(path), { fileName: path })
    const { header, body } = await readHeader(reader.rows(), format.columns)
    assertHeader(path, header, format.columns)
    const table = { fileName: path, ...(reader.sheetName !== undefined && { sheetName: reader.sheetName }) }
    const place = (row: number, key?: string) => {
      const column = header.columns.get(key as Key)
      return placeText({ ...table, row, ...(column !== undefined && { column: columnLetters(column) }) })
    }
    for await (const row of body) {
      const cell = readCellsOf(row, header, (key, note) => notes.push(`${place(row.number, key)}：${note}`))
      try {
        const entry = format.fromCells(cell)
        names.set(String(entry[format.identity]), cell('name' as Key))
        entries.push(entry)
        rowNumbers.push(row.number)
      } catch (error) {
        if (!(error instanceof CellError)) throw error
        faults.push(`${place(row.number, error.key)}：${error.message}`)
      }
    }
    refuseAll(faults)
    for (const [id, name] of names) if (name === '') names.delete(id)
    return { entries, names, notes, place: (index, key) => place(rowNumbers[index] ?? 0, key) }
  } catch (error) {
    throw error instanceof TableError ? new InputError(tableErrorText(error)) : error
  }
}

function assertHeader<Key extends string>(
  path: string,
  header: Header<Key>,
  columns: readonly ColumnSpec<Key>[],
): void {
  const titles = header.missing.map((key) => `“${columns.find((column) => column.key === key)?.headings[0]}”`)
  if (titles.length > 0) {
    const place = header.row === 0 ? path : `${path} 第 ${header.row} 行`
    throw new InputError(`${place}：表头缺少${titles.join('、')}。`)
  }
  for (const { column } of header.repeated) {
    throw new InputError(`${path} 第 ${header.row} 行 ${column} 列：同样含义的表头出现了两次，请只留一列。`)
  }
}

/** Text of the cells of one row by key; cells whose value cannot be trusted are refused when they are asked for. */
function readCellsOf<Key extends string>(
  row: Row,
  header: Header<Key>,
  note: (key: Key, text: string) => void,
): (key: Key) => string {
  return (key) => {
    const cell = row.cells[header.columns.get(key) ?? -1]
    if (!cell) return ''
    if (cell.digitsLost)
      throw new CellError(
        key,
        `“${cell.text}”是被表格软件当成数字的长编号，末几位已经丢失。把这一列设为文本后重新填写。`,
      )
    if (cell.kind === 'error') throw new CellError(key, `公式出错（${cell.text}）。`)
    if (cell.formula && cell.kind === 'empty') throw new CellError(key, '公式没有算出结果，请改成数值后再用。')
    if (cell.formula) note(key, `是公式，按算出的“${cell.text}”读取。`)
    return normalizeCellText(cell.text)
  }
}
