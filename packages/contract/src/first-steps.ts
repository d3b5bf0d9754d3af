import { z } from 'zod'

/** S1-01: from an empty system to the first task, in the order of the road, each step with what is still missing. */
export const FirstStepsSchema = z.object({
  steps: z.array(
    z.object({
      key: z.enum(['organisation', 'duties', 'rulebook', 'items', 'targets', 'inspectors', 'plan', 'task']),
      title: z.string(),
      state: z.enum(['done', 'now', 'todo']),
      /** What is there, or what is missing. */
      note: z.string(),
      verb: z.string(),
      to: z.string(),
    }),
  ),
})
export type FirstStep = z.infer<typeof FirstStepsSchema>['steps'][number]
