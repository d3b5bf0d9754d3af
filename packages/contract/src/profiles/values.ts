import { z } from 'zod'
import { formatPercent } from '../format.ts'
import { POLICY_UNITS } from './shapes.ts'
import type { Atom, Shape, Share, ValueOf } from './shapes.ts'

const ShareSchema = z
  .tuple([z.number().int().min(0), z.number().int().min(1).max(100_000)])
  .refine(([numerator, denominator]) => numerator <= denominator, { message: '比例不能超过 100%' })
const MonthDaySchema = z.string().refine(isMonthDay, { message: '写成月日，例如 10-31' })
const TextSchema = z.string().trim().min(1).max(200)
const LimitSchema = z.union([
  z.strictObject({ workingDays: z.number().int().min(1).max(250) }),
  z.strictObject({ until: MonthDaySchema }),
])

/** The schema of a value of that shape. */
export function schemaOf(shape: Shape): z.ZodType {
  switch (shape.kind) {
    case 'flag':
      return z.literal(true)
    case 'count':
      return z.number().int().min(1).max(250)
    case 'choice':
      return z.enum(Object.keys(shape.options))
    case 'share':
      return ShareSchema
    case 'text':
      return TextSchema
    case 'texts':
      return z.array(TextSchema).min(1).max(40)
    case 'monthDay':
      return MonthDaySchema
    case 'limit':
      return LimitSchema
    case 'record':
      return z.strictObject(
        Object.fromEntries(Object.entries(shape.parts).map(([part, atom]) => [part, schemaOf(atom)])),
      )
  }
}

/** A value in the words of the trade, as every screen, gate and table shows it. */
export function sayPolicyValue(shape: Shape, value: unknown): string {
  if (shape.kind !== 'record') return sayAtom(shape, value)
  const said = Object.entries(shape.parts).map(([part, atom]) => ({
    part,
    atom,
    text: sayAtom(atom, partOf(value, part)),
  }))
  if (!shape.words) return said.map(({ atom, text }) => `${atom.label} ${text}`).join('，')
  return said.reduce((words, { part, text }) => words.replace(`{${part}}`, text), shape.words)
}

function sayAtom(shape: Atom, value: unknown): string {
  switch (shape.kind) {
    case 'flag':
      return shape.words
    case 'count':
      return `${shape.bound === 'atLeast' ? '不少于' : '不超过'} ${String(value)} ${POLICY_UNITS[shape.unit]}`
    case 'choice':
      return shape.options[String(value)] ?? String(value)
    case 'share':
      return `不低于 ${sayShare(value as Share)}`
    case 'text':
      return String(value)
    case 'texts':
      return (value as readonly string[]).join('、')
    case 'monthDay':
      return `${sayMonthDay(String(value))}${shape.bound === 'by' ? '前' : '起'}`
    case 'limit': {
      const limit = value as ValueOf<{ kind: 'limit' }>
      return 'until' in limit
        ? `${sayMonthDay(limit.until)}前`
        : `${shape.after} ${limit.workingDays} ${POLICY_UNITS.workingDay}内`
    }
  }
}

/** Whether `a` asks for more than `b`; what cannot be compared is never stricter. */
export function isStricter(shape: Shape, a: unknown, b: unknown): boolean {
  if (shape.kind === 'count') return shape.bound === 'atLeast' ? Number(a) > Number(b) : Number(a) < Number(b)
  if (shape.kind === 'share') {
    const [left, right] = [a as Share, b as Share]
    return left[0] * right[1] > right[0] * left[1]
  }
  return false
}

/** The part of a record's value. */
function partOf(value: unknown, part: string): unknown {
  return (value as Readonly<Record<string, unknown>>)[part]
}

function sayShare([numerator, denominator]: Share): string {
  return formatPercent(numerator / denominator)
}

/** `10-31` → `10月31日`. */
function sayMonthDay(text: string): string {
  const [month, day] = text.split('-')
  return `${Number(month)}月${Number(day)}日`
}

function isMonthDay(text: string): boolean {
  if (!/^\d{2}-\d{2}$/.test(text)) return false
  // A leap year knows every day there is.
  const at = new Date(`2024-${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(5, 10) === text
}
