import { z } from 'zod'

/** Query of every list: 1-based page, 50 a page unless asked otherwise. */
export const PageQuerySchema = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
  q: z.string().trim().max(100).default(''),
  /** `field` or `-field` for descending; unknown fields fall back to the list's own order. */
  sort: z.string().max(40).default(''),
})

/** One page of a list, with the total that matches and the time the query took. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), total: z.number(), tookMs: z.number() })
}
