import { z } from 'zod'
import { POLICY_FIELDS } from './profiles/fields/index.ts'
import type { PolicyField } from './profiles/fields/index.ts'
import type { PolicyValues } from './profiles/profile.ts'
import { schemaOf } from './profiles/values.ts'
import { CivilDateSchema } from './registry.ts'

/** A rulebook's way into force; `published` holds from its first day until a later one begins. */
export const POLICY_VERSION_STATUSES = {
  draft: '编制中',
  submitted: '待批准',
  approved: '待公布',
  published: '已公布',
} as const
export type PolicyVersionStatus = keyof typeof POLICY_VERSION_STATUSES
export type PolicyVersionAction = 'change' | 'submit' | 'approve' | 'return' | 'publish'

export const POLICY_VERSION_TRANSITIONS = {
  draft: { change: 'draft', submit: 'submitted' },
  submitted: { approve: 'approved', return: 'draft' },
  approved: { publish: 'published', return: 'draft' },
  published: {},
} as const satisfies Record<PolicyVersionStatus, Partial<Record<PolicyVersionAction, PolicyVersionStatus>>>

/** The status an action leads to, or undefined where it is not allowed. */
export function nextPolicyStatus(
  status: PolicyVersionStatus,
  action: PolicyVersionAction,
): PolicyVersionStatus | undefined {
  const row: Partial<Record<PolicyVersionAction, PolicyVersionStatus>> = POLICY_VERSION_TRANSITIONS[status]
  return row[action]
}

function valueSchema({ shape, required }: PolicyField): z.ZodType {
  const value = z.strictObject({
    value: schemaOf(shape),
    clause: z.string().max(20),
    note: z.string().max(200).optional(),
    basisIds: z.array(z.uuid()).max(20).optional(),
  })
  return required ? value : value.nullable()
}

/** All values of a rulebook, each checked by its entry in the catalogue; no key may be missing or unknown. */
export const PolicyValuesSchema = z.strictObject(
  Object.fromEntries(Object.entries(POLICY_FIELDS).map(([key, field]) => [key, valueSchema(field)])),
) as unknown as z.ZodType<PolicyValues, PolicyValues>

export const PolicyVersionRowSchema = z.object({
  id: z.uuid(),
  number: z.number(),
  status: z.enum(['draft', 'submitted', 'approved', 'published']),
  /** First day in force; null while it is not decided. */
  effectiveFrom: CivilDateSchema.nullable(),
  /** In force today. */
  inForce: z.boolean(),
  reason: z.string(),
  documentTitle: z.string(),
  documentNo: z.string(),
  fileName: z.string().nullable(),
  author: z.string(),
  approver: z.string().nullable(),
  publisher: z.string().nullable(),
  returnedReason: z.string().nullable(),
  publishedAt: z.string().nullable(),
})
export type PolicyVersionRow = z.infer<typeof PolicyVersionRowSchema>

export const PolicyVersionSchema = PolicyVersionRowSchema.extend({
  values: PolicyValuesSchema,
  version: z.number(),
  /** Why it cannot be submitted yet: Chinese sentences, each names the value; empty when it can. */
  findings: z.array(z.string()),
  /** What this person has done for it; then somebody else approves and publishes it. */
  ownPart: z.enum(['编制', '批准']).nullable(),
  /** What this person may do with it now. */
  actions: z.array(z.enum(['change', 'submit', 'approve', 'return', 'publish'])),
})
export type PolicyVersion = z.infer<typeof PolicyVersionSchema>

/** The rulebook in force today: the notice itself (number 1, `version` null) or a version of the bureau. */
export const PolicyInForceSchema = z.object({
  seed: z.string(),
  number: z.number(),
  effectiveFrom: CivilDateSchema.nullable(),
  versionId: z.uuid().nullable(),
  values: PolicyValuesSchema,
})
export type PolicyInForce = z.infer<typeof PolicyInForceSchema>

/** `from`: what the draft is copied from: `current`, one of the notices that ship, or the id of a version. */
export const PolicyDraftSchema = z.object({
  from: z.union([z.literal('current'), z.string().regex(/^S\d$/), z.uuid()]),
  reason: z.string().trim().min(10).max(500),
})
export type PolicyDraft = z.infer<typeof PolicyDraftSchema>

export const PolicyChangeSchema = z.object({
  values: PolicyValuesSchema,
  effectiveFrom: CivilDateSchema.nullable(),
  reason: z.string().trim().min(10).max(500),
  documentTitle: z.string().trim().max(200),
  documentNo: z.string().trim().max(80),
  version: z.number().int(),
})
export type PolicyChange = z.infer<typeof PolicyChangeSchema>

/** How strong a basis is, the strongest first. */
export const BASIS_LEVELS = { statute: '法律法规规章', superior: '上级文件', own: '本单位文件' } as const
export type BasisLevel = keyof typeof BASIS_LEVELS

const BasisFields = z.object({
  level: z.enum(['statute', 'superior', 'own']),
  title: z.string().trim().min(2).max(200),
  documentNo: z.string().trim().max(80),
  issuer: z.string().trim().min(2).max(100),
  issuedOn: CivilDateSchema,
  /** Where its text stands, or empty. */
  link: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]),
})
/** S0-02: one document that rules of the bureau rest on. */
export const BasisSchema = BasisFields.extend({
  id: z.uuid(),
  version: z.number(),
  withdrawnReason: z.string().nullable(),
  /** Values of the rulebook in force that rest on it, by their names. */
  usedBy: z.array(z.string()),
})
export type Basis = z.infer<typeof BasisSchema>
export const BasisInputSchema = BasisFields
export type BasisInput = z.infer<typeof BasisInputSchema>
export const BasisChangeSchema = BasisFields.extend({ version: z.number().int() })
export type BasisChange = z.infer<typeof BasisChangeSchema>

/** A year of the working-day calendar; `imported` null: it ships with the system. */
export const CalendarYearSchema = z.object({
  year: z.number(),
  notice: z.string(),
  holidays: z.array(CivilDateSchema),
  workdays: z.array(CivilDateSchema),
  reason: z.string(),
  imported: z.object({ by: z.string(), at: z.string() }).nullable(),
})
export type CalendarYear = z.infer<typeof CalendarYearSchema>

/** A year as pasted: the text of the State Council's notice, or a table of dates. */
export const CalendarImportSchema = z.object({
  year: z.number().int().min(2000).max(2200),
  /** Title and number of the notice. */
  notice: z.string().trim().min(4).max(200),
  text: z.string().min(1).max(20_000),
  reason: z.string().trim().max(500),
})
export type CalendarImport = z.infer<typeof CalendarImportSchema>
