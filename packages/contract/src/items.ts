import { z } from 'zod'
import { RecordIdSchema } from './registry.ts'

export const ItemSchema = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  category: z.enum(['general', 'key']),
  legalBasis: z.string(),
  /** Targets of this item must name their permit. */
  needsPermit: z.boolean(),
  targetCount: z.number(),
})
export type Item = z.infer<typeof ItemSchema>
export const ItemInputSchema = z.object({
  code: RecordIdSchema.max(20),
  name: z.string().trim().min(2).max(100),
  category: z.enum(['general', 'key']),
  legalBasis: z.string().trim().min(2).max(500),
  needsPermit: z.boolean().default(false),
})
export type ItemInput = z.infer<typeof ItemInputSchema>
export const ITEM_CATEGORIES = { general: '一般检查事项', key: '重点检查事项' } as const
