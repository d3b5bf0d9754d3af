import { z } from 'zod'
import { isIdentityNumber } from './identity-number.ts'
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

/** What a person is marked with beside the kind: 职能、专长 (S2-07) and the line of business (S3-01). */
export const INSPECTOR_TAG_FACETS = { duty: '监管职能', specialty: '专长', domain: '业务线' } as const
export type InspectorTagFacet = keyof typeof INSPECTOR_TAG_FACETS
const TagSchema = z.string().trim().min(1).max(30)
export const InspectorTagsSchema = z.object({
  duty: z.array(TagSchema).max(20),
  specialty: z.array(TagSchema).max(20),
  domain: z.array(TagSchema).max(20),
})
export type InspectorTags = z.infer<typeof InspectorTagsSchema>

/** An absence that is in force or announced; both days belong to it, without `untilOn` it has no end. */
export const ABSENCE_KINDS = { leave: '请假', transfer: '调离', suspension: '暂停执法' } as const
export type AbsenceKind = keyof typeof ABSENCE_KINDS
export const AbsenceKindSchema = z.enum(['leave', 'transfer', 'suspension'])
export const AbsenceSchema = z.object({
  id: z.string(),
  kind: AbsenceKindSchema,
  fromOn: CivilDateSchema,
  untilOn: CivilDateSchema.nullable(),
  /** First day back when it ended early; equal to `fromOn` when it was called off. */
  endedOn: CivilDateSchema.nullable(),
  reason: z.string(),
  declaredBy: z.string().nullable(),
  declaredAt: z.string(),
})
export type Absence = z.infer<typeof AbsenceSchema>
export const AbsenceInputSchema = z
  .object({
    kind: AbsenceKindSchema,
    fromOn: CivilDateSchema,
    untilOn: CivilDateSchema.nullable(),
    reason: z.string().trim().min(4).max(200),
  })
  .superRefine(({ kind, fromOn, untilOn }, context) => {
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['untilOn'], message })
    if (kind === 'leave' && untilOn === null) refuse('请假须写到哪一天为止，到期自动恢复')
    if (kind === 'transfer' && untilOn !== null) refuse('调离没有截止日期，请清空')
    if (untilOn !== null && untilOn < fromOn) refuse('截止日期早于开始日期')
  })
export type AbsenceInput = z.infer<typeof AbsenceInputSchema>
export const AbsenceEndSchema = z.object({ endedOn: CivilDateSchema, reason: z.string().trim().min(4).max(200) })
export type AbsenceEnd = z.infer<typeof AbsenceEndSchema>

export const InspectorSchema = z.object({
  id: z.string(),
  /** Enforcement certificate number, or a staff number for experts; unique in the bureau; the id of the draw record. */
  code: z.string(),
  name: z.string(),
  kind: z.enum(['enforcement', 'technicalExpert']),
  office: z.string(),
  region: z.string(),
  /** With its middle digits hidden; empty where none is known. */
  phone: z.string(),
  tags: InspectorTagsSchema,
  certificateUntil: CivilDateSchema.nullable(),
  /**
   * Items the person is qualified for. By item (S0-08) who has none checks none; in one shared pool (S3-07) they
   * restrict nobody. An unconfirmed one waits for confirmation after a change of post (S0-10) and does not count.
   */
  items: z.array(z.object({ id: z.string(), name: z.string(), confirmed: z.boolean() })),
  /** Today's, dated absences included. */
  status: InspectorStatusSchema,
  conflictCount: z.number(),
  /** Visits of this year whose teams are open; who was drawn for a check to come is not told (S0-13, B-24). */
  drawnThisYear: z.number(),
  version: z.number(),
})
export type Inspector = z.infer<typeof InspectorSchema>

const InspectorFieldsSchema = z.object({
  code: RecordIdSchema.refine((code) => code !== '-').refine(
    (code) => !isIdentityNumber(code),
    '这是身份证号。本系统不保存身份证号，请填执法证号或工号',
  ),
  name: z.string().trim().min(1).max(50),
  kind: z.enum(['enforcement', 'technicalExpert']),
  office: z.string().trim().max(100),
  region: z.string().trim().max(100),
  /** Left out: stays as it is. */
  phone: z
    .string()
    .trim()
    .regex(/^[0-9+ -]{0,20}$/, '电话只写数字')
    .optional(),
  tags: InspectorTagsSchema.default({ duty: [], specialty: [], domain: [] }),
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
  office: z.string().max(100).optional(),
  /** A tag of any facet. */
  tag: z.string().max(30).optional(),
  /** `expiring`: within 30 days; `expiring90`: within 90. */
  certificate: z.enum(['valid', 'expiring', 'expiring90', 'expired']).optional(),
  /** Qualifications that wait for confirmation. */
  unconfirmed: z.literal('1').optional(),
})
export type InspectorQuery = z.infer<typeof InspectorQuerySchema>
export const InspectorExportQuerySchema = InspectorQuerySchema.extend({ format: ExportFormatSchema.default('xlsx') })

/** Which qualifications hold after a change of post; the others are given up (S0-10). */
export const QualificationConfirmationSchema = z.object({
  itemIds: z.array(z.uuid()).max(100),
  reason: z.string().trim().min(4).max(200),
})
export type QualificationConfirmation = z.infer<typeof QualificationConfirmationSchema>

/** The strip above the list: how many there are, which mode rules, what needs attention. */
export const InspectorOverviewSchema = z.object({
  enforcement: z.number(),
  technicalExpert: z.number(),
  /** Officers and experts who may be drawn today. */
  available: z.number(),
  expiring: z.object({ in30: z.number(), in90: z.number(), expired: z.number() }),
  unconfirmed: z.number(),
  /** S0-08 by item, S3-07 one shared pool: what the bureau's own profile says, with its clause. */
  pool: z.object({ mode: z.enum(['byItem', 'shared']), clause: z.string() }),
  /** What the bureau's notice asks of the directory: everybody certified is in it (S1-09). */
  coverageClause: z.string(),
  /** S1-09; null while no ledger of certified staff is kept. */
  coverage: z.object({ certified: z.number(), covered: z.number() }).nullable(),
  offices: z.array(z.string()),
  tags: z.array(z.object({ facet: z.enum(['duty', 'specialty', 'domain']), tag: z.string(), count: z.number() })),
})
export type InspectorOverview = z.infer<typeof InspectorOverviewSchema>

/** Draws of a person whose teams are open, newest first. */
export const InspectorDrawsSchema = z.array(
  z.object({ drawId: z.string(), drawNo: z.string(), title: z.string(), on: CivilDateSchema, visits: z.number() }),
)
export type InspectorDraws = z.infer<typeof InspectorDrawsSchema>

/** History and what hangs on a person besides the lists with routes of their own. */
export const InspectorDetailSchema = InspectorSchema.extend({
  /** Newest first. */
  history: z.array(ChangeSchema),
  conflicts: z.array(z.object({ id: z.string(), targetName: z.string(), kind: z.string(), note: z.string() })),
  absences: z.array(AbsenceSchema),
  trainings: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      heldOn: CivilDateSchema,
      items: z.array(z.string()),
      result: z.string(),
    }),
  ),
})
export type InspectorDetail = z.infer<typeof InspectorDetailSchema>
