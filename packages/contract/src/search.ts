import { z } from 'zod'

/** One search over everything a person may read: 查对象、任务、条款. */

export const SEARCH_KINDS = {
  targets: '检查对象',
  tasks: '抽查任务',
  items: '抽查事项',
  planLines: '年度计划',
  clauses: '条款',
  people: '执法检查人员',
  documents: '印发的文件',
} as const
export type SearchKind = keyof typeof SEARCH_KINDS

export const SEARCH_MIN = 2
export const SearchQuerySchema = z.object({ q: z.string().trim().min(SEARCH_MIN).max(100) })

export const SearchHitSchema = z.object({
  title: z.string(),
  /** Second line: code, state, office. */
  note: z.string(),
  /** Page of the console. */
  to: z.string(),
})
export type SearchHit = z.infer<typeof SearchHitSchema>

/** Kinds that found something, in the order of the road. `more`: the list with the same words, where hits were left out. */
export const SearchSchema = z.object({
  groups: z.array(
    z.object({
      kind: z.enum(Object.keys(SEARCH_KINDS) as [SearchKind, ...SearchKind[]]),
      hits: z.array(SearchHitSchema),
      more: z.string().nullable(),
    }),
  ),
  tookMs: z.number(),
})
export type SearchResult = z.infer<typeof SearchSchema>
