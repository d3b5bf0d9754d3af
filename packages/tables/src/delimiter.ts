import { CsvSplitter } from './csv-splitter.ts'

const candidates = [',', '\t', ';', '|'] as const

/** The separator under which most of the first lines fall into the same number of fields. */
export function detectDelimiter(head: string): string {
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of candidates) {
    const score = scoreDelimiter(head, delimiter)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function scoreDelimiter(head: string, delimiter: string): number {
  const widths = new Map<number, number>()
  // The last record of the sample may be cut and is not counted.
  const splitter = new CsvSplitter({ fileName: '', delimiter, maxFieldLength: Infinity })
  for (const { fields } of splitter.write(head).slice(0, 50)) {
    if (fields.length > 1) widths.set(fields.length, (widths.get(fields.length) ?? 0) + 1)
  }
  let score = 0
  for (const [width, count] of widths) score = Math.max(score, count * 1000 + Math.min(width, 999))
  return score
}
