import { z } from 'zod'
import { CivilDateSchema } from './registry.ts'
import { RiskClassSchema } from './risk-classes.ts'

/** One change of class (B-05: re-classed monthly; an import that says the same again leaves no trace). */
export const RiskClassChangeSchema = z.object({
  riskClass: RiskClassSchema.nullable(),
  before: RiskClassSchema.nullable(),
  /** Since when, as the credit platform dates it. */
  from: CivilDateSchema,
  /** 信用平台导入, 名录导入 or 手工变更, with the file where there was one. */
  source: z.string(),
})
export type RiskClassChange = z.infer<typeof RiskClassChangeSchema>

/** What may raise ratio and frequency: S0-19, S3-12, S4-16. */
export const RISK_FACT_KINDS = {
  complaint: '投诉举报',
  abnormalList: '经营异常名录',
  dishonestyList: '严重违法失信名单',
  violation: '违法行为',
  seriousViolation: '严重违法行为',
} as const
export type RiskFactKind = keyof typeof RISK_FACT_KINDS
export const RiskFactKindSchema = z.enum(Object.keys(RISK_FACT_KINDS) as [RiskFactKind, ...RiskFactKind[]])

export const RiskFactSchema = z.object({
  id: z.string(),
  kind: RiskFactKindSchema,
  /** The day it happened, was received or was listed. */
  on: CivilDateSchema,
  /** Complaints only: true = found true (查实), false = found untrue, null = not yet looked into. */
  substantiated: z.boolean().nullable(),
  /** Removed from a list, or repaired, on that day; null = still stands. */
  endedOn: CivilDateSchema.nullable(),
  source: z.string(),
  note: z.string(),
})
export type RiskFact = z.infer<typeof RiskFactSchema>
export const RiskFactInputSchema = RiskFactSchema.omit({ id: true })
  .extend({ source: z.string().trim().min(2).max(200), note: z.string().trim().max(500) })
  .refine(({ kind, substantiated }) => kind === 'complaint' || substantiated === null, {
    path: ['substantiated'],
    message: '只有投诉举报写是否查实',
  })
  .refine(({ on, endedOn }) => endedOn === null || on <= endedOn, {
    path: ['endedOn'],
    message: '移出日期不能早于发生日期',
  })
export type RiskFactInput = z.infer<typeof RiskFactInputSchema>
/** What may still become known of a fact: whether a complaint holds, and when a listing ended. */
export const RiskFactOutcomeSchema = z.object({
  substantiated: z.boolean().nullable(),
  endedOn: CivilDateSchema.nullable(),
  reason: z.string().trim().min(4).max(200),
})
export type RiskFactOutcome = z.infer<typeof RiskFactOutcomeSchema>
