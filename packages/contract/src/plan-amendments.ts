import { z } from 'zod'
import { AMENDMENT_STATUSES, type AmendmentStatus } from './plan-status.ts'
import { PlanLineInputSchema, PlanLineSchema } from './planning.ts'
import { CivilDateSchema } from './registry.ts'

/** One change of a published plan: a line added, written anew or taken out. */
export const LineChangeSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('add'), line: PlanLineInputSchema, externalItemId: z.uuid().nullable().default(null) }),
  z.object({ op: z.literal('change'), lineId: z.uuid(), line: PlanLineInputSchema }),
  z.object({ op: z.literal('remove'), lineId: z.uuid() }),
])
export type LineChange = z.infer<typeof LineChangeSchema>

/** S2-12, S3-10: what is to change and why. */
export const AmendmentInputSchema = z.object({
  reason: z.string().trim().min(10).max(500),
  changes: z.array(LineChangeSchema).max(300),
})
export const AmendmentChangeSchema = AmendmentInputSchema.extend({ version: z.number().int().min(1) })

/** One line before and after, cell by cell in words; a line added has no before, one taken out no after. */
export const LineDiffSchema = z.object({
  lineId: z.string(),
  name: z.string(),
  op: z.enum(['add', 'change', 'remove']),
  cells: z.array(z.object({ name: z.string(), before: z.string(), after: z.string() })),
})
export type LineDiff = z.infer<typeof LineDiffSchema>

const AmendmentStatusSchema = z.enum(Object.keys(AMENDMENT_STATUSES) as [AmendmentStatus, ...AmendmentStatus[]])
const StepSchema = z.object({ by: z.string(), at: z.string() }).nullable()

export const AmendmentSchema = z.object({
  id: z.string(),
  planId: z.string(),
  /** 第 n 次调整. */
  number: z.number(),
  status: AmendmentStatusSchema,
  reason: z.string(),
  version: z.number(),
  author: z.string(),
  returned: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
  submittedAt: z.string().nullable(),
  approved: StepSchema,
  published: StepSchema,
  /** The edition it became; null until published. */
  edition: z.number().nullable(),
  changes: z.array(LineChangeSchema),
  diff: z.array(LineDiffSchema),
  /** This actor asked for it or wrote in it, and so neither approves nor publishes it (S2-12). */
  isOwn: z.boolean(),
  /** What this actor may do now: actions of AmendmentAction, `change`. */
  actions: z.array(z.string()),
})
export type Amendment = z.infer<typeof AmendmentSchema>

/** The plan as it was published once; the newest edition is the one that counts. */
export const PlanEditionSchema = z.object({
  edition: z.number(),
  at: z.string(),
  by: z.string(),
  title: z.string(),
  documentNo: z.string(),
  /** Documents it rested on when it was published (S0-02), as cited. */
  bases: z.array(z.string()),
  amendment: z.object({ number: z.number(), reason: z.string(), approvedBy: z.string() }).nullable(),
  lines: z.array(PlanLineSchema),
  /** What it changed of the edition before; empty for the first. */
  diff: z.array(LineDiffSchema),
})
export type PlanEdition = z.infer<typeof PlanEditionSchema>

export const EXTERNAL_ITEM_STATUSES = { pending: '待答复', accepted: '参加', declined: '不参加' } as const

/** A joint check that another agency leads and in which the bureau is asked to take part (S1-24). */
export const ExternalItemInputSchema = z.object({
  year: z.number().int().min(2000).max(2100),
  leadAgency: z.string().trim().min(2).max(100),
  title: z.string().trim().min(2).max(200),
  months: z.array(z.number().int().min(1).max(12)).min(1).max(12),
  /** The plan or notice that names us. */
  sourceDocument: z.string().trim().min(2).max(200),
  content: z.string().trim().max(2000).default(''),
})
export type ExternalItemInput = z.infer<typeof ExternalItemInputSchema>
export const ExternalAcceptanceSchema = z.object({
  inspectorIds: z.array(z.uuid()).min(1).max(50),
  itemIds: z.array(z.uuid()).max(50).default([]),
})
export const ExternalItemSchema = ExternalItemInputSchema.extend({
  id: z.string(),
  status: z.enum(['pending', 'accepted', 'declined']),
  reason: z.string(),
  /** Our officers; inside the bureau only. */
  officers: z.array(z.object({ id: z.string(), name: z.string(), office: z.string() })),
  decided: StepSchema,
  /** Plan and line it became; the line is null while an amendment carries it. */
  planId: z.string().nullable(),
  lineId: z.string().nullable(),
  receivedOn: CivilDateSchema,
})
export type ExternalItem = z.infer<typeof ExternalItemSchema>
