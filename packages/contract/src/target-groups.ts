import { z } from 'zod'
import { RISK_FACT_KINDS } from './target-risk.ts'

/** Supervision tags (监管标签) and special pools (专项库): how targets are grouped beside their items. */

/** S2-07: targets are marked by trade, field and sort. */
export const TAG_FACETS = { trade: '行业', field: '领域', sort: '种类' } as const
export type TagFacet = keyof typeof TAG_FACETS
export const TagFacetSchema = z.enum(Object.keys(TAG_FACETS) as [TagFacet, ...TagFacet[]])
export const TagSchema = z.object({ id: z.string(), facet: TagFacetSchema, name: z.string(), targets: z.number() })
export type Tag = z.infer<typeof TagSchema>
export const TagInputSchema = z.object({ facet: TagFacetSchema, name: z.string().trim().min(1).max(40) })
export type TagInput = z.infer<typeof TagInputSchema>

/** Who enters a pool: whom the clerk puts in, or whoever has such a fact that counts under the bureau's rules (S4-16). */
export const POOL_ENTRIES = { byHand: '手工转入', highRisk: '高风险情形自动列入' } as const
export type PoolEntry = keyof typeof POOL_ENTRIES
export const SpecialPoolSchema = z.object({
  id: z.string(),
  name: z.string(),
  entry: z.enum(['byHand', 'highRisk']),
  /** Facts that put a target into it: `entry` highRisk only. */
  factKinds: z.array(z.enum(Object.keys(RISK_FACT_KINDS) as [keyof typeof RISK_FACT_KINDS])),
  /** Own share of a draw; null = as the plan says. */
  rate: z.tuple([z.number(), z.number()]).nullable(),
  /** Own number of rounds a year; null = as the plan says. */
  roundsPerYear: z.number().nullable(),
  /** Own bound of visits a year for its targets; null = as for all. */
  visitsPerYear: z.number().nullable(),
  clause: z.string(),
  targets: z.number(),
  version: z.number(),
})
export type SpecialPool = z.infer<typeof SpecialPoolSchema>
const PoolFieldsSchema = z.object({
  name: z.string().trim().min(2).max(60),
  entry: z.enum(['byHand', 'highRisk']),
  factKinds: SpecialPoolSchema.shape.factKinds.max(5).default([]),
  rate: z
    .tuple([z.number().int().min(0), z.number().int().min(1).max(1_000_000)])
    .refine(([part, whole]) => part <= whole, '比例不能超过 100%')
    .nullable(),
  roundsPerYear: z.number().int().min(1).max(366).nullable(),
  visitsPerYear: z.number().int().min(1).max(366).nullable(),
})
const ENTRY_NEEDS_FACTS = { path: ['factKinds'], message: '自动列入的专项库至少选一种情形' }
const hasFacts = ({ entry, factKinds }: { entry: string; factKinds: readonly string[] }) =>
  (entry === 'highRisk') === factKinds.length > 0
export const SpecialPoolInputSchema = PoolFieldsSchema.refine(hasFacts, ENTRY_NEEDS_FACTS)
export type SpecialPoolInput = z.infer<typeof SpecialPoolInputSchema>
export const SpecialPoolChangeSchema = PoolFieldsSchema.extend({ version: z.number().int() }).refine(
  hasFacts,
  ENTRY_NEEDS_FACTS,
)
export type SpecialPoolChange = z.infer<typeof SpecialPoolChangeSchema>
