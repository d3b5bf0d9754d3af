import { looksLikeHeadings } from './published-table-headings.ts'
import type { PublishedFinding, PublishedText } from './published-table-types.ts'
import type { Row } from './types.ts'

/** The rows below the headings, told apart. */
export interface SortedRows {
  readonly data: readonly { readonly row: Row; readonly section: string }[]
  readonly notes: readonly PublishedText[]
  readonly findings: readonly PublishedFinding[]
}

interface SortContext {
  /** The number of headings. */
  readonly width: number
  readonly isRepeated: (row: Row) => boolean
}

const noteBeginning =
  /^[\s(【[]*(注|备注|说明|附注|填表|制表|填报|审核|审批|联系|单位负责人|负责人|填写说明|\*|※|附[:：件])/u
const totalWord = /^(合计|总计|小计|共计|总数)[:：]?$/

/** Tells data from lines across the table, notes, totals and headings said again. */
export function sortRows(rows: readonly Row[], { width, isRepeated }: SortContext): SortedRows {
  const data: { row: Row; section: string }[] = []
  const notes: PublishedText[] = []
  const findings: PublishedFinding[] = []
  const lastData = rows.findLastIndex((row) => !isLine(row, width) && !isTotal(row))
  // Lines across the table since the last row; they head the rows that follow.
  let heads: PublishedText[] = []
  let section = ''
  for (const [index, row] of rows.entries()) {
    if (isRepeated(row)) findings.push({ code: 'headings.repeated', row: row.number })
    else if (data.length > 0 && looksLikeHeadings(row) && !hasNumber(row)) {
      findings.push({ code: 'table.second', row: row.number, until: rows.at(-1)?.number ?? row.number })
      break
    } else if (isTotal(row)) {
      findings.push({ code: 'row.total', row: row.number })
      notes.push(lineOf(row))
    } else if (isLine(row, width)) {
      if (index > lastData || isNote(row)) notes.push(lineOf(row))
      else heads.push(lineOf(row))
    } else {
      if (heads.length > 0) section = heads.map(({ text }) => text).join(' ')
      heads = []
      data.push({ row, section })
    }
  }
  notes.push(...heads)
  return { data, notes, findings }
}

/** A line across the table: one filled cell, in one of the first two columns of at least three. */
function isLine(row: Row, width: number): boolean {
  const filled = filledColumns(row)
  if (width < 3 || filled.length === 0) return false
  return isNote(row) || (filled.length === 1 && (filled[0] ?? 0) < 2)
}

function isNote(row: Row): boolean {
  const filled = filledColumns(row)
  return filled.length <= 3 && noteBeginning.test(row.cells[filled[0] ?? 0]?.text ?? '')
}

function isTotal(row: Row): boolean {
  const words = row.cells.slice(0, 3).map(({ text }) => text.replace(/[\s\u00a0\u3000]/g, ''))
  return words.some((word) => totalWord.test(word))
}

function hasNumber(row: Row): boolean {
  return row.cells.some(({ text }) => /^\s*\d/.test(text))
}

function filledColumns({ cells }: Row): number[] {
  return cells.flatMap(({ text }, index) => (text.trim() === '' ? [] : [index]))
}

function lineOf({ number, cells }: Row): PublishedText {
  const texts = cells.map(({ text }) => text.trim()).filter((text) => text !== '')
  return { row: number, text: texts.join(' ') }
}
