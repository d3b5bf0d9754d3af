import { z } from 'zod'

/** What the three directories share. */

/** A civil date, `YYYY-MM-DD`. */
export const CivilDateSchema = z.iso.date()
/** The grammar of ids in a draw record (protocol §1.1); public codes and certificate numbers must fit it. */
export const RecordIdSchema = z.string().regex(/^[0-9A-Za-z._:/-]{1,64}$/)

/** What a list exports: its filters, all pages. */
export const ExportFormatSchema = z.enum(['xlsx', 'csv'])

export const ChangeSchema = z.object({
  at: z.string(),
  by: z.string().nullable(),
  /** In words, e.g. 变更检查对象. */
  event: z.string(),
  reason: z.string(),
  /** Field in Chinese → before and after, as shown. */
  fields: z.array(z.object({ name: z.string(), before: z.string(), after: z.string() })),
})
