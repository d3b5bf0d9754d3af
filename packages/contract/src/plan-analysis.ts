import { z } from 'zod'
import { GateSchema } from './gates.ts'
import { PageQuerySchema } from './page.ts'
import { PlanRateSchema } from './plan-cells.ts'
import { PlanLineInputSchema } from './planning.ts'
import { ExportFormatSchema } from './registry.ts'
import { RiskClassSchema } from './risk-classes.ts'

/** What a plan means for the directory, the people and the rules: arithmetic over what is planned, never a draw. */

const ShareSchema = z.tuple([z.number(), z.number()])

/** One condition a plan must meet, in the manner of a gate; `blocked` keeps it from being submitted. */
export const PlanCheckSchema = GateSchema.pick({
  id: true,
  requirement: true,
  clause: true,
  evidence: true,
  link: true,
}).extend({ state: z.enum(['passed', 'blocked', 'warned']) })
export type PlanCheck = z.infer<typeof PlanCheckSchema>

export const ROUND_STATES = { done: '已完成', now: '本月', todo: '未开始', late: '过了月份还没有抽' } as const

/** One planned draw of a line. */
export const PlanRoundSchema = z.object({
  /** 1–12; null where the line says no time. */
  month: z.number().nullable(),
  /** False: the line names no month, this one is spread over its period. */
  isScheduled: z.boolean(),
  /** Targets to be drawn; drawn ones once the round was signed. */
  visits: z.number(),
  state: z.enum(['done', 'now', 'todo', 'late']),
  /** The task that is this round. */
  taskId: z.string().nullable(),
})
export type PlanRound = z.infer<typeof PlanRoundSchema>

export const LineAnalysisSchema = z.object({
  lineId: z.string(),
  place: z.number(),
  name: z.string(),
  /** Active targets in scope, or as published where the directory holds none. */
  base: z.number(),
  isFromDirectory: z.boolean(),
  rounds: z.array(PlanRoundSchema),
  visits: z.number(),
  /** False where no ratio or count was understood: it counts as nothing. */
  hasRate: z.boolean(),
})
export type LineAnalysis = z.infer<typeof LineAnalysisSchema>

/** Distinct targets of the year against the floor (S1-15, S2-03). */
export const PlanCoverageSchema = z.object({
  /** Active targets of the directory, and those of them that no line covers. */
  total: z.number(),
  outside: z.number(),
  /** Targets the plan is expected to reach, one decimal; `atLeast` are reached whatever is drawn. */
  expected: z.number(),
  atLeast: z.number(),
  isExact: z.boolean(),
  floor: z.object({ share: ShareSchema, per: z.enum(['draw', 'year']), clause: z.string() }),
  required: z.number(),
  /** Distinct targets drawn this year so far; `missing` until the floor is reached. */
  drawn: z.number(),
  missing: z.number(),
  byRisk: z.array(z.object({ riskClass: RiskClassSchema.nullable(), total: z.number(), expected: z.number() })),
})
export type PlanCoverage = z.infer<typeof PlanCoverageSchema>

/** How much of the plan goes jointly inside the bureau (S2-01). */
export const JointShareSchema = z.object({ items: z.number(), jointItems: z.number(), saved: z.number() })

export const PlanAnalysisSchema = z.object({
  year: z.number(),
  lines: z.array(LineAnalysisSchema),
  /** Visits by month, January first. */
  months: z.array(z.number()).length(12),
  /** Most visits a month should bear, and the clause that asks for balance. */
  monthLimit: z.number(),
  items: z.object({ covered: z.number(), total: z.number(), clause: z.string() }),
  coverage: PlanCoverageSchema,
  /** Fewest rounds of an item in the plan; null without items. */
  rounds: z.object({ fewest: z.number().nullable(), required: z.number().nullable(), clause: z.string() }),
  joint: JointShareSchema.extend({ places: z.number(), clause: z.string() }),
  checks: z.array(PlanCheckSchema),
})
export type PlanAnalysis = z.infer<typeof PlanAnalysisSchema>

/** S1-03, S1-14, S2-14: an item and the lines that check it. */
export const MatrixItemSchema = z.object({
  itemId: z.string(),
  code: z.string(),
  name: z.string(),
  category: z.enum(['general', 'key']),
  office: z.string(),
  targets: z.number(),
  /** Distinct targets of the item drawn this year, and those the whole plan is expected to reach. */
  drawn: z.number(),
  expected: z.number(),
  lines: z.array(
    z.object({ lineId: z.string(), place: z.number(), name: z.string(), rate: z.string(), rounds: z.number() }),
  ),
  /** What is still missing for the plan to cover the item; empty = nothing. */
  gaps: z.array(z.enum(['line', 'rate', 'frequency'])),
})
export type MatrixItem = z.infer<typeof MatrixItemSchema>
export const MATRIX_GAPS = { line: '没有列入计划', rate: '没有写明比例', frequency: '没有写明频次' } as const

