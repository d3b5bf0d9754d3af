import { z } from 'zod'
import { GateSchema } from './gates.ts'
import { PageQuerySchema } from './page.ts'
import { PlanLineOptionSchema } from './planning.ts'
import { RatioCandidateSchema } from './profiles/index.ts'
import { CivilDateSchema } from './registry.ts'
import { TASK_STATUSES, type TaskStatus } from './status.ts'
import { RiskClassSchema } from './risk-classes.ts'
import { TargetKindSchema } from './target-kinds.ts'

/** The nine steps of the road, as drawn on every task. */
export const ROAD_STEPS = [
  '一单两库',
  '年度计划',
  '工作方案',
  '抽取',
  '审签派发',
  '检查',
  '处置整改',
  '公示',
  '信用评价',
] as const

export const CHECK_METHODS = { onSite: '实地核查', documentReview: '书面检查', onlineMonitoring: '网络监测' } as const
export const CHECK_TYPES = { routine: '日常检查', case: '个案检查', special: '专项检查' } as const
export const ROUNDINGS = { ceil: '向上取整（不低于）', floor: '向下取整', half_up: '四舍五入' } as const

/**
 * Why a registered target does not take part: computed, listed target by target, and hashed before the dice.
 * The key is the reason code of the record (`out:…`); the clause is that of the bureau's own notice.
 */
export const EXCLUSION_REASONS = {
  CLOSED: { text: '已关闭停业' },
  SUSPENDED: { text: '暂停抽取' },
  INSPECTED_THIS_YEAR: { text: '今年已抽查' },
  PERMIT_EXPIRED: { text: '许可证已过期' },
  RECUSED: { text: '全单位须回避，由上级机关检查' },
  NOT_DRAWN_BEFORE: { text: '上一次没有抽中（只重排人员）' },
} as const
export type ExclusionReason = keyof typeof EXCLUSION_REASONS

/** Which directory entries belong to the pool of the draw. */
export const ScopeSchema = z.object({
  itemIds: z.array(z.uuid()).min(1).max(50),
  kinds: z.array(TargetKindSchema).max(20).default([]),
  regions: z.array(z.string().max(100)).max(200).default([]),
  /** Only targets of one of these special pools (S4-16), or with one of these tags (S2-07); empty = all. */
  poolIds: z.array(z.uuid()).max(20).default([]),
  tagIds: z.array(z.uuid()).max(50).default([]),
})
export type Scope = z.infer<typeof ScopeSchema>

/** A layer of the pool with its own share. Its key in the record is neutral: `s1`, `s2` … (第一层 …). */
export const StratumSchema = z.object({
  /** Risk classes that fall into it; `null` = unclassified. Classes never leave the bureau. */
  riskClasses: z.array(RiskClassSchema.nullable()).min(1).max(5),
  /**
   * Only targets of these classes that the bureau's notice wants checked more: complaints, violations, listings (S0-19,
   * S3-12). They stand in no other layer, and its ratio is above that of every other.
   */
  raised: z.boolean().optional(),
  rate: z.tuple([z.number().int().min(0), z.number().int().min(1).max(1_000_000)]),
  min: z.number().int().min(0).nullable().default(null),
  max: z.number().int().min(0).nullable().default(null),
})
export type Stratum = z.infer<typeof StratumSchema>

/** One seat of a visit: its name and the OR-groups of tags its holder needs. */
export const SeatSchema = z.object({
  name: z.enum(['组长', '组员', '专家']),
  certified: z.boolean(),
  expert: z.boolean().default(false),
  /** Holder must belong to one of these offices; empty = any. */
  offices: z.array(z.string().max(100)).max(50).default([]),
  /** Holder must carry one of these marks: 职能, 专长 or 业务线 (S2-07 精准匹配); missing or empty = any. */
  tags: z.array(z.string().max(30)).max(20).optional(),
  optional: z.boolean().default(false),
})
export type Seat = z.infer<typeof SeatSchema>

export const TaskWitnessSchema = z.object({
  /** As written into the record, e.g. `第七纪检组·王某`. */
  organ: z.string().trim().min(1).max(50),
  name: z.string().trim().min(1).max(30),
})

