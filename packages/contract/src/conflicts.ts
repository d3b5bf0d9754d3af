import { z } from 'zod'
import { PageQuerySchema } from './page.ts'

/** Grounds on which a person must not check a target (S4-05, B-07). */
export const CONFLICT_KINDS = {
  kin: '近亲属',
  employment: '任职',
  shareholding: '持股',
  formerPost: '曾任职',
  other: '其他利害关系',
} as const
export type ConflictKind = keyof typeof CONFLICT_KINDS
export const ConflictInputSchema = z.object({
  inspectorId: z.uuid(),
  targetId: z.uuid(),
  kind: z.enum(['kin', 'employment', 'shareholding', 'formerPost', 'other']),
  note: z.string().trim().max(200),
})
export const ConflictSchema = z.object({
  id: z.string(),
  inspectorId: z.string(),
  inspectorName: z.string(),
  targetId: z.string(),
  targetName: z.string(),
  targetCode: z.string(),
  kind: z.enum(['kin', 'employment', 'shareholding', 'formerPost', 'other']),
  note: z.string(),
  declaredAt: z.string(),
})
export type Conflict = z.infer<typeof ConflictSchema>
export type ConflictInput = z.infer<typeof ConflictInputSchema>
export const ConflictQuerySchema = PageQuerySchema.extend({
  inspector: z.uuid().optional(),
  target: z.uuid().optional(),
})
export type ConflictQuery = z.infer<typeof ConflictQuerySchema>
/** A declaration is never erased: withdrawing it is an event of its own, with its reason. */
export const ConflictWithdrawalSchema = z.object({ reason: z.string().trim().min(4).max(200) })
