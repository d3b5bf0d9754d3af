import { z } from 'zod'
import { PageQuerySchema } from './page.ts'
import { CivilDateSchema, ExportFormatSchema } from './registry.ts'

/** Permits of targets, and the bureau's own licence ledger (许可台账) to compare the directory with (S2-06). */

export const PERMIT_STATES = { valid: '有效', expiring: '即将到期', expired: '已过期', revoked: '已注销' } as const
export type PermitState = keyof typeof PERMIT_STATES

export const PermitSchema = z.object({
  id: z.string(),
  /** 许可证名称, e.g. 农药经营许可证. */
  name: z.string(),
  number: z.string(),
  issuer: z.string(),
  /** The item it permits, where it is for one only; its lapse then keeps the target out of draws of that item. */
  item: z.object({ id: z.string(), name: z.string() }).nullable(),
  issuedOn: CivilDateSchema.nullable(),
  /** null = without end. */
  validUntil: CivilDateSchema.nullable(),
  state: z.enum(Object.keys(PERMIT_STATES) as [PermitState, ...PermitState[]]),
  /** Whether the bureau's ledger holds it; null where no ledger was imported. */
  isInLedger: z.boolean().nullable(),
})
export type Permit = z.infer<typeof PermitSchema>

export const PermitInputSchema = z
  .object({
    name: z.string().trim().max(100),
    number: z.string().trim().min(1).max(100),
    issuer: z.string().trim().max(100),
    itemId: z.uuid().nullable().default(null),
    issuedOn: CivilDateSchema.nullable(),
    validUntil: CivilDateSchema.nullable(),
  })
  .refine(({ issuedOn, validUntil }) => issuedOn === null || validUntil === null || issuedOn <= validUntil, {
    path: ['validUntil'],
    message: '有效期至不能早于批准日期',
  })
export type PermitInput = z.infer<typeof PermitInputSchema>
export const PermitRevocationSchema = z.object({ reason: z.string().trim().min(4).max(200) })

/** S2-06: how complete the directory is against the ledger. Counts are of permits in force today. */
export const PermitReportSchema = z.object({
  /** Permits in force in the ledger; 0 = no ledger imported yet. */
  ledger: z.number(),
  /** Of those, how many stand with a target of the directory. */
  mapped: z.number(),
  /** In the ledger, the holder or the permit is not in the directory. */
  unmatched: z.number(),
  /** In the directory, but not in the ledger. */
  unlisted: z.number(),
  /** Targets that lack required fields of their kind (S3-08). */
  incomplete: z.number(),
  importedAt: z.string().nullable(),
  clause: z.string(),
})
export type PermitReport = z.infer<typeof PermitReportSchema>

/** `unmatched`: in the ledger but not in the directory; `unlisted`: the other way round. */
export const PermitGapQuerySchema = PageQuerySchema.extend({
  show: z.enum(['unmatched', 'unlisted']).default('unmatched'),
})
export type PermitGapQuery = z.infer<typeof PermitGapQuerySchema>
export const PermitGapExportQuerySchema = PermitGapQuerySchema.extend({ format: ExportFormatSchema.default('xlsx') })
export const PermitGapSchema = z.object({
  /** Id in the ledger (`unmatched`) or of the permit (`unlisted`). */
  id: z.string(),
  number: z.string(),
  name: z.string(),
  holder: z.string(),
  holderCode: z.string(),
  validUntil: CivilDateSchema.nullable(),
  /** The target it belongs to or would be added to; null where the holder is not in the directory at all. */
  target: z.object({ id: z.string(), name: z.string() }).nullable(),
})
export type PermitGap = z.infer<typeof PermitGapSchema>

/** 补入名录库: adds the holders of these ledger entries (or of all) under the items, or the permit to its target. */
export const PermitSupplementSchema = z.object({
  ids: z.union([z.array(z.uuid()).min(1).max(1000), z.literal('all')]),
  itemIds: z.array(z.uuid()).min(1).max(100),
})
export type PermitSupplement = z.infer<typeof PermitSupplementSchema>
export const PermitSupplementResultSchema = z.object({
  /** New targets. */
  targets: z.number(),
  /** Permits added, to new and to known targets. */
  permits: z.number(),
  /** Ledger entries without a usable holder code, left as they are. */
  left: z.number(),
})
