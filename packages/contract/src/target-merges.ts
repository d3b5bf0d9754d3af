import { z } from 'zod'
import { PageQuerySchema } from './page.ts'
import { RecordIdSchema } from './registry.ts'

/** Why two entries may be one: reported, never acted upon by itself. */
export const DUPLICATE_GROUNDS = {
  name: '同名不同代码',
  permit: '许可证编号相同',
  person: '法定代表人和地址都相同',
} as const
export type DuplicateGround = keyof typeof DUPLICATE_GROUNDS
const GroundSchema = z.enum(Object.keys(DUPLICATE_GROUNDS) as [DuplicateGround, ...DuplicateGround[]])
const SideSchema = z.object({
  id: z.string(),
  code: RecordIdSchema,
  name: z.string(),
  address: z.string(),
  addedOn: z.string(),
})
export const DuplicateSchema = z.object({ ground: GroundSchema, value: z.string(), a: SideSchema, b: SideSchema })
export type Duplicate = z.infer<typeof DuplicateSchema>
export const DuplicateQuerySchema = PageQuerySchema.extend({ ground: GroundSchema.optional() })
export type DuplicateQuery = z.infer<typeof DuplicateQuerySchema>

/** The loser is removed with a pointer; items, permits, tags, pools, risk facts and conflicts go over to the winner. */
export const TargetMergeSchema = z.object({
  winnerId: z.uuid(),
  loserId: z.uuid(),
  reason: z.string().trim().min(4).max(200),
})
export type TargetMerge = z.infer<typeof TargetMergeSchema>
/** Undone by a new event, as long as neither was drawn since. */
export const TargetMergeUndoSchema = z.object({ reason: z.string().trim().min(4).max(200) })