export const PlanMatrixSchema = z.object({
  items: z.array(MatrixItemSchema),
  offices: z.array(z.object({ office: z.string(), items: z.number(), complete: z.number() })),
  clauses: z.object({ coverage: z.string(), completeness: z.string(), key: z.string().nullable() }),
})
export type PlanMatrix = z.infer<typeof PlanMatrixSchema>

/** A target that the plan could visit more often than it may be (B-12). */
export const RepeatRowSchema = z.object({
  targetId: z.string(),
  code: z.string(),
  name: z.string(),
  region: z.string(),
  riskClass: RiskClassSchema.nullable(),
  /** Of both plans of the year; `isOther`: not of the one that was asked for. */
  lines: z.array(z.object({ place: z.number(), name: z.string(), isOther: z.boolean() })),
  /** Most visits, and visits to be expected; the most it may get, and the chance of more. */
  most: z.number(),
  expected: z.number(),
  cap: z.number(),
  chance: z.number(),
})
export type RepeatRow = z.infer<typeof RepeatRowSchema>

/** `3. 农药抽查`, of the year's other plan `另一计划 3. 农药抽查`. */
export function sayRepeatLine({ place, name, isOther }: RepeatRow['lines'][number]): string {
  return `${isOther ? '另一计划 ' : ''}${place}. ${name}`
}
export const RepeatQuerySchema = PageQuerySchema.pick({ page: true, size: true, q: true })
export const RepeatExportQuerySchema = PageQuerySchema.pick({ q: true }).extend({
  format: ExportFormatSchema.default('xlsx'),
})

/** S2-09: two lines that could go as one visit. */
export const MergeSuggestionSchema = z.object({
  keepId: z.string(),
  joinId: z.string(),
  places: z.tuple([z.number(), z.number()]),
  names: z.tuple([z.string(), z.string()]),
  /** Targets under both. */
  overlap: z.number(),
  /** Of the smaller line's targets, those under both. */
  likeness: z.number(),
  methods: z.array(z.string()),
  months: z.array(z.number()),
  saved: z.number(),
})
export type MergeSuggestion = z.infer<typeof MergeSuggestionSchema>
/** With the line that the two would make, for a draft and for an amendment alike. */
export const MergeProposalSchema = MergeSuggestionSchema.extend({ line: PlanLineInputSchema })
export type MergeProposal = z.infer<typeof MergeProposalSchema>
export const MergeInputSchema = z.object({ keepId: z.uuid(), joinId: z.uuid(), version: z.number().int() })

/** What the simulator changes about a plan and its people; nothing of it is kept. */
export const SimulationInputSchema = z.object({
  lines: z
    .array(
      z.object({
        lineId: z.uuid(),
        rate: PlanRateSchema.nullable(),
        rounds: z.array(z.number().int().min(1).max(12)).max(12),
      }),
    )
    .max(300),
  /** Certified officers who can be sent; null = those of the directory. */
  people: z.number().int().min(0).max(100_000).nullable(),
  peoplePerVisit: z.number().int().min(1).max(20),
  hoursPerVisit: z.number().min(0.5).max(80),
  /** Hours a month one person has for checks. */
  hoursPerMonth: z.number().min(1).max(240),
})
export type SimulationInput = z.infer<typeof SimulationInputSchema>

export const ScenarioSchema = z.object({
  visits: z.number(),
  coverage: PlanCoverageSchema,
  months: z.array(z.object({ visits: z.number(), perPerson: z.number(), isOver: z.boolean() })).length(12),
  /** Visits that the hours of the people do not reach. */
  shortfall: z.number(),
  capacity: z.number(),
  /** Targets that could be visited more often than they may be, and how many are expected to be. */
  overCap: z.object({ possible: z.number(), expected: z.number(), cap: z.number(), clause: z.string() }),
  checks: z.array(PlanCheckSchema),
})
export type Scenario = z.infer<typeof ScenarioSchema>
export const SimulationSchema = z.object({
  people: z.number(),
  /** The plan as written and as changed. */
  asPlanned: ScenarioSchema,
  changed: ScenarioSchema,
})
export type Simulation = z.infer<typeof SimulationSchema>