export const TaskInputSchema = z.object({
  title: z.string().trim().min(4).max(100),
  /** 文号, e.g. 平农查〔2026〕9号. */
  documentNo: z.string().trim().max(50),
  checkType: z.enum(['routine', 'case', 'special']),
  method: z
    .array(z.enum(['onSite', 'documentReview', 'onlineMonitoring']))
    .min(1)
    .max(3),
  planLine: z.string().trim().max(200),
  /** The line of the year's plan this is a round of; null or missing = outside the plan (B-04, B-22). */
  planLineId: z.uuid().nullable().optional(),
  /** The work scheme in words: purpose, content, requirements (S2-13). */
  scheme: z.string().trim().max(5000),
  scope: ScopeSchema,
  strata: z.array(StratumSchema).min(1).max(9),
  rounding: z.enum(['ceil', 'floor', 'half_up']),
  excludeInspectedThisYear: z.boolean(),
  excludeExpiredPermit: z.boolean(),
  seats: z.array(SeatSchema).min(1).max(9),
  /** Neighbouring targets (same region) visited by one team: at most so many; 1 = each on its own. */
  groupMax: z.number().int().min(1).max(50),
  /** Most visits one person may hold in this draw; null = no bound. */
  visitsPerPerson: z.number().int().min(1).max(1_000_000).nullable(),
  witnesses: z.array(TaskWitnessSchema).max(9),
  minWitness: z.number().int().min(1).max(9),
  signerId: z.uuid(),
  publisherId: z.uuid(),
  /** Planned civil dates of the checks; certificates must be valid on all of them. */
  inspectFrom: CivilDateSchema,
  inspectUntil: CivilDateSchema,
})
export type TaskInput = z.infer<typeof TaskInputSchema>

const TaskStatusSchema = z.enum(Object.keys(TASK_STATUSES) as [TaskStatus, ...TaskStatus[]])

export const TaskRowSchema = z.object({
  id: z.string(),
  title: z.string(),
  documentNo: z.string(),
  status: TaskStatusSchema,
  /** 1-based step of ROAD_STEPS it stands on. */
  step: z.number(),
  items: z.array(z.string()),
  poolSize: z.number().nullable(),
  drawnCount: z.number().nullable(),
  next: z.string(),
  inspectUntil: CivilDateSchema,
  updatedAt: z.string(),
})
export type TaskRow = z.infer<typeof TaskRowSchema>
export const TaskQuerySchema = PageQuerySchema.extend({
  status: TaskStatusSchema.optional(),
  open: z.enum(['1']).optional(),
})

/** What a draw would do if it were opened now: counts only, nothing random. */
export const PreviewSchema = z.object({
  size: z.number(),
  eligible: z.number(),
  strata: z.array(
    z.object({
      key: z.string(),
      riskClasses: z.array(RiskClassSchema.nullable()),
      raised: z.boolean().optional(),
      size: z.number(),
      eligible: z.number(),
      quota: z.number(),
    }),
  ),
  quota: z.number(),
  excluded: z.array(z.object({ reason: z.string(), text: z.string(), clause: z.string(), count: z.number() })),
  /** Entries of no stratum (their risk class is in none): must be 0 before the draw. */
  unplaced: z.number(),
  /** Entries that the bureau's notice wants checked more and that stand among all others (S0-19, S3-12). */
  raisedAmongOthers: z.number().optional(),
  seats: z.array(z.object({ name: z.string(), condition: z.string(), people: z.number(), optional: z.boolean() })),
  /** People who may take at least one seat. */
  people: z.number(),
  /**
   * One visit under the best seating: its required seats, how many of them different people can fill at once, and
   * the most visits that the people's own bounds allow (null = no bound).
   */
  crew: z.object({ seats: z.number(), filled: z.number(), visitsAtMost: z.number().nullable() }),
  recusals: z.object({ people: z.number(), targets: z.number() }),
  /** Of those who may take a seat, names of who has not passed this year's training for every item (S0-35). */
  training: z.object({ people: z.number(), missing: z.array(z.string()) }).optional(),
  /** Officers left out because their certificate ends before the checks do. */
  certificatesExpiring: z.number(),
  /** Eligible targets already drawn this year: drawn again, it would be a second time. */
  atCapAfter: z.number(),
})
export type Preview = z.infer<typeof PreviewSchema>

export const PersonSchema = z.object({ id: z.string(), name: z.string() })

