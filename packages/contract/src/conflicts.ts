import { z } from 'zod'
import { PageQuerySchema } from './page.ts'
import { ExportFormatSchema } from './registry.ts'

/** Grounds on which a person must not check a target (S4-05, B-07). */
export const CONFLICT_KINDS = {
  kin: '近亲属',
  employment: '任职',
  shareholding: '持股',
  formerPost: '曾任职',
  departmentIsTarget: '本部门就是检查对象',
  other: '其他利害关系',
} as const
export type ConflictKind = keyof typeof CONFLICT_KINDS
const ConflictKindSchema = z.enum(['kin', 'employment', 'shareholding', 'formerPost', 'departmentIsTarget', 'other'])
/** Grounds that a whole office or bureau can have; the others are one person's. */
export const GROUP_CONFLICT_KINDS = ['departmentIsTarget', 'other'] as const satisfies readonly ConflictKind[]
export const CONFLICT_SCOPES = { person: '一个人', office: '整个科室', bureau: '全单位' } as const
export type ConflictScope = keyof typeof CONFLICT_SCOPES

export const ConflictInputSchema = z.object({
  inspectorId: z.uuid(),
  targetId: z.uuid(),
  kind: ConflictKindSchema.exclude(['departmentIsTarget']),
  note: z.string().trim().max(200),
})
/** Everybody of an office, or of the bureau where `office` is null, also who joins later. */
export const GroupConflictInputSchema = z.object({
  office: z.string().trim().min(1).max(100).nullable(),
  targetId: z.uuid(),
  kind: ConflictKindSchema.extract(['departmentIsTarget', 'other']),
  note: z.string().trim().max(200),
})
export type GroupConflictInput = z.infer<typeof GroupConflictInputSchema>
export const ConflictSchema = z.object({
  id: z.string(),
  scope: z.enum(['person', 'office', 'bureau']),
  /** Null where a whole office or bureau stands aside. */
  inspectorId: z.string().nullable(),
  /** The person, the office, or 全单位. */
  inspectorName: z.string(),
  targetId: z.string(),
  targetName: z.string(),
  targetCode: z.string(),
  kind: ConflictKindSchema,
  note: z.string(),
  declaredAt: z.string(),
})
export type Conflict = z.infer<typeof ConflictSchema>
export type ConflictInput = z.infer<typeof ConflictInputSchema>
export const ConflictQuerySchema = PageQuerySchema.extend({
  inspector: z.uuid().optional(),
  target: z.uuid().optional(),
  scope: z.enum(['person', 'office', 'bureau']).optional(),
})
export type ConflictQuery = z.infer<typeof ConflictQuerySchema>
export const ConflictExportQuerySchema = ConflictQuerySchema.extend({ format: ExportFormatSchema.default('xlsx') })
/** A declaration is never erased: withdrawing it is an event of its own, with its reason. */
export const ConflictWithdrawalSchema = z.object({ reason: z.string().trim().min(4).max(200) })
