import {
  addDays,
  describeFrequency,
  describeRate,
  formatShare,
  missingBlocks,
  PLAN_BLOCKS,
  type PlanFrequency,
  type PlanBlock,
  PlanLineInputSchema,
  type PlanLineInput,
  type PlanOptions,
  type PlanPool,
  type PlanRate,
} from '@sunlot/contract'

/** What every section of the form of a line sees. */
export interface LineSectionProps {
  line: PlanLineInput
  set: (part: Partial<PlanLineInput>) => void
  options: PlanOptions
  /** Blocks that say nothing yet, once saving was tried. */
  missing: readonly PlanBlock[]
}

/** A new line with what the bureau's own rules ask for. */
export function newLine({ minInspectors, floor, rounds }: PlanOptions): PlanLineInput {
  return PlanLineInputSchema.parse({
    name: '新的计划项',
    methods: ['onSite'],
    staff: { seats: minInspectors.value, minimum: minInspectors.value },
    amount: {
      rate: { bound: '>=', share: floor.share },
      frequency: { bound: '=', times: rounds?.value ?? 1, per: 'year' },
    },
  })
}

/** What keeps the line from being saved, by field; missing blocks only keep the plan from being submitted. */
export function findLineFaults({ name, time, crossRegion }: PlanLineInput): Record<string, string> {
  const { period } = time
  return {
    ...(name.trim().length < 2 && { name: '名称至少 2 个字' }),
    ...(period && period.from > period.until && { period: '结束日期早于开始日期，请改其中一个' }),
    ...(crossRegion &&
      (crossRegion.lead.trim().length < 2 || crossRegion.host.trim().length < 2) && {
        crossRegion: '牵头地区和检查所在地都要写明',
      }),
  }
}

/** Sentences for the blocks that are still empty (S0-37). */
export function sayMissing(line: PlanLineInput): string {
  return missingBlocks(line)
    .map((block) => PLAN_BLOCKS[block])
    .join('、')
}

const PERCENT_STEPS = 1000

/** 5 → 5/100; a percentage may have up to three decimals. */
export function shareOf(percent: number): [number, number] {
  return Number.isInteger(percent) ? [percent, 100] : [Math.round(percent * PERCENT_STEPS), 100 * PERCENT_STEPS]
}

export function percentOf(share: readonly [number, number] | null): number | null {
  return share && Math.round((share[0] / share[1]) * 100 * PERCENT_STEPS) / PERCENT_STEPS
}

export type RateKind = 'share' | 'count' | 'classes' | 'words'
export const RATE_KINDS: Record<RateKind, string> = {
  share: '按比例',
  count: '按户数',
  classes: '按风险分类',
  words: '只写文字',
}

export function kindOfRate(rate: PlanRate | null): RateKind {
  if (!rate) return 'words'
  if (rate.classes.length > 0) return 'classes'
  return rate.count === null ? 'share' : 'count'
}

/** A rate of another kind, from what the bureau's floor suggests. */
export function rateOfKind(kind: RateKind, floor: readonly [number, number]): PlanRate | null {
  const blank: PlanRate = { bound: '>=', share: null, shareMax: null, count: null, countMax: null, classes: [] }
  const share: [number, number] = [floor[0], floor[1]]
  const rates: Record<RateKind, PlanRate | null> = {
    words: null,
    share: { ...blank, share },
    count: { ...blank, bound: '=', count: 1 },
    classes: {
      ...blank,
      bound: '=',
      classes: (['A', 'B', 'C', 'D'] as const).map((riskClass) => ({ riskClass, share })),
    },
  }
  return rates[kind]
}

/** A value chosen in the form replaces the words that were published for the old one. */
export function withRate(amount: PlanLineInput['amount'], rate: PlanRate | null): PlanLineInput['amount'] {
  return { ...amount, rate, rateText: rate ? describeRate(rate) : amount.rateText }
}

/** S4-16: a line of a pool set apart starts from the ratio, rounds and visits a year that the pool lays down. */
export function withPool(
  { scope, amount }: Pick<PlanLineInput, 'scope' | 'amount'>,
  { name, rate, roundsPerYear, visitsPerYear }: PlanPool,
): Pick<PlanLineInput, 'scope' | 'amount'> {
  const own = rateOfKind('share', rate ?? [0, 1])
  const { frequency } = amount
  const times = roundsPerYear ?? frequency?.times ?? null
  const next: PlanFrequency = { bound: '=', times, timesMax: null, per: 'year', perTargetMax: visitsPerYear }
  const asks = roundsPerYear !== null || visitsPerYear !== null
  return {
    scope: { ...scope, text: scope.text || name },
    amount: {
      ...(rate ? withRate(amount, own) : amount),
      ...(asks && { frequency: next, frequencyText: describeFrequency(next) }),
    },
  }
}

/** What the pool lays down, after its name. */
export function sayPoolRule({ rate, roundsPerYear, visitsPerYear }: PlanPool): string {
  const parts = [
    rate ? `比例 ${formatShare(rate)}` : '',
    roundsPerYear === null ? '' : `每年 ${roundsPerYear} 轮`,
    visitsPerYear === null ? '' : `同一对象每年至多 ${visitsPerYear} 次`,
  ].filter((part) => part !== '')
  return parts.length > 0 ? `单独规定${parts.join('，')}，选入时已填进第三部分` : '没有单独规定，按计划项写的比例和频次'
}

/** From the first of the first month to the last of the last, of a year. */
export function monthsPeriod(year: number, months: readonly number[]): { from: string; until: string } | null {
  const [first, last] = [Math.min(...months), Math.max(...months)]
  if (months.length === 0) return null
  const pad = (month: number) => String(month).padStart(2, '0')
  const nextMonth = last === 12 ? `${year + 1}-01-01` : `${year}-${pad(last + 1)}-01`
  return { from: `${year}-${pad(first)}-01`, until: addDays(nextMonth, -1) }
}
