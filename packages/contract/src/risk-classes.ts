import { z } from 'zod'

/** Credit risk classes of B-05. Inside the bureau only; public pages and records say 第一层 … */
export const RISK_CLASSES = { A: '低', B: '一般', C: '较高', D: '高' } as const
export type RiskClass = keyof typeof RISK_CLASSES
export const RiskClassSchema = z.enum(['A', 'B', 'C', 'D'])
