import { z } from 'zod'
import { PageQuerySchema } from './page.ts'
import { plainText } from './plain-text.ts'
import { CivilDateSchema, ExportFormatSchema } from './registry.ts'

/** Registers an office keeps: issued documents with receipts (S0-01), publicity (S0-34), accountability (S1-27). */

export const AttachmentSchema = z.object({ id: z.string(), name: z.string(), size: z.number() })
export type Attachment = z.infer<typeof AttachmentSchema>
const attachment = AttachmentSchema.nullable()

export const DOCUMENT_KINDS = {
  scheme: '实施方案',
  rulebook: '实施细则',
  plan: '年度计划',
  notice: '通知',
  other: '其他文件',
} as const
export type DocumentKind = keyof typeof DOCUMENT_KINDS

export const IssuedDocumentInputSchema = z.object({
  kind: z.enum(Object.keys(DOCUMENT_KINDS) as [DocumentKind, ...DocumentKind[]]),
  documentNo: plainText().min(2).max(60),
  title: plainText().min(2).max(200),
  /** Who decided on it: 局党组. */
  approvingBody: plainText().min(1).max(60),
  approvedOn: CivilDateSchema.nullable(),
  issuedOn: CivilDateSchema,
  /** Offices of the bureau, and units outside the system by name. */
  officeIds: z.array(z.uuid()).max(200),
  units: z.array(plainText().min(1).max(100)).max(100),
  attachmentId: z.uuid().nullable(),
})
export type IssuedDocumentInput = z.infer<typeof IssuedDocumentInputSchema>

export const RecipientSchema = z.object({
  id: z.string(),
  unit: z.string(),
  officeId: z.string().nullable(),
  receivedAt: z.string().nullable(),
  receivedBy: z.string(),
  /** Whether this person may tick it. */
  isMine: z.boolean(),
})
export type Recipient = z.infer<typeof RecipientSchema>

export const IssuedDocumentSchema = IssuedDocumentInputSchema.omit({
  officeIds: true,
  units: true,
  attachmentId: true,
}).extend({
  id: z.string(),
  issuedBy: z.string(),
  attachment,
  recipientCount: z.number(),
  receivedCount: z.number(),
})
export type IssuedDocument = z.infer<typeof IssuedDocumentSchema>
export const IssuedDocumentDetailSchema = IssuedDocumentSchema.extend({ recipients: z.array(RecipientSchema) })
export type IssuedDocumentDetail = z.infer<typeof IssuedDocumentDetailSchema>
/** `by`: who signed for a unit that has no account here; ignored for an office, where it is whoever ticks. */
export const ReceiptSchema = z.object({ by: plainText().max(50).default('') })
/** `open`: only those with receipts missing. */
export const IssuedDocumentQuerySchema = PageQuerySchema.extend({ receipts: z.enum(['', 'open']).default('') })
export type IssuedDocumentQuery = z.infer<typeof IssuedDocumentQuerySchema>

export const PUBLICITY_CHANNELS = {
  website: '政府网站',
  press: '报刊',
  broadcast: '广播电视',
  newMedia: '微信、微博等新媒体',
  visit: '进企业、进乡村',
  leaflet: '宣传册、展板',
} as const
export type PublicityChannel = keyof typeof PUBLICITY_CHANNELS

export const PublicityInputSchema = z.object({
  heldOn: CivilDateSchema,
  channel: z.enum(Object.keys(PUBLICITY_CHANNELS) as [PublicityChannel, ...PublicityChannel[]]),
  title: plainText().min(2).max(200),
  link: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]),
  /** Whom it reached: 农资经营户，约 120 人. */
  audience: plainText().max(200),
  attachmentId: z.uuid().nullable(),
})
export type PublicityInput = z.infer<typeof PublicityInputSchema>
export const PublicityChangeSchema = PublicityInputSchema.extend({ version: z.number().int() })
export const PublicitySchema = PublicityInputSchema.omit({ attachmentId: true }).extend({
  id: z.string(),
  version: z.number(),
  recordedBy: z.string(),
  attachment,
})
export type Publicity = z.infer<typeof PublicitySchema>
export const PublicityQuerySchema = PageQuerySchema.extend({ channel: z.string().max(20).default('') })
export type PublicityQuery = z.infer<typeof PublicityQuerySchema>
export const OfficeRecordExportSchema = z.object({
  q: z.string().trim().max(100).default(''),
  format: ExportFormatSchema.default('xlsx'),
})

export const ACCOUNTABILITY_MEASURES = {
  none: '未处理',
  talk: '提醒谈话',
  criticism: '通报批评',
  suspension: '暂停执法活动',
  transfer: '移送纪检监察',
} as const
export type AccountabilityMeasure = keyof typeof ACCOUNTABILITY_MEASURES

/** S1-27 失职渎职依法依规处理: one matter, on a person or an office. */
export const AccountabilityInputSchema = z.object({
  subjectKind: z.enum(['person', 'office']),
  subject: plainText().min(1).max(100),
  matter: plainText().min(5).max(1000),
  /** What it offends against. */
  basis: plainText().min(2).max(300),
  measure: z.enum(Object.keys(ACCOUNTABILITY_MEASURES) as [AccountabilityMeasure, ...AccountabilityMeasure[]]),
  outcome: plainText().max(1000),
  openedOn: CivilDateSchema,
  closedOn: CivilDateSchema.nullable(),
})
export type AccountabilityInput = z.infer<typeof AccountabilityInputSchema>
export const AccountabilityChangeSchema = AccountabilityInputSchema.extend({ version: z.number().int() })
export const AccountabilitySchema = AccountabilityInputSchema.extend({ id: z.string(), version: z.number() })
export type AccountabilityCase = z.infer<typeof AccountabilitySchema>
