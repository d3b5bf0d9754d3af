import { z } from 'zod'
import { PageQuerySchema } from './page.ts'
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

/** A civil date, `YYYY-MM-DD`. */
export const CivilDateSchema = z.iso.date()
/** The grammar of ids in a draw record (protocol §1.1); public codes and certificate numbers must fit it. */
export const RecordIdSchema = z.string().regex(/^[0-9A-Za-z._:/-]{1,64}$/)

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

/** What a list exports: its filters, all pages. */
export const ExportFormatSchema = z.enum(['xlsx', 'csv'])
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

export const ChangeSchema = z.object({
  at: z.string(),
  by: z.string().nullable(),
  /** In words, e.g. 变更检查对象. */
  event: z.string(),
  reason: z.string(),
  /** Field in Chinese → before and after, as shown. */
  fields: z.array(z.object({ name: z.string(), before: z.string(), after: z.string() })),
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

export const INSPECTOR_KINDS = { enforcement: '执法人员', technicalExpert: '专业技术人员' } as const
export type InspectorKind = keyof typeof INSPECTOR_KINDS
export const INSPECTOR_STATUSES = {
  active: '在岗',
  leave: '请假',
  transferred: '已调离',
  suspended: '暂停执法',
} as const
export type InspectorStatus = keyof typeof INSPECTOR_STATUSES
export const InspectorStatusSchema = z.enum(['active', 'leave', 'transferred', 'suspended'])

export const InspectorSchema = z.object({
  id: z.string(),
  /** Enforcement certificate number, or a staff number for experts; unique in the bureau; the id of the draw record. */
  code: z.string(),
  name: z.string(),
  kind: z.enum(['enforcement', 'technicalExpert']),
  office: z.string(),
  region: z.string(),
  certificateUntil: CivilDateSchema.nullable(),
  /** Items the person is qualified for; empty means all (one shared pool, S3-07). */
  items: z.array(z.object({ id: z.string(), name: z.string() })),
  status: InspectorStatusSchema,
  conflictCount: z.number(),
  drawnThisYear: z.number(),
  version: z.number(),
})
export type Inspector = z.infer<typeof InspectorSchema>
export const InspectorDetailSchema = InspectorSchema.extend({
  /** Newest first. */
  history: z.array(ChangeSchema),
  conflicts: z.array(z.object({ id: z.string(), targetName: z.string(), kind: z.string(), note: z.string() })),
})
export type InspectorDetail = z.infer<typeof InspectorDetailSchema>

const InspectorFieldsSchema = z.object({
  code: RecordIdSchema.refine((code) => code !== '-'),
  name: z.string().trim().min(1).max(50),
  kind: z.enum(['enforcement', 'technicalExpert']),
  office: z.string().trim().max(100),
  region: z.string().trim().max(100),
  certificateUntil: CivilDateSchema.nullable(),
  itemIds: z.array(z.uuid()).max(100),
})
function checkCertificate(
  inspector: { kind: string; certificateUntil: string | null },
  context: z.RefinementCtx,
): void {
  if (inspector.kind !== 'enforcement' || inspector.certificateUntil !== null) return
  context.addIssue({ code: 'custom', path: ['certificateUntil'], message: '执法人员必须填执法证有效期' })
}
export const InspectorInputSchema = InspectorFieldsSchema.superRefine(checkCertificate)
export type InspectorInput = z.infer<typeof InspectorInputSchema>
export const InspectorChangeSchema = InspectorFieldsSchema.extend({
  version: z.number().int(),
  reason: z.string().trim().max(200),
}).superRefine(checkCertificate)
export type InspectorChange = z.infer<typeof InspectorChangeSchema>
export const InspectorStatusChangeSchema = z.object({
  status: InspectorStatusSchema,
  reason: z.string().trim().min(4).max(200),
})
export type InspectorStatusChange = z.infer<typeof InspectorStatusChangeSchema>
export const InspectorQuerySchema = PageQuerySchema.extend({
  kind: z.enum(['enforcement', 'technicalExpert']).optional(),
  status: InspectorStatusSchema.optional(),
  item: z.uuid().optional(),
  certificate: z.enum(['valid', 'expiring', 'expired']).optional(),
})
export type InspectorQuery = z.infer<typeof InspectorQuerySchema>
export const InspectorExportQuerySchema = InspectorQuerySchema.extend({ format: ExportFormatSchema.default('xlsx') })

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
