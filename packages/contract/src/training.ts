import { z } from 'zod'
import { PageQuerySchema } from './page.ts'
import { CivilDateSchema, ExportFormatSchema } from './registry.ts'

/** S0-35 内容、方式、流程, S2-18 认定标准: what a training taught. */
export const TRAINING_TOPICS = {
  content: '检查内容',
  method: '检查方式',
  procedure: '检查流程',
  criteria: '结果认定标准',
} as const
export type TrainingTopic = keyof typeof TRAINING_TOPICS
const TopicSchema = z.enum(['content', 'method', 'procedure', 'criteria'])
export const TRAINING_RESULTS = { passed: '合格', failed: '不合格', absent: '缺席' } as const
export type TrainingResult = keyof typeof TRAINING_RESULTS
const ResultSchema = z.enum(['passed', 'failed', 'absent'])

export const TrainingSchema = z.object({
  id: z.string(),
  heldOn: CivilDateSchema,
  title: z.string(),
  topics: z.array(TopicSchema),
  /** Empty: all items. */
  items: z.array(z.object({ id: z.string(), name: z.string() })),
  trainer: z.string(),
  counts: z.object({ passed: z.number(), failed: z.number(), absent: z.number() }),
  file: z.object({ name: z.string(), size: z.number() }).nullable(),
  withdrawn: z.object({ reason: z.string() }).nullable(),
})
export type Training = z.infer<typeof TrainingSchema>
export const TrainingDetailSchema = TrainingSchema.extend({
  content: z.string(),
  participants: z.array(
    z.object({ inspectorId: z.string(), name: z.string(), office: z.string(), result: ResultSchema }),
  ),
})
export type TrainingDetail = z.infer<typeof TrainingDetailSchema>

export const TrainingInputSchema = z.object({
  heldOn: CivilDateSchema,
  title: z.string().trim().min(2).max(100),
  content: z.string().trim().min(2, '写明讲了什么').max(4000),
  topics: z.array(TopicSchema).min(1, '至少选一项'),
  itemIds: z.array(z.uuid()).max(100),
  trainer: z.string().trim().min(1).max(100),
  participants: z
    .array(z.object({ inspectorId: z.uuid(), result: ResultSchema }))
    .min(1, '至少选一名参加人员')
    .max(2000),
})
export type TrainingInput = z.infer<typeof TrainingInputSchema>
export const TrainingWithdrawalSchema = z.object({ reason: z.string().trim().min(4).max(200) })
export const TrainingQuerySchema = PageQuerySchema.extend({
  year: z.coerce.number().int().min(2000).max(2999).optional(),
  item: z.uuid().optional(),
})
export type TrainingQuery = z.infer<typeof TrainingQuerySchema>
export const TrainingExportQuerySchema = TrainingQuerySchema.extend({ format: ExportFormatSchema.default('xlsx') })

/** Who of the directory has and who misses a training that counts, item by item. */
export const TrainingGapsSchema = z.object({
  /** Which trainings count, in words. */
  period: z.string(),
  from: CivilDateSchema,
  /** The bureau's clause that asks for training; null where its notice asks for none. */
  clause: z.string().nullable(),
  people: z.number(),
  missing: z.array(z.object({ inspectorId: z.string(), name: z.string(), office: z.string() })),
})
export type TrainingGaps = z.infer<typeof TrainingGapsSchema>
