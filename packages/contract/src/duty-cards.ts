import { addDays } from './calendar.ts'
import { z } from 'zod'
import { ExportFormatSchema, CivilDateSchema } from './registry.ts'
import { PageQuerySchema } from './page.ts'
import { plainText } from './plain-text.ts'

/** Duty cards: a clause, the units responsible for it, its deadline and the evidence that closes it (S1-05, S3-20, S4-10). */

export const DUTY_PARTS = { lead: '牵头', participating: '配合' } as const
export type DutyPart = keyof typeof DUTY_PARTS

/** Late first, as boards list them. */
export const DUTY_LIGHTS = {
  late: '已逾期',
  dueSoon: '快到期',
  open: '进行中',
  untimed: '不计时',
  doneLate: '逾期办结',
  done: '已办结',
} as const
export type DutyLight = keyof typeof DUTY_LIGHTS
const LIGHTS = Object.keys(DUTY_LIGHTS) as [DutyLight, ...DutyLight[]]

const SOON_DAYS = 7

/** The light of a card on a civil day; `closedOn` null while it is open. */
export function lightOf(card: { dueOn: string | null; closedOn: string | null }, today: string): DutyLight {
  const { dueOn, closedOn } = card
  if (closedOn !== null) return dueOn !== null && closedOn > dueOn ? 'doneLate' : 'done'
  if (dueOn === null) return 'untimed'
  if (today > dueOn) return 'late'
  return dueOn <= addDays(today, SOON_DAYS) ? 'dueSoon' : 'open'
}

/** A unit in the words of the notice, and the office it is in this bureau once somebody has said so. */
export const DutyUnitSchema = z.object({
  part: z.enum(['lead', 'participating']),
  unit: plainText().min(1).max(100),
  officeId: z.uuid().nullable(),
})
export type DutyUnit = z.infer<typeof DutyUnitSchema>

export const DutyCardInputSchema = z.object({
  year: z.number().int().min(2000).max(2100),
  clause: z.string().regex(/^(S\d|B)-\d\d$/),
  text: plainText().min(2).max(300),
  startsOn: CivilDateSchema.nullable(),
  dueOn: CivilDateSchema.nullable(),
  /** What proves that it is done, in words. */
  evidenceWanted: plainText().max(200),
  units: z
    .array(DutyUnitSchema)
    .min(1)
    .max(30)
    .refine((units) => units.some(({ part }) => part === 'lead'), { error: '至少写一个牵头单位' })
    .refine((units) => new Set(units.map(({ unit }) => unit)).size === units.length, {
      error: '同一个单位写了两次，请删去一个',
    }),
})
export type DutyCardInput = z.infer<typeof DutyCardInputSchema>
export const DutyCardChangeSchema = DutyCardInputSchema.extend({ version: z.number().int() })

/** What closes a card: a note, and a file or the address of what shows it. */
export const DutyClosingSchema = z.object({
  version: z.number().int(),
  note: plainText().min(2).max(300),
  /** A path inside the console or an address outside. */
  link: z.union([z.literal(''), z.string().regex(/^(\/[^/\\]|https?:\/\/)/)]),
  attachmentId: z.uuid().nullable(),
})
export type DutyClosing = z.infer<typeof DutyClosingSchema>

export const DutyCardSchema = DutyCardInputSchema.extend({
  id: z.string(),
  version: z.number(),
  light: z.enum(LIGHTS),
  closed: z
    .object({
      on: CivilDateSchema,
      by: z.string(),
      note: z.string(),
      link: z.string(),
      attachment: z.object({ id: z.string(), name: z.string() }).nullable(),
    })
    .nullable(),
  /** Whether this person may close it: of a leading office, or who runs the platform. */
  isMine: z.boolean(),
})
export type DutyCard = z.infer<typeof DutyCardSchema>

/** `light`: several as `late,open`; `office`: id of a unit. */
export const DutyCardQuerySchema = PageQuerySchema.extend({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  light: z.string().max(60).default(''),
  office: z.string().max(40).default(''),
})
export type DutyCardQuery = z.infer<typeof DutyCardQuerySchema>
export const DutyCardExportSchema = DutyCardQuerySchema.omit({ page: true, size: true }).extend({
  format: ExportFormatSchema.default('xlsx'),
})
export const DutyCardsSchema = z.object({
  rows: z.array(DutyCardSchema),
  total: z.number(),
  tookMs: z.number(),
  /** Cards of the year by light, whatever the filter. */
  counts: z.record(z.enum(LIGHTS), z.number()),
  year: z.number(),
  years: z.array(z.number()),
})
/** How many cards the rulebook gave for that year that were not there yet. */
export const DutyCardsMadeSchema = z.object({ created: z.number() })
