/** How far back a training counts; a rulebook says which (S0-35, S1-27, S2-18, S4-22). */
export const TRAINING_PERIODS = {
  calendarYear: '当年',
  months6: '近 6 个月',
  months12: '近 12 个月',
  months24: '近 24 个月',
} as const
export type TrainingPeriod = keyof typeof TRAINING_PERIODS

const MONTHS = { calendarYear: 0, months6: 6, months12: 12, months24: 24 } as const satisfies Record<
  TrainingPeriod,
  number
>

/**
 * First civil day whose trainings count on the day `on`.
 * @example trainingsSince('calendarYear', '2026-10-08') → '2026-01-01'
 * @example trainingsSince('months6', '2026-08-31') → '2026-02-28'
 */
export function trainingsSince(period: TrainingPeriod, on: string): string {
  if (period === 'calendarYear') return `${on.slice(0, 4)}-01-01`
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 - MONTHS[period], 1))
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(day, lastDay))
  return first.toISOString().slice(0, 10)
}
