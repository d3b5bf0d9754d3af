import { z } from 'zod'

/** 检查要点: what is looked at on the spot, with the criteria that make two officers judge alike (S2-18, S3-03). */

export const EVIDENCE_KINDS = { photo: '照片', video: '录像', document: '资料', sample: '样品' } as const
export type EvidenceKind = keyof typeof EVIDENCE_KINDS

/** A numeric reading: within the bounds is compliant; a bound that is null is not set. Unit as on the meter, e.g. mg/L. */
export const ReadingSchema = z
  .object({
    unit: z.string().trim().min(1).max(20),
    min: z.number().nullable().default(null),
    max: z.number().nullable().default(null),
  })
  .refine(({ min, max }) => min !== null || max !== null, { path: ['max'], message: '下限和上限至少填一个' })
  .refine(({ min, max }) => min === null || max === null || min <= max, { path: ['max'], message: '上限不能小于下限' })
export type Reading = z.output<typeof ReadingSchema>

export const CheckPointSchema = z
  .object({
    text: z.string().trim().min(1).max(500),
    standard: z.string().trim().max(500).default(''),
    legalBasis: z.string().trim().max(500).default(''),
    reading: ReadingSchema.nullable().default(null),
    evidence: z
      .array(z.enum(['photo', 'video', 'document', 'sample']))
      .max(4)
      .default([]),
    /** What counts as 符合 and what as 不符合; both or neither. */
    compliant: z.string().trim().max(300).default(''),
    noncompliant: z.string().trim().max(300).default(''),
  })
  // S2-18 结果认定规范统一: one side alone leaves the other to each officer's taste.
  .refine(({ compliant, noncompliant }) => (compliant === '') === (noncompliant === ''), {
    path: ['noncompliant'],
    message: '“符合”和“不符合”的认定标准要一起写',
  })

/** A sub-item with its check points in order; an item without sub-items keeps its points under one without a name. */
export const SubItemSchema = z.object({
  name: z.string().trim().max(100).default(''),
  checkPoints: z.array(CheckPointSchema).max(300).default([]),
})

type Judged = Pick<z.output<typeof CheckPointSchema>, 'reading' | 'compliant' | 'noncompliant'>

/** Whether two officers must come to the same result: a reading decides, or written criteria do. */
export function hasCriteria({ reading, compliant }: Judged): boolean {
  return reading !== null || compliant !== ''
}

/** S3-03: what a measured value means under the check point; null where the point is not measured. */
export function judgeReading({ reading }: Pick<Judged, 'reading'>, value: number): 'compliant' | 'noncompliant' | null {
  if (!reading) return null
  const isLow = reading.min !== null && value < reading.min
  const isHigh = reading.max !== null && value > reading.max
  return isLow || isHigh ? 'noncompliant' : 'compliant'
}

/** 0.5 mg/L 至 2 mg/L, 不超过 2 mg/L, 不低于 0.5 mg/L. */
export function readingText({ unit, min, max }: Reading): string {
  if (min !== null && max !== null) return `${min}–${max} ${unit}`
  return min === null ? `不超过 ${max} ${unit}` : `不低于 ${min} ${unit}`
}
