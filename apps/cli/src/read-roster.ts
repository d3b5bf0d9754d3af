import { type Inspector, inspectorProblems } from '@sunlot/draw'
import { type ColumnSpec, normalizeCode } from '@sunlot/tables'
import { CellError, type EntryFormat, type EntryList, readEntries } from './entry-list.ts'

const columns = [
  { key: 'id', headings: ['执法证号', '执法证编号', '证号', '编号', '工号', 'id'], required: true },
  { key: 'tags', headings: ['标签', '条件', '资格', 'tags'], required: true },
  { key: 'cap', headings: ['上限', '次数上限', '最多次数', 'cap'] },
  { key: 'load0', headings: ['已承担', '已承担次数', 'load0'] },
  { key: 'recuse', headings: ['回避', '回避对象', 'recuse'] },
  { key: 'name', headings: ['姓名'] },
] as const satisfies readonly ColumnSpec[]

type Key = (typeof columns)[number]['key']

/** The roster of inspectors from a table with Chinese headings or from the protocol's own entries. */
export function readRoster(path: string): Promise<EntryList<Inspector>> {
  return readEntries<Inspector, Key>(path, format)
}

const format: EntryFormat<Inspector, Key> = {
  columns,
  keys: ['id', 'tags', 'cap', 'load0', 'recuse'],
  identity: 'id',
  problems: inspectorProblems,
  fromCells(cell) {
    const cap = readCount('cap', cell('cap'))
    const load0 = readCount('load0', cell('load0'))
    const recuse = readList(cell('recuse'))
    return {
      id: normalizeCode(cell('id')),
      tags: readList(cell('tags')),
      ...(cap !== undefined && { cap }),
      ...(load0 !== undefined && { load0 }),
      ...(recuse.length > 0 && { recuse }),
    }
  },
}

function readList(text: string): string[] {
  return text
    .split(/[,，、;；\s]+/)
    .map(normalizeCode)
    .filter((item) => item !== '')
}

function readCount(key: string, text: string): number | undefined {
  const digits = normalizeCode(text)
  if (digits === '') return undefined
  if (!/^\d{1,9}$/.test(digits)) throw new CellError(key, `“${text}”应为不小于 0 的整数，没有就留空。`)
  return Number(digits)
}
