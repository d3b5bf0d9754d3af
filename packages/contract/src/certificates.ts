import { z } from 'zod'
import { isIdentityNumber } from './identity-number.ts'
import { PageQuerySchema } from './page.ts'
import { CivilDateSchema, ExportFormatSchema, RecordIdSchema } from './registry.ts'

/** The two kinds of certificates: the province's unified one, and one a ministry issues for its own line. */
export const CERTIFICATE_KINDS = { unified: '行政执法证', departmental: '部门执法证' } as const
export type CertificateKind = keyof typeof CERTIFICATE_KINDS
export const CertificateKindSchema = z.enum(['unified', 'departmental'])

export const CERTIFICATE_STATES = {
  inForce: '正在使用',
  valid: '有效',
  replaced: '已换发',
  expired: '已过期',
  revoked: '已注销',
} as const
export type CertificateState = keyof typeof CERTIFICATE_STATES

export const CertificateSchema = z.object({
  id: z.string(),
  number: z.string(),
  kind: CertificateKindSchema,
  issuer: z.string(),
  issuedOn: CivilDateSchema.nullable(),
  validUntil: CivilDateSchema,
  /** As of today; `inForce` is the one the directory and the draw go by. */
  state: z.enum(['inForce', 'valid', 'replaced', 'expired', 'revoked']),
  revoked: z.object({ on: CivilDateSchema, reason: z.string() }).nullable(),
})
export type Certificate = z.infer<typeof CertificateSchema>
export const CertificateInputSchema = z
  .object({
    number: RecordIdSchema.refine((code) => code !== '-').refine(
      (code) => !isIdentityNumber(code),
      '这是身份证号。本系统不保存身份证号，请填执法证号',
    ),
    kind: CertificateKindSchema,
    issuer: z.string().trim().min(2).max(100),
    issuedOn: CivilDateSchema,
    validUntil: CivilDateSchema,
    /** Whether the directory goes by this one from now on: a renewal does. */
    inForce: z.boolean(),
  })
  .superRefine(({ issuedOn, validUntil }, context) => {
    if (issuedOn <= validUntil) return
    context.addIssue({ code: 'custom', path: ['validUntil'], message: '有效期至早于发证日期' })
  })
export type CertificateInput = z.infer<typeof CertificateInputSchema>
export const CertificateRevocationSchema = z.object({
  revokedOn: CivilDateSchema,
  reason: z.string().trim().min(4).max(200),
})
export type CertificateRevocation = z.infer<typeof CertificateRevocationSchema>

/** Examination for the certificate, also of staff who hold none yet (S1-10). */
export const ExamSchema = z.object({
  id: z.string(),
  name: z.string(),
  office: z.string(),
  exam: z.string(),
  takenOn: CivilDateSchema,
  passed: z.boolean(),
  validUntil: CivilDateSchema.nullable(),
  inspectorId: z.string().nullable(),
})
export type Exam = z.infer<typeof ExamSchema>
export const ExamInputSchema = z
  .object({
    name: z.string().trim().min(1).max(50),
    office: z.string().trim().max(100),
    exam: z.string().trim().min(2).max(100),
    takenOn: CivilDateSchema,
    passed: z.boolean(),
    /** Until when a pass can be turned into a certificate; null where the notice sets no end. */
    validUntil: CivilDateSchema.nullable(),
    inspectorId: z.uuid().nullable(),
  })
  .superRefine(({ takenOn, passed, validUntil }, context) => {
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['validUntil'], message })
    if (validUntil !== null && !passed) refuse('不合格的成绩没有有效期，请清空')
    else if (validUntil !== null && validUntil < takenOn) refuse('成绩有效期至早于考试日期')
  })
export type ExamInput = z.infer<typeof ExamInputSchema>
export const ExamQuerySchema = PageQuerySchema.extend({
  inspector: z.uuid().optional(),
  passed: z.enum(['yes', 'no']).optional(),
})
export type ExamQuery = z.infer<typeof ExamQuerySchema>
export const ExamExportSchema = ExamQuerySchema.omit({ page: true, size: true }).extend({
  format: ExportFormatSchema.default('xlsx'),
})
export type ExamSearch = Omit<ExamQuery, 'page' | 'size'>

/** One line of the ledger of all certified staff, which the legal office keeps (S1-09). */
export const CertifiedStaffSchema = z.object({
  id: z.string(),
  name: z.string(),
  office: z.string(),
  number: z.string(),
  validUntil: CivilDateSchema.nullable(),
  /** The person in the directory with this certificate; null: not in it yet. */
  inspectorId: z.string().nullable(),
})
export type CertifiedStaff = z.infer<typeof CertifiedStaffSchema>
export const CertifiedStaffQuerySchema = PageQuerySchema.extend({ covered: z.enum(['yes', 'no']).optional() })
export type CertifiedStaffQuery = z.infer<typeof CertifiedStaffQuerySchema>
export const CertifiedStaffExportSchema = CertifiedStaffQuerySchema.extend({
  format: ExportFormatSchema.default('xlsx'),
})
/** The ledger as copied from a sheet: 姓名, 执法证号, 科室, 有效期至, a line a person; replaces the lines of the same numbers. */
export const CertifiedStaffPasteSchema = z.object({ text: z.string().min(1).max(500_000) })
export const CertifiedStaffRemovalSchema = z.object({ reason: z.string().trim().min(4).max(200) })
/** Line of the pasted table and what is wrong with it; with any, nothing was taken over. */
export const PasteOutcomeSchema = z.object({
  taken: z.number(),
  faults: z.array(z.object({ line: z.number(), text: z.string() })),
})
export type PasteOutcome = z.infer<typeof PasteOutcomeSchema>
