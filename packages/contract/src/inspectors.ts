import { z } from 'zod'
import { PageQuerySchema } from './page.ts'
import { ChangeSchema, CivilDateSchema, ExportFormatSchema, RecordIdSchema } from './registry.ts'

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
