import { formatDate } from '@sunlot/contract'
import { type Candidate, createReporter, filled, type JudgeContext, type Judged } from './candidate.ts'
import { readCivilDate, readText, readUscc, type RowCells } from './cells.rules.ts'

/** Fields of a ledger entry, as a note on what an import changes names them. */
export const PERMIT_FIELDS = {
  name: { name: '持证人' },
  holderCode: { name: '持证人代码' },
  kind: { name: '许可证名称' },
  office: { name: '发证机关' },
  issuedOn: { name: '批准日期' },
  permitUntil: { name: '有效期至' },
} as const

/** Judges a row of the licence ledger by itself (S2-06). Its key is the number, read as the directory reads it. */
export function judgePermit(cells: RowCells, { today }: JudgeContext): Judged {
  const { issues, on } = createReporter(cells)
  const number = filled(cells.code)
  if (!number && cells.code?.kind !== 'error') on('code')('permit-number-missing')
  const holder = filled(cells.name)
  if (!holder && cells.name?.kind !== 'error') on('name')('name-missing')
  const code = filled(cells.holderCode)
  const since = readCivilDate(filled(cells.since), on('since'))
  const validUntil = readCivilDate(filled(cells.validUntil), on('validUntil'))
  if (since && validUntil && validUntil < since) on('validUntil')('date-order', { date: formatDate(since) })
  else if (validUntil && validUntil < today) on('validUntil')('permit-expired')
  const candidate: Candidate = {
    code: readText(number, on('code'), 100),
    codeKind: '',
    name: readText(holder, on('name'), 200),
    nameRaw: holder?.text ?? '',
    kind: readText(filled(cells.kind), on('kind'), 100),
    region: '',
    address: '',
    office: readText(filled(cells.office), on('office'), 100),
    riskClass: '',
    permitNo: '',
    validUntil,
    since,
    holderCode: code ? readUscc(code, on('holderCode')) : '',
    itemIds: [],
    itemNames: [],
  }
  return { candidate, issues }
}
