import { type CellIssue, type CellIssueCode, findUsccFault, formatDate } from '@sunlot/contract'
import { normalizeText } from '@sunlot/draw'
import { type Cell, normalizeCellText, normalizeCode } from '@sunlot/tables'
import { readDate } from './dates.rules.ts'

/** Cells of one row by field; a column that the sheet does not have is absent. */
export type RowCells = Readonly<Record<string, Cell>>

/** Says something about the cell at hand. */
export type Report = (code: CellIssueCode, params?: CellIssue['params'], suggestion?: string) => void

/** One item of the bureau's list as the import looks it up. */
export interface KnownItem {
  readonly id: string
  readonly name: string
  readonly needsPermit: boolean
}

/** Texts that need no mending, which is nearly all of them. */
const PLAIN = /^[0-9A-Za-z()\u4e00-\u9fff（）]*$/

/** A text of the record (protocol §1.1), mended where that loses nothing, else reported. */
export function readText(cell: Cell | undefined, report: Report, limit: number): string {
  if (!cell) return ''
  if (PLAIN.test(cell.text) && cell.text.length <= limit) return cell.text
  const result = normalizeText(normalizeCellText(cell.text))
  if ('error' in result) {
    report('bad-character', { position: findBadCharacter(cell.text) })
    return ''
  }
  const { text } = result
  if (text.length > limit) report('text-too-long', { length: text.length, limit })
  return text
}

function findBadCharacter(raw: string): number {
  const characters = [...raw]
  return characters.findIndex((character) => 'error' in normalizeText(normalizeCellText(character))) + 1
}

/** A unified social credit code; '' when it is wrong, which is reported with the place and, if one holds, a better one. */
export function readUscc(cell: Cell, report: Report): string {
  const code = normalizeCode(cell.text).toUpperCase()
  if (cell.digitsLost) {
    report('code-scientific')
    return ''
  }
  const fault = findUsccFault(code)
  if (!fault) {
    if (code !== cell.text.trim()) report('read-as', { value: code })
    return code
  }
  if (fault.fault === 'length') report(fault.length > 18 ? 'code-too-long' : 'code-length', { length: fault.length })
  else if (fault.fault === 'check') report('code-check')
  else report('code-character', { position: fault.position, character: fault.character }, mendUscc(code))
  return ''
}

/** Letters that the code does not use are mostly a digit of the same look. */
function mendUscc(code: string): string | undefined {
  const mended = code.replace(/[IOSZ]/g, (letter) => ({ I: '1', O: '0', S: '5', Z: '2' })[letter] ?? letter)
  return findUsccFault(mended) ? undefined : mended
}

/** An own number or a certificate number in the grammar of ids; '' when it is wrong. */
export function readOwnCode(cell: Cell, report: Report): string {
  const code = normalizeCode(cell.text)
  if (cell.digitsLost) report('code-scientific')
  else if (!/^[0-9A-Za-z._:/-]{1,64}$/.test(code) || code === '-') report('own-code-grammar', {}, mendOwnCode(code))
  else {
    if (code !== cell.text.trim()) report('read-as', { value: code })
    return code
  }
  return ''
}

function mendOwnCode(code: string): string | undefined {
  const mended = code.replace(/[^0-9A-Za-z._:/-]+/g, '-').replace(/^-|-$/g, '')
  return /^[0-9A-Za-z._:/-]{1,64}$/.test(mended) && mended !== '-' ? mended : undefined
}

/** A civil date; null for one without end (长期); undefined when the cell is empty or wrong. */
export function readCivilDate(cell: Cell | undefined, report: Report): string | null | undefined {
  if (!cell || cell.text.trim() === '') return undefined
  const found = readDate(cell.text)
  if ('date' in found) {
    const note = found.date !== null && !found.plain && cell.kind !== 'date'
    if (note) report('read-as', { value: formatDate(found.date) })
    return found.date
  }
  if ('month' in found) report('date-impossible', { month: found.month, day: found.day })
  else report('date-invalid', { value: cell.text.trim() }, found.suggestion)
  return undefined
}

/** One of a closed list of words, or one of their aliases, which is noted. */
export function readWord<Key extends string>(
  cell: Cell | undefined,
  words: ReadonlyMap<string, Key>,
  { canonical, unknown, report }: { canonical: (key: Key) => string; unknown: (value: string) => void; report: Report },
): Key | undefined {
  const value = normalizeCellText(cell?.text ?? '').replace(/\s/g, '')
  if (value === '') return undefined
  const key = words.get(value) ?? words.get(normalizeCode(value).toUpperCase())
  if (key === undefined) unknown(value)
  else if (canonical(key) !== value) report('read-as', { value: canonical(key) })
  return key
}
