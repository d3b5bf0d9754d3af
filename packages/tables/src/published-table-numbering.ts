import type { PublishedFinding, PublishedRow } from './published-table-types.ts'

/** The column of running numbers, −1 when there is none. */
export function findNumbering(headings: readonly string[]): number {
  return headings.findIndex((heading) => /^(序号|编号|项次|顺序号?|序|no\.?|号)$/i.test(heading))
}

const digits = '零一二三四五六七八九'

/** The running number of a cell: `69`, `69.`, `（一）`, `十二、`; undefined for anything else. */
export function runningNumber(text: string): number | undefined {
  const bare = text
    .normalize('NFKC')
    .trim()
    .replace(/^\(|[).、]+$/g, '')
  if (/^\d{1,5}$/.test(bare)) return Number(bare)
  const [, tens, ten, ones] = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(bare) ?? []
  if (ten !== undefined) return (tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0)
  return bare.length === 1 && digits.indexOf(bare) > 0 ? digits.indexOf(bare) : undefined
}

/** Where the numbers begin otherwise than at one, or do not follow each other. */
export function numberingFindings(rows: readonly PublishedRow[], numbering: number): PublishedFinding[] {
  const findings: PublishedFinding[] = []
  let last: number | undefined
  for (const { number: row, cells } of rows) {
    const cell = cells[numbering]
    const found = cell && cell.inheritedFrom === undefined ? runningNumber(cell.text) : undefined
    if (found === undefined) continue
    if (last === undefined && found !== 1) findings.push({ code: 'numbering.start', row, found })
    // Each section may count from one again.
    if (last !== undefined && found !== last + 1 && found !== 1)
      findings.push({ code: 'numbering.gap', row, expected: last + 1, found })
    last = found
  }
  return findings
}
