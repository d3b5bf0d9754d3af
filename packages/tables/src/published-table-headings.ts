import { normalizeHeading } from './cell-text.ts'
import type { MergedCells, Row } from './types.ts'

/** Where the headings of a published table stand: one row, or two of which the lower one divides the upper. */
export interface HeadingPlace {
  readonly rows: readonly Row[]
  /** By column, whole: levels joined by `/`, without spaces and line breaks. */
  readonly headings: readonly string[]
}

/** Among how many rows from the top the headings are looked for. */
const searched = 40
/** What headings of published lists and plans end with; the words of their cells rarely do. */
const headingEnds =
  /(序号|编号|编码|代码|项次|名称|事项|子项|类别|类型|种类|内容|要点|标准|对象|范围|比例|比率|频次|频率|次数|时间|时段|时限|日期|月份|期限|方式|方法|形式|部门|单位|机关|机构|科室|股室|处室|股站|科股|主体|层级|级别|模式|依据|备注|说明|基数|数量|户数|家数|总数|数|领域|要求|负责人|责任人|联系人|人员|电话|对象名录|任务|项目|分类|属性|结果|地点|地区|区域)$/

/**
 * Finds the headings: the row in which most filled cells end like a heading. `row` is the clerk's word on where
 * they stand. Undefined where nothing looks like headings.
 */
export function findHeadings(
  rows: readonly Row[],
  { row, merges }: { row?: number | undefined; merges: readonly MergedCells[] },
): HeadingPlace | undefined {
  const found = row === undefined ? bestRow(rows) : rows.findIndex(({ number }) => number === row)
  const best = rows[found]
  if (!best) return undefined
  const above = rows[found - 1]
  const below = rows[found + 1]
  if (below && dividesHeadings(best, below, merges)) return place([best, below])
  if (row === undefined && above && dividesHeadings(above, best, merges)) return place([above, best])
  return place([best])
}

/** Whether the row reads like headings: most of its cells do, and there are at least three of them, or two of two. */
export function looksLikeHeadings(row: Row): boolean {
  return headingScore(row) > 0
}

/** The number of filled cells that look like headings, 0 when they are too few. */
function headingScore({ cells }: Row): number {
  const filled = cells.filter(({ text }) => text.trim() !== '')
  const alike = filled.filter(({ text }) => isHeadingText(text)).length
  return alike >= Math.min(3, filled.length) && alike >= 2 && alike * 2 > filled.length ? alike : 0
}

function bestRow(rows: readonly Row[]): number {
  let best = -1
  let bestScore = 0
  rows.slice(0, searched).forEach((row, index) => {
    const score = headingScore(row)
    if (score > bestScore) [best, bestScore] = [index, score]
  })
  return best
}

function isHeadingText(text: string): boolean {
  const heading = cleanHeading(text)
  const bare = heading.replace(/\([^()]*\)$/, '')
  return bare.length <= 20 && headingEnds.test(bare)
}

/**
 * Whether `lower` is a second level of headings under `upper`: it fills only places that `upper` spans or leaves
 * free, and nothing stands under the first heading.
 */
function dividesHeadings(upper: Row, lower: Row, merges: readonly MergedCells[]): boolean {
  if (lower.number !== upper.number + 1) return false
  const tops = filledColumns(upper)
  const divided = filledColumns(lower)
  const first = tops[0]
  if (first === undefined || tops.length < 2 || divided.length === 0) return false
  if (divided[0] === first && !spans(upper, first, merges)) return false
  const texts = divided.map((column) => lower.cells[column]?.text ?? '')
  const fits = divided.every((column) => spans(upper, rootOf(tops, column), merges))
  return fits && texts.every(isShortWord) && texts.filter(isHeadingText).length * 2 >= texts.length
}

function rootOf(tops: readonly number[], column: number): number {
  return tops.findLast((top) => top <= column) ?? -1
}

/** A heading reaches to the right when the spreadsheet merges it so, or when the next cell is blank. */
function spans(row: Row, column: number, merges: readonly MergedCells[]): boolean {
  if (column < 0) return true
  const merge = merges.find(({ top, left }) => top === row.number && left === column)
  if (merge) return merge.right > merge.left && merge.bottom === row.number
  return (row.cells[column + 1]?.text ?? '').trim() === ''
}

function isShortWord(text: string): boolean {
  const word = cleanHeading(text)
  return word.length <= 20 && !/^[\d.,%-]+$/.test(word)
}

function place(rows: readonly Row[]): HeadingPlace {
  const [upper, lower] = rows
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  let spanning = ''
  const headings = Array.from({ length: width }, (_, index) => {
    const top = cleanHeading(upper?.cells[index]?.text ?? '')
    const bottom = cleanHeading(lower?.cells[index]?.text ?? '')
    if (top !== '') spanning = top
    if (bottom === '') return top
    return spanning === '' || spanning === bottom ? bottom : `${spanning}/${bottom}`
  })
  return { rows, headings }
}

/** A heading as it is shown: half-width brackets, no spaces of any kind, no line breaks. */
function cleanHeading(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, '')
    .replace(/[:*]+$/, '')
}

function filledColumns({ cells }: Row): number[] {
  return cells.flatMap(({ text }, index) => (text.trim() === '' ? [] : [index]))
}

/** Whether a row below the headings only says them again, as on the next page of a printed table. */
export function repeatsHeadings(row: Row, { rows }: HeadingPlace): boolean {
  const filled = filledColumns(row)
  if (filled.length < 2) return false
  return rows.some((heading) => {
    const same = filled.filter((column) => sameHeading(row.cells[column]?.text, heading.cells[column]?.text))
    return same.length * 3 >= filled.length * 2
  })
}

function sameHeading(one = '', other = ''): boolean {
  return normalizeHeading(one) === normalizeHeading(other)
}
