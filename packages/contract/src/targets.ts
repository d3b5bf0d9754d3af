import { z } from 'zod'
import { PageQuerySchema } from './page.ts'
import { ChangeSchema, CivilDateSchema, ExportFormatSchema, RecordIdSchema } from './registry.ts'
import { findUsccFault } from './uscc.ts'

/** What can be checked (S1-12, S3-02): an entity, or a project, product, activity, site, permit … */
export const TARGET_KINDS = {
  enterprise: '企业',
  individualBusiness: '个体工商户',
  cooperative: '农民专业合作社',
  farm: '家庭农场',
  project: '项目',
  product: '产品',
  activity: '行为',
  site: '场所',
  permit: '许可',
  pollutionSource: '污染源',
  other: '其他主体',
} as const
export type TargetKind = keyof typeof TARGET_KINDS
export const TargetKindSchema = z.enum(Object.keys(TARGET_KINDS) as [TargetKind, ...TargetKind[]])

export const TARGET_STATUSES = {
  active: '正常',
  suspended: '暂停抽取',
  closed: '已关闭停业',
  removed: '已移出',
} as const
export type TargetStatus = keyof typeof TARGET_STATUSES
export const TargetStatusSchema = z.enum(['active', 'suspended', 'closed', 'removed'])

/** Credit risk classes of B-05. Inside the bureau only; public pages and records say 第一层 … */
export const RISK_CLASSES = { A: '低', B: '一般', C: '较高', D: '高' } as const
export type RiskClass = keyof typeof RISK_CLASSES
export const RiskClassSchema = z.enum(['A', 'B', 'C', 'D'])

export const TargetSchema = z.object({
  id: z.string(),
  /** 18-character credit code, or the bureau's own number; unique in the bureau; the label of the draw record. */
  code: z.string(),
  codeKind: z.enum(['uscc', 'own']),
  name: z.string(),
  kind: TargetKindSchema,
  region: z.string(),
  address: z.string(),
  riskClass: RiskClassSchema.nullable(),
  items: z.array(z.object({ id: z.string(), name: z.string() })),
  permitNo: z.string(),
  permitUntil: CivilDateSchema.nullable(),
  status: TargetStatusSchema,
  /** Times drawn in a signed draw this year, and the last one. */
  drawnThisYear: z.number(),
  lastDrawnOn: CivilDateSchema.nullable(),
  updatedAt: z.string(),
  version: z.number(),
})
export type Target = z.infer<typeof TargetSchema>

const TargetFieldsSchema = z.object({
  code: RecordIdSchema,
  codeKind: z.enum(['uscc', 'own']),
  name: z.string().trim().min(2).max(200),
  kind: TargetKindSchema,
  region: z.string().trim().max(100),
  address: z.string().trim().max(200),
  riskClass: RiskClassSchema.nullable(),
  itemIds: z.array(z.uuid()).min(1).max(100),
  permitNo: z.string().trim().max(100),
  permitUntil: CivilDateSchema.nullable(),
})
function checkTargetCode(target: { code: string; codeKind: 'uscc' | 'own' }, context: z.RefinementCtx): void {
  if (target.codeKind === 'own' || !findUsccFault(target.code)) return
  context.addIssue({ code: 'custom', path: ['code'], message: '统一社会信用代码不对，应为 18 位且最后一位校验相符' })
}
export const TargetInputSchema = TargetFieldsSchema.superRefine(checkTargetCode)
export type TargetInput = z.infer<typeof TargetInputSchema>
/** Changes carry the version they were made on; a stale one is refused (targets.changed). */
export const TargetChangeSchema = TargetFieldsSchema.extend({
  version: z.number().int(),
  reason: z.string().trim().max(200),
}).superRefine(checkTargetCode)
export type TargetChange = z.infer<typeof TargetChangeSchema>
export const TargetStatusChangeSchema = z.object({
  status: TargetStatusSchema,
  reason: z.string().trim().min(4).max(200),
})
export type TargetStatusChange = z.infer<typeof TargetStatusChangeSchema>

/** Removed targets are listed only where `status=removed` asks for them. */
export const TargetQuerySchema = PageQuerySchema.extend({
  kind: TargetKindSchema.optional(),
  region: z.string().max(100).optional(),
  item: z.uuid().optional(),
  status: TargetStatusSchema.optional(),
  /** Letters joined, e.g. `CD`; `-` stands for unclassified. */
  risk: z
    .string()
    .regex(/^[ABCD-]{1,5}$/)
    .optional(),
  permit: z.enum(['valid', 'expiring', 'expired', 'none']).optional(),
  drawn: z.enum(['never', 'thisYear', 'notThisYear']).optional(),
})
export type TargetQuery = z.infer<typeof TargetQuerySchema>

export const TargetExportQuerySchema = TargetQuerySchema.extend({ format: ExportFormatSchema.default('xlsx') })

/**
 * Counts for the filter line: by risk class under the other filters (`-` = unclassified), and the regions and the
 * total of the whole directory.
 */
export const TargetFacetsSchema = z.object({
  total: z.number(),
  regions: z.array(z.object({ name: z.string(), count: z.number() })),
  risk: z.record(z.string(), z.number()),
})

export const TargetDetailSchema = TargetSchema.extend({
  /** Newest first. */
  history: z.array(ChangeSchema),
  conflicts: z.array(z.object({ id: z.string(), inspectorName: z.string(), kind: z.string(), note: z.string() })),
})
export type TargetDetail = z.infer<typeof TargetDetailSchema>
/** The draws a target took part in, or why it did not. */
export const TargetDrawsSchema = z.array(
  z.object({
    drawId: z.string(),
    drawNo: z.string(),
    title: z.string(),
    on: z.string(),
    outcome: z.enum(['drawn', 'notDrawn', 'out']),
    reason: z.string(),
  }),
)
export type TargetDraws = z.infer<typeof TargetDrawsSchema>
