import { z } from 'zod'
import { CivilDateSchema } from './registry.ts'
import { RiskClassSchema } from './risk-classes.ts'

/** The values behind the cells of a plan table. The text as published stands beside them in the line. */

/** How a number in a plan binds: not less, exactly, not more, or between two. */
export const PLAN_BOUNDS = { '>=': '不低于', '=': '', '<=': '不超过', range: '' } as const
const BoundSchema = z.enum(['>=', '=', '<=', 'range'])
/** A fraction, e.g. 5% = [5, 100]. */
const PlanShareSchema = z.tuple([z.number().int().min(0), z.number().int().min(1).max(1_000_000)])
const CountSchema = z.number().int().min(0).max(100_000_000)

/**
 * How many are drawn: a share of the base or a count; with `bound: 'range'` the upper end stands in `shareMax` or
 * `countMax`. Where classes differ, each has its own share and the general one is null.
 */
export const PlanRateSchema = z.object({
  bound: BoundSchema,
  share: PlanShareSchema.nullable().default(null),
  shareMax: PlanShareSchema.nullable().default(null),
  count: CountSchema.nullable().default(null),
  countMax: CountSchema.nullable().default(null),
  classes: z
    .array(z.object({ riskClass: RiskClassSchema, share: PlanShareSchema }))
    .max(4)
    .default([]),
})
export type PlanRate = z.infer<typeof PlanRateSchema>

export const FREQUENCY_UNITS = { year: '年', halfYear: '半年', quarter: '季度', month: '月' } as const

/** How often: so many times a unit, and at most so many a year for one target. */
export const PlanFrequencySchema = z.object({
  bound: BoundSchema,
  times: z.number().int().min(1).max(366).nullable().default(null),
  timesMax: z.number().int().min(1).max(366).nullable().default(null),
  per: z.enum(['year', 'halfYear', 'quarter', 'month']).default('year'),
  /** Most checks of one target in the year; null = not said. */
  perTargetMax: z.number().int().min(1).max(366).nullable().default(null),
})
export type PlanFrequency = z.infer<typeof PlanFrequencySchema>

/** From the first to the last civil day; a plan that names months means whole months. Null with text: not scheduled. */
export const PlanPeriodSchema = z.object({ from: CivilDateSchema, until: CivilDateSchema })
export type PlanPeriod = z.infer<typeof PlanPeriodSchema>

/** A number of targets as published; provisional where the table says that it may still change. */
export interface PlanCount {
  readonly count: number
  readonly isProvisional: boolean
}
