import { z } from 'zod'
import { CivilDateSchema } from './registry.ts'
import { TargetQuerySchema } from './targets.ts'

/** What can be done to many targets at once; each batch is one transaction and one event of the trail. */
export const TARGET_BATCHES = {
  addTag: '加标签',
  removeTag: '去标签',
  addToPool: '转入专项库',
  removeFromPool: '移出专项库',
  suspend: '暂停抽取资格',
  resume: '恢复抽取资格',
  assignOffice: '指定维护科室',
  checkPermits: '核对许可证',
} as const
export type TargetBatchAction = keyof typeof TARGET_BATCHES

/** These targets, or all that match the filter of the list. */
export const TargetSelectionSchema = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(1000) }),
  z.object({ query: TargetQuerySchema.omit({ page: true, size: true, sort: true }) }),
])
export type TargetSelection = z.infer<typeof TargetSelectionSchema>

const ReasonSchema = z.string().trim().min(4).max(200)
export const TargetBatchSchema = z.object({
  selection: TargetSelectionSchema,
  do: z.discriminatedUnion('action', [
    z.object({ action: z.enum(['addTag', 'removeTag']), tagId: z.uuid() }),
    z.object({ action: z.enum(['addToPool', 'removeFromPool']), poolId: z.uuid(), reason: ReasonSchema }),
    z.object({ action: z.literal('suspend'), reason: ReasonSchema, until: CivilDateSchema.nullable() }),
    z.object({ action: z.literal('resume'), reason: ReasonSchema }),
    z.object({ action: z.literal('assignOffice'), officeId: z.uuid().nullable(), reason: ReasonSchema }),
    z.object({ action: z.literal('checkPermits') }),
  ]),
})
export type TargetBatch = z.infer<typeof TargetBatchSchema>

/** A batch under way or done; read again (`GET /target-batches/:id`) until it is `done` or `failed`. */
export const TargetBatchResultSchema = z.object({
  id: z.string(),
  action: z.enum(Object.keys(TARGET_BATCHES) as [TargetBatchAction, ...TargetBatchAction[]]),
  state: z.enum(['running', 'done', 'failed']),
  /** Targets selected, of those how many have been gone through so far, and how many the batch changed. */
  selected: z.number(),
  done: z.number(),
  changed: z.number(),
  /** What the check of permits found: in force, ending within 30 days, ended, none. */
  permits: z.object({ valid: z.number(), expiring: z.number(), expired: z.number(), none: z.number() }).nullable(),
})
export type TargetBatchResult = z.infer<typeof TargetBatchResultSchema>
