import { z } from 'zod'
import { PageQuerySchema } from './page.ts'
import { CivilDateSchema, ExportFormatSchema, RecordIdSchema } from './registry.ts'
import { findUsccFault } from './uscc.ts'

/** What a qualified institution may be engaged for (S1-19, S2-26); it reports and never checks (B-13). */
export const INSTITUTION_SERVICES = {
  testing: '检验检测',
  audit: '财务审计',
  survey: '调查咨询',
  appraisal: '鉴定',
} as const
export type InstitutionService = keyof typeof INSTITUTION_SERVICES
const ServiceSchema = z.enum(['testing', 'audit', 'survey', 'appraisal'])

export const InstitutionSchema = z.object({
  id: z.string(),
  name: z.string(),
  uscc: z.string(),
  services: z.array(ServiceSchema),
  qualificationNo: z.string(),
  qualificationUntil: CivilDateSchema,
  /** What the qualification covers, in its own words. */
  scope: z.string(),
  /** Staff who sign its reports; none of them can be an inspector (B-13). */
  staff: z.array(z.object({ name: z.string(), number: z.string() })),
  engagementCount: z.number(),
  /** Engagements whose report is due and has not come. */
  overdueCount: z.number(),
  removed: z.boolean(),
  version: z.number(),
})
export type Institution = z.infer<typeof InstitutionSchema>

/** One report as it was taken in; a later one may have taken its place. */
export const EngagementReportSchema = z.object({
  id: z.string(),
  number: z.string(),
  on: CivilDateSchema,
  conclusion: z.string(),
  /** Size in bytes; null for a report from before files were kept. */
  file: z.object({ name: z.string(), size: z.number(), sha256: z.string() }).nullable(),
  /** Why it took the place of the one before; empty for the first. */
  reason: z.string(),
  by: z.string().nullable(),
  at: z.string(),
})
export type EngagementReport = z.infer<typeof EngagementReportSchema>

export const EngagementSchema = z.object({
  id: z.string(),
  service: ServiceSchema,
  /** What is to be tested, audited, surveyed or appraised. */
  subject: z.string(),
  engagedOn: CivilDateSchema,
  /** The day its report is due; null where none was set. */
  dueOn: CivilDateSchema.nullable(),
  /** No report though it was due. */
  isOverdue: z.boolean(),
  /** The one that counts first, then those it took the place of. */
  reports: z.array(EngagementReportSchema),
})
export type Engagement = z.infer<typeof EngagementSchema>
export const InstitutionDetailSchema = InstitutionSchema.extend({ engagements: z.array(EngagementSchema) })
export type InstitutionDetail = z.infer<typeof InstitutionDetailSchema>

export const InstitutionInputSchema = z.object({
  name: z.string().trim().min(2).max(100),
  uscc: z
    .string()
    .trim()
    .refine((code) => findUsccFault(code) === undefined, '统一社会信用代码应为 18 位，最后一位校验须相符'),
  services: z.array(ServiceSchema).min(1, '至少选一项服务'),
  qualificationNo: z.string().trim().min(1, '资质证书编号不能空着').max(64),
  qualificationUntil: CivilDateSchema,
  scope: z.string().trim().max(500),
  staff: z
    .array(z.object({ name: z.string().trim().min(1).max(50), number: RecordIdSchema }))
    .max(200)
    .refine((staff) => new Set(staff.map(({ number }) => number)).size === staff.length, '人员证号有重复'),
})
export type InstitutionInput = z.infer<typeof InstitutionInputSchema>
export const InstitutionChangeSchema = InstitutionInputSchema.extend({ version: z.number().int() })
export type InstitutionChange = z.infer<typeof InstitutionChangeSchema>
export const InstitutionRemovalSchema = z.object({ reason: z.string().trim().min(4).max(200) })
export const InstitutionQuerySchema = PageQuerySchema.extend({
  service: ServiceSchema.optional(),
  qualification: z.enum(['valid', 'expiring', 'expired']).optional(),
})
export type InstitutionQuery = z.infer<typeof InstitutionQuerySchema>
export const InstitutionExportQuerySchema = InstitutionQuerySchema.extend({
  format: ExportFormatSchema.default('xlsx'),
})

export const EngagementInputSchema = z
  .object({
    service: ServiceSchema,
    subject: z.string().trim().min(2).max(200),
    engagedOn: CivilDateSchema,
    dueOn: CivilDateSchema,
  })
  .refine(({ engagedOn, dueOn }) => engagedOn <= dueOn, {
    path: ['dueOn'],
    message: '报告期限不能早于委托日期',
  })
export type EngagementInput = z.infer<typeof EngagementInputSchema>
/** What is sent beside the file of a report. */
export const ReportInputSchema = z
  .object({
    number: z.string().trim().min(1, '报告编号不能空着').max(64),
    on: CivilDateSchema,
    conclusion: z.string().trim().min(2, '结论不能空着').max(2000),
    /** The report it takes the place of. */
    replacesId: z.uuid().nullable().default(null),
    /** Why it does. */
    reason: z.string().trim().max(200).default(''),
  })
  .refine(({ replacesId, reason }) => replacesId === null || reason.length >= 4, {
    path: ['reason'],
    message: '更换报告要写明理由，至少 4 个字',
  })
export type ReportInput = z.infer<typeof ReportInputSchema>
