import { z } from 'zod'
import { DeadlineSchema, TaskRowSchema } from './tasks.ts'

/** One thing to do: what, under which clause, on what, until when, and the one verb that starts it. */
export const TodoSchema = z.object({
  id: z.string(),
  group: z.enum(['overdue', 'today', 'week', 'later']),
  title: z.string(),
  clause: z.string(),
  object: z.string(),
  deadline: DeadlineSchema,
  verb: z.string(),
  to: z.string(),
})
export type Todo = z.infer<typeof TodoSchema>

/**
 * What a feature knows of a thing to do; the workbench adds clock and group. A limit runs in working days after
 * `startedOn`, or ends on the civil date `dueOn`; with neither there is no limit.
 */
export interface TodoDraft extends Pick<Todo, 'id' | 'title' | 'clause' | 'object' | 'verb' | 'to'> {
  readonly startedOn?: string
  readonly workingDays?: number
  readonly dueOn?: string
}

export const HomeSchema = z.object({
  todos: z.array(TodoSchema),
  progress: z.object({
    year: z.number(),
    asOf: z.string(),
    /** Distinct targets drawn this year, of all active ones, against the profile's floor. */
    coverage: z.object({
      drawn: z.number(),
      total: z.number(),
      floor: z.tuple([z.number(), z.number()]),
      clause: z.string(),
    }),
    byRisk: z.array(z.object({ riskClass: z.string(), drawn: z.number(), total: z.number() })),
    published: z.object({ done: z.number(), due: z.number() }),
    onTime: z.object({ done: z.number(), late: z.number() }),
  }),
  tasks: z.array(TaskRowSchema),
  upcoming: z.array(z.object({ date: z.string(), text: z.string() })),
  counts: z.object({ todos: z.number(), tasks: z.number(), draws: z.number(), publish: z.number() }),
})
export type Home = z.infer<typeof HomeSchema>

/** One limit of the bureau that runs: on what, whose it is, its clock, and where it is seen to. */
export const LimitSchema = z.object({
  id: z.string(),
  object: z.string(),
  owner: z.string(),
  to: z.string(),
  deadline: DeadlineSchema,
})
export type Limit = z.infer<typeof LimitSchema>
