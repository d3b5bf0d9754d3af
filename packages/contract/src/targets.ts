import { z } from 'zod'
import { PageQuerySchema } from './page.ts'
import { ChangeSchema, CivilDateSchema, ExportFormatSchema, RecordIdSchema } from './registry.ts'
import { TargetDetailsSchema, findMissingField } from './target-fields.ts'
import { TargetKindSchema } from './target-kinds.ts'
import { PermitSchema } from './target-permits.ts'
import { RiskClassChangeSchema, RiskFactSchema } from './target-risk.ts'
import { RiskClassSchema } from './risk-classes.ts'
import { findUsccFault } from './uscc.ts'

export const TARGET_STATUSES = {
  active: '正常',
  suspended: '暂停抽取',
  closed: '已关闭停业',
  removed: '已移出',
} as const
export type TargetStatus = keyof typeof TARGET_STATUSES
export const TargetStatusSchema = z.enum(['active', 'suspended', 'closed', 'removed'])

/** One change that is decided but takes effect later (S0-07): nothing has to run on the day. */
export const PlannedStatusSchema = z.object({
  status: TargetStatusSchema,
  from: CivilDateSchema,
  /** Last day of a suspension; null = until changed again. */
  until: CivilDateSchema.nullable(),
})
const NamedSchema = z.object({ id: z.string(), name: z.string() })

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
  items: z.array(NamedSchema),
  tags: z.array(NamedSchema),
  /** Special pools (专项库) it stands in. */
  pools: z.array(NamedSchema),
  /** Office that keeps the row (S0-06); null where nobody is named. */
  office: NamedSchema.nullable(),
  /** The permit that ends next, of those in force; else the last that ended. */
  permitNo: z.string(),
  permitUntil: CivilDateSchema.nullable(),
  /** As it stands today, planned changes and ended suspensions included. */
  status: TargetStatusSchema,
  /** Last day of a suspension under way; null = open. */
  statusUntil: CivilDateSchema.nullable(),
  planned: PlannedStatusSchema.nullable(),
  /** Most visits a year: of its special pool, else of the bureau's rules (B-12); null = none is laid down. */
  cap: z.number().nullable(),
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
  officeId: z.uuid().nullable().default(null),
  /** The entity that answers for a project, product or site. */
  responsibleId: z.uuid().nullable().default(null),
  details: TargetDetailsSchema.default({}),
})
function checkTarget(target: z.infer<typeof TargetFieldsSchema>, context: z.RefinementCtx): void {
  if (target.codeKind === 'uscc' && findUsccFault(target.code)) {
    const message = '统一社会信用代码不对，应为 18 位且最后一位校验相符'
    context.addIssue({ code: 'custom', path: ['code'], message })
  }
  // S3-08 明确类别、主要信息
  const missing = findMissingField(target)
  if (missing) context.addIssue({ code: 'custom', path: [...missing.path], message: missing.text })
}
/** `from`: the civil date from which it stands in the directory; null = today. */
export const TargetInputSchema = TargetFieldsSchema.extend({
  from: CivilDateSchema.nullable().default(null),
}).superRefine(checkTarget)
export type TargetInput = z.output<typeof TargetInputSchema>
/** Changes carry the version they were made on; a stale one is refused (targets.changed). */
export const TargetChangeSchema = TargetFieldsSchema.extend({
  version: z.number().int(),
  reason: z.string().trim().max(200),
}).superRefine(checkTarget)
export type TargetChange = z.infer<typeof TargetChangeSchema>
/**
 * `from` null = at once; a later date is kept and takes effect by itself. `until` only for a suspension: its last day,
 * after which the target takes part again.
 */
export const TargetStatusChangeSchema = z
  .object({
    status: TargetStatusSchema,
    reason: z.string().trim().min(4).max(200),
    from: CivilDateSchema.nullable().default(null),
    until: CivilDateSchema.nullable().default(null),
  })
  .refine(({ status, until }) => until === null || status === 'suspended', {
    path: ['until'],
    message: '只有暂停抽取能写到哪天为止',
  })
export type TargetStatusChange = z.infer<typeof TargetStatusChangeSchema>
export const TargetPlanWithdrawalSchema = z.object({ reason: z.string().trim().min(4).max(200) })

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
  drawn: z.enum(['never', 'thisYear', 'notThisYear', 'atCap']).optional(),
  tag: z.uuid().optional(),
  pool: z.uuid().optional(),
  office: z.uuid().optional(),
  /** `missing`: required fields of its kind are empty; `planned`: a change is due later. */
  state: z.enum(['missing', 'planned']).optional(),
})
export type TargetQuery = z.infer<typeof TargetQuerySchema>

/** `ids`: only these of what matches, joined by commas. */
export const TargetExportQuerySchema = TargetQuerySchema.extend({
  ids: z
    .string()
    .max(8000)
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).max(200))
    .optional(),
  format: ExportFormatSchema.default('xlsx'),
})

/**
 * Counts for the filter line: by risk class under the other filters (`-` = unclassified), and the regions and the
 * total of the whole directory.
 */
export const TargetFacetsSchema = z.object({
  total: z.number(),
  regions: z.array(z.object({ name: z.string(), count: z.number() })),
  risk: z.record(z.string(), z.number()),
  /** Changes recorded today (civil day in Beijing): 今天新增 n，变更 n，移出 n. */
  today: z.object({ added: z.number(), changed: z.number(), removed: z.number() }),
})
export type TargetFacets = z.infer<typeof TargetFacetsSchema>

/** 一户一档: everything known of one target; the draws it took part in come beside (`/targets/:id/draws`). */
export const TargetDetailSchema = TargetSchema.extend({
  details: TargetDetailsSchema,
  addedOn: CivilDateSchema,
  responsible: NamedSchema.nullable(),
  /** Projects, products and sites that this entity answers for. */
  answersFor: z.array(NamedSchema.extend({ kind: TargetKindSchema })),
  permits: z.array(PermitSchema),
  /** Newest first. */
  riskClasses: z.array(RiskClassChangeSchema),
  riskFacts: z.array(RiskFactSchema),
  uplift: z.object({ counts: z.boolean(), reasons: z.array(z.string()), clause: z.string() }),
  /** Newest first. */
  history: z.array(ChangeSchema),
  conflicts: z.array(z.object({ id: z.string(), inspectorName: z.string(), kind: z.string(), note: z.string() })),
  /** Entries that were merged into this one; `undo` is the event to undo, null where a draw came after. */
  merged: z.array(
    NamedSchema.extend({ code: z.string(), at: z.string(), reason: z.string(), undo: z.string().nullable() }),
  ),
  mergedInto: NamedSchema.nullable(),
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
