import { readWrittenDate } from '@sunlot/contract'

/** What a field of dates makes of its text: a civil date, none, or why it is neither and how to write one. */
export type TypedDate = { readonly date: string | null } | { readonly fault: string }

/** Reads what was typed; `none` is the word the field itself shows while it has no date, as 长期. */
export function readTypedDate(text: string, none: string): TypedDate {
  const typed = text.trim()
  if (typed === '' || typed === none) return { date: null }
  const written = readWrittenDate(typed)
  if (!written) return { fault: `“${typed}”不是日期，写成 2026-11-22 或 20261122` }
  if ('date' in written) return written
  return { fault: `“${typed}”没有这一天，${written.month}月没有${written.day}日` }
}