export const DeadlineSchema = z.object({
  name: z.string(),
  clause: z.string(),
  state: z.enum(['running', 'paused', 'future', 'done', 'uncounted']),
  /** Calendar days show no ticks; working days where it is left out. */
  unit: z.enum(['workingDay', 'day']).optional(),
  total: z.number(),
  gone: z.number(),
  left: z.number(),
  over: z.number(),
  /** Days that did not count, with the reason in `note` while it lasts. */
  pausedDays: z.number().optional(),
  until: CivilDateSchema.nullable(),
  /** Said where no clock can run, e.g. 不计时 or a year without calendar. */
  note: z.string(),
})
export type Deadline = z.infer<typeof DeadlineSchema>

export const TaskDetailSchema = TaskRowSchema.extend({
  input: TaskInputSchema,
  version: z.number(),
  /** Office of the drawer, which leads the task; null when the drawer belongs to none. */
  lead: z.string().nullable(),
  /** Who holds these duties today, by name: for the task's items, for joint checks, for entering data (S0-30, 32, 33). */
  duties: z.object({
    businessLead: z.array(z.string()),
    jointCoordinator: z.array(z.string()),
    dataEntry: z.array(z.string()),
  }),
  drawer: PersonSchema,
  signer: PersonSchema,
  publisher: PersonSchema,
  schemeSubmittedAt: z.string().nullable(),
  schemeApproved: z.object({ by: z.string(), at: z.string() }).nullable(),
  directoriesFrozenAt: z.string().nullable(),
  preview: PreviewSchema,
  gates: z.array(GateSchema),
  deadlines: z.array(DeadlineSchema),
  road: z.array(z.object({ name: z.string(), state: z.enum(['done', 'now', 'todo']), note: z.string() })),
  draws: z.array(z.object({ id: z.string(), drawNo: z.string(), status: z.string(), openedAt: z.string() })),
  trace: z.array(z.object({ at: z.string(), text: z.string() })),
  traceCount: z.number(),
  /** What this actor may do now: actions of TaskAction, `change`, `freezeDirectories`, `waiveGate`. */
  actions: z.array(z.string()),
})
export type TaskDetail = z.infer<typeof TaskDetailSchema>

/** Saving carries the version it was read at. */
export const TaskChangeSchema = TaskInputSchema.extend({ version: z.number().int() })
export const ReasonSchema = z.object({ reason: z.string().trim().min(1).max(500) })
export const WaiverInputSchema = z.object({ gateId: z.string(), reason: z.string().trim().min(10).max(500) })
export const ExclusionRowSchema = z.object({
  code: z.string(),
  name: z.string(),
  region: z.string(),
  reason: z.string(),
  text: z.string(),
})
export type ExclusionRow = z.infer<typeof ExclusionRowSchema>
/** Everything the task form needs to offer. */
export const TaskOptionsSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      category: z.string(),
      /** Line of business, for bureaus with several (S3-01); may be empty. */
      domain: z.string(),
      targets: z.number(),
      /** What the list itself lays down for it (S0-16). */
      ratio: RatioCandidateSchema.optional(),
    }),
  ),
  regions: z.array(z.string()),
  /** S4-16: pools set apart, and tags of targets, by which the scope may be narrowed. */
  pools: z.array(z.object({ id: z.string(), name: z.string(), targets: z.number() })),
  tags: z.array(z.object({ id: z.string(), name: z.string() })),
  offices: z.array(z.string()),
  /** Marks that inspectors carry (S2-07). */
  inspectorTags: z.array(z.string()).optional(),
  /** Lines of plans in force, of which the task may be a round. */
  planLines: z.array(PlanLineOptionSchema),
  signers: z.array(PersonSchema),
  publishers: z.array(PersonSchema),
  /** Suggested strata, seats, witnesses and minimum numbers under the bureau's profile. */
  defaults: z.object({
    strata: z.array(StratumSchema),
    seats: z.array(SeatSchema),
    witnesses: z.array(TaskWitnessSchema),
    minWitness: z.number(),
  }),
  floor: z.object({ share: z.tuple([z.number(), z.number()]), per: z.enum(['draw', 'year']), clause: z.string() }),
  /** The clause that raises the ratio of single targets by what is on record of them; null where none does. */
  raisedBy: z.string().nullable(),
})
export type TaskOptions = z.infer<typeof TaskOptionsSchema>
