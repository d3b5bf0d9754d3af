import { type PoolEntry, poolProblems } from '@sunlot/draw'
import { type ColumnSpec, normalizeCode } from '@sunlot/tables'
import { CellError, type EntryFormat, type EntryList, readEntries } from './entry-list.ts'

const columns = [
  {
    key: 'label',
    headings: [
      '统一社会信用代码',
      '编号',
      '统一社会信用代码/注册号',
      '信用代码',
      '注册号',
      '代码',
      '对象编号',
      'label',
    ],
    required: true,
  },
  { key: 'stratum', headings: ['层', '风险层', '分层', '抽查层', '所在层', 'stratum'], required: true },
  { key: 'kind', headings: ['种类', '对象种类', '检查种类', 'kind'] },
  { key: 'group', headings: ['分组', '组', '片区', 'group'] },
  { key: 'status', headings: ['状态', '参加情况', '是否参加', 'status'] },
  { key: 'reason', headings: ['不参加原因', '排除原因', '原因'] },
  { key: 'name', headings: ['名称', '对象名称', '企业名称', '单位名称'] },
] as const satisfies readonly ColumnSpec[]

type Key = (typeof columns)[number]['key']

/** Reasons that a list may give in words; others are given as a code of letters and digits. */
export const reasonNames: Readonly<Record<string, string>> = {
  INSPECTED_THIS_YEAR: '今年已查',
  CLOSED: '已注销或停业',
  MOVED: '已迁出',
  OTHER: '其他',
}

const reasonCodes = new Map([
  ...Object.entries(reasonNames).map(([code, name]) => [name, code] as const),
  ['本年度已查', 'INSPECTED_THIS_YEAR'],
  ['本年已查', 'INSPECTED_THIS_YEAR'],
  ['已注销', 'CLOSED'],
  ['注销', 'CLOSED'],
  ['停业', 'CLOSED'],
  ['已停业', 'CLOSED'],
  ['已关闭', 'CLOSED'],
  ['迁出', 'MOVED'],
])

/** The pool of targets from a table with Chinese headings or from the protocol's own entries. */
export function readPool(path: string): Promise<EntryList<PoolEntry>> {
  return readEntries<PoolEntry, Key>(path, format)
}

const format: EntryFormat<PoolEntry, Key> = {
  columns,
  keys: ['label', 'stratum', 'kind', 'group', 'status'],
  identity: 'label',
  problems: poolProblems,
  fromCells: (cell) => ({
    label: normalizeCode(cell('label')),
    stratum: normalizeCode(cell('stratum')),
    kind: normalizeCode(cell('kind')),
    group: normalizeCode(cell('group')),
    status: readStatus(normalizeCode(cell('status')), normalizeCode(cell('reason'))),
  }),
}

function readStatus(status: string, reason: string): PoolEntry['status'] {
  if (status === '' || status === '参加' || status === 'in') return 'in'
  if (status === '必查' || status === 'must') return 'must'
  const written = /^(?:不参加|out)(?::(.*))?$/.exec(status)
  if (!written) throw new CellError('status', `状态“${status}”不认识，应为“参加”“必查”或“不参加:原因”。`)
  const given = written[1] || reason
  const code = reasonCodes.get(given) ?? given
  if (/^[0-9A-Za-z._:/-]{1,64}$/.test(code)) return `out:${code}`
  const known = Object.values(reasonNames).join('、')
  throw new CellError(
    'status',
    `${given ? `原因“${given}”不认识` : '不参加要写明原因'}，可写${known}，或一个字母数字代码。`,
  )
}
