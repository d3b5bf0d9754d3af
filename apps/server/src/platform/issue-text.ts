import { z } from 'zod'

/** Words for what is wrong with one field; a schema's own message goes before these. */
function issueText(issue: z.core.$ZodRawIssue): string {
  const missing = issue.input === undefined || issue.input === null || issue.input === ''
  if (missing) return '必须填写'
  if (issue.code === 'too_small') return tooSmallText(issue.origin, Number(issue.minimum))
  if (issue.code === 'too_big') return tooBigText(issue.origin, Number(issue.maximum))
  if (issue.code === 'invalid_value') return '不在可选的范围内'
  if (issue.code === 'unrecognized_keys') return `多出了不认识的内容：${issue.keys.join('、')}`
  if (issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int')) return '应为数字'
  if (issue.code === 'invalid_format') return formatText(String(issue.format))
  return '格式不对'
}

function tooSmallText(origin: string, minimum: number): string {
  if (origin === 'string') return minimum <= 1 ? '必须填写' : `至少 ${minimum} 个字`
  if (origin === 'array' || origin === 'set') return `至少选 ${minimum} 项`
  return `不能小于 ${minimum}`
}

function tooBigText(origin: string, maximum: number): string {
  if (origin === 'string') return `最多 ${maximum} 个字`
  if (origin === 'array' || origin === 'set') return `最多 ${maximum} 项`
  return `不能大于 ${maximum}`
}

function formatText(format: string): string {
  if (format === 'date') return '应为日期，例如 2026-10-08'
  if (format === 'datetime') return '应为时间'
  return '格式不对'
}

/** Makes every zod message of this process a Chinese one. */
export function speakChinese(): void {
  z.config({ customError: (issue) => issueText(issue) })
}
