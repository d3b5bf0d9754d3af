import { z } from 'zod'

/** Where on the road a gate stands: it must hold before that step is taken. */
export const GATE_STEPS = {
  approveScheme: '批准方案',
  openDraw: '封存',
  lock: '揭晓',
  sign: '审签',
  publish: '公示',
} as const
export type GateStep = keyof typeof GATE_STEPS

export const GATE_STATES = {
  passed: '已满足',
  blocked: '未满足',
  warned: '请注意',
  waived: '已豁免',
  pending: '还没到',
} as const
export type GateState = keyof typeof GATE_STATES

/** One gate as seen now: a pure function of the facts and the bureau's policy. */
export const GateSchema = z.object({
  id: z.string(),
  step: z.enum(['approveScheme', 'openDraw', 'lock', 'sign', 'publish']),
  state: z.enum(['passed', 'blocked', 'warned', 'waived', 'pending']),
  /** The requirement as a Chinese sentence. */
  requirement: z.string(),
  clause: z.string(),
  /** Who, when, what: the event or number that proves it. */
  evidence: z.string(),
  /** Where it is mended or its evidence seen; a path inside the console. */
  link: z.object({ text: z.string(), to: z.string() }).nullable(),
  waivable: z.boolean(),
  waiver: z.object({ reason: z.string(), approver: z.string(), at: z.string() }).nullable(),
})
export type Gate = z.infer<typeof GateSchema>
