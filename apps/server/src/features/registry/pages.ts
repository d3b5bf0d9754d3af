import { sql, type RawBuilder } from 'kysely'

/** Rows and total of one page, with the time both took in whole milliseconds. */
export async function takePage<Row>(
  rows: Promise<Row[]>,
  total: Promise<{ total: number }>,
): Promise<{ rows: Row[]; total: number; tookMs: number }> {
  const start = performance.now()
  const [found, counted] = await Promise.all([rows, total])
  return { rows: found, total: counted.total, tookMs: Math.ceil(performance.now() - start) }
}

/** `field` or `-field`; unknown fields fall back to the list's own order. Ties are broken by code, in bytes. */
export function orderBy(sort: string, columns: Readonly<Record<string, RawBuilder<unknown>>>): RawBuilder<unknown> {
  const field = sort.replace(/^-/, '')
  const column = Object.hasOwn(columns, field) ? columns[field] : undefined
  if (!column) return sql`code`
  return sort.startsWith('-') ? sql`${column} desc nulls last, code` : sql`${column} asc nulls last, code`
}

/** A prefix as LIKE takes it. */
export function prefixPattern(prefix: string): string {
  return `${prefix.replace(/[\\%_]/g, '\\$&')}%`
}

/** A name contains the word: single characters find the candidates in the index, strpos decides. */
export function nameContains(name: RawBuilder<unknown>, word: string): RawBuilder<boolean> {
  return sql<boolean>`(string_to_array(${name}, null) @> ${[...word]}::text[] and strpos(${name}, ${word}) > 0)`
}
