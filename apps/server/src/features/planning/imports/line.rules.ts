import {
  describeFrequency,
  describePeriod,
  describeRate,
  missingBlocks,
  parseAmountCell,
  parseCountCell,
  parseFrequencyCell,
  parsePeriodCell,
  parseRatioCell,
  type PlanBlock,
  type PlanField,
  type PlanFrequency,
  type PlanLineInput,
  type PlanRate,
} from '@sunlot/contract'
import { formatCount } from '@sunlot/contract'
import {
  readCategory,
  readCheckType,
  readLevel,
  readMethods,
  readOrganisation,
  readScope,
  readStaff,
  splitNames,
  type WordReading,
} from './words.rules.ts'

/** What was made of one cell. */
export interface FieldReading {
  readonly words: string
  readonly rest: string
}
export interface Amount {
  readonly rate: PlanRate | null
  readonly frequency: PlanFrequency | null
}
export interface LineReading {
  readonly line: PlanLineInput
  readonly readings: Partial<Record<PlanField, FieldReading>>
  readonly amount: Amount
}

export interface LineContext {
  readonly year: number
  /** The amount of the row above, which 同上 means. */
  readonly above: Amount | null
  /** S0-37: words for blocks the row says nothing of. */
  readonly fill: Partial<Record<PlanBlock, string>>
  /** Names that several rows share name a group, not a line. */
  readonly sharedNames: ReadonlySet<string>
}

type Texts = Partial<Record<PlanField, string>>

/** A row of the sheet as a line of the plan: texts as published, values where they are understood. */
export function readLine(texts: Texts, context: LineContext): LineReading {
  const get = (field: PlanField) => (texts[field] ?? '').trim()
  const readings: Partial<Record<PlanField, FieldReading>> = {}
  function note<Value>(field: PlanField, { value, words, rest }: WordReading<Value>): Value {
    if (get(field) !== '') readings[field] = { words, rest }
    return value
  }
  const { amount, text: amountText } = readAmount(get, { above: context.above, readings })
  const participants = splitNames(get('participants'))
  const line: PlanLineInput = {
    ...EMPTY,
    lineNo: get('lineNo').slice(0, 20),
    name: nameOf(get, context.sharedNames),
    category: note('categoryText', readCategory(get('categoryText'))),
    categoryText: get('categoryText'),
    itemText: get('itemText'),
    content: get('content'),
    legalBasis: get('legalBasis'),
    methods: note('method', readMethods(get('method'))),
    methodText: readings.method?.rest ? get('method') : '',
    checkType: note('checkType', readCheckType(get('checkType'))),
    level: note('level', readLevel(get('level'))),
    organisation: note('organisation', readOrganisation(get('organisation'), participants.length > 0)),
    leadOffice: get('leadOffice'),
    leadAgency: get('leadAgency'),
    participants,
    riskRequirement: get('riskRequirement'),
    scope: readScope(get('scope'), get('region')),
    staff: readStaff(get('staff')).value,
    amount: amountText,
    time: readTime(get, { year: context.year, readings }),
    remarks: '',
  }
  const remarks = [get('remarks'), ...placeless(readings, get)].filter((part) => part !== '').join('；')
  return { line: fillBlocks({ ...line, remarks }, context), readings, amount }
}

const EMPTY: Pick<PlanLineInput, 'itemIds' | 'crossRegion' | 'source'> = { itemIds: [], crossRegion: null, source: [] }

type Get = (field: PlanField) => string
type Readings = Partial<Record<PlanField, FieldReading>>

function nameOf(get: Get, sharedNames: ReadonlySet<string>): string {
  const [name, item] = [oneLine(get('name')), oneLine(get('itemText'))]
  if (name === '') return item
  return sharedNames.has(get('name')) && item !== '' && item !== name ? `${name}：${item}` : name
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').slice(0, 200)
}

/** Words for which a line has no text of its own go to its remarks, under their heading. */
function placeless(readings: Readings, get: Get): string[] {
  const named = { checkType: '检查类型', level: '抽查模式', organisation: '组织方式' } as const
  return (Object.keys(named) as (keyof typeof named)[])
    .filter((field) => (readings[field]?.rest ?? '') !== '')
    .map((field) => `${named[field]}：${get(field)}`)
}

function readAmount(
  get: Get,
  { above, readings }: { above: Amount | null; readings: Readings },
): { amount: Amount; text: PlanLineInput['amount'] } {
  const both = parseAmountCell(get('amount'), above)
  if (get('amount') !== '') readings.amount = { words: amountWords(both), rest: both.rest }
  // A column of ratios sometimes says how often as well.
  const single = parseAmountCell(get('rate'), above && { rate: above.rate, frequency: null })
  const often = parseFrequencyCell(get('frequency'), above?.frequency)
  const count = parseCountCell(get('count'))
  const counted = count.value ? null : parseRatioCell(get('count'))
  const base = parseCountCell(get('base'))
  if (get('rate') !== '') readings.rate = { words: amountWords(single), rest: single.rest }
  if (get('frequency') !== '')
    readings.frequency = { words: often.value ? describeFrequency(often.value) : '', rest: often.rest }
  if (get('base') !== '') readings.base = countReading(base)
  if (get('count') !== '') readings.count = countReading(count)
  const rate = withCount(both.rate ?? single.rate ?? counted?.value ?? null, count.value?.count)
  const frequency = mergeFrequencies(both.frequency ?? single.frequency, often.value)
  const text = {
    base: base.value?.count ?? null,
    baseText: get('base'),
    rate,
    rateText: [get('amount') || get('rate'), get('count')].filter((part) => part !== '').join('，'),
    frequency,
    frequencyText: get('frequency'),
  }
  return { amount: { rate, frequency }, text }
}

function countReading({ value, rest }: ReturnType<typeof parseCountCell>): FieldReading {
  const words = value ? `${formatCount(value.count)}${value.isProvisional ? '（暂定）' : ''}` : ''
  return { words, rest }
}

function amountWords({ rate, frequency }: Amount): string {
  const words = [rate ? describeRate(rate) : '', frequency ? describeFrequency(frequency) : '']
  return words.filter((word) => word !== '').join('；')
}

/** The number drawn, where the table gives it beside the share. */
function withCount(rate: PlanRate | null, count: number | undefined): PlanRate | null {
  if (count === undefined) return rate
  if (!rate) return { bound: '=', share: null, shareMax: null, count, countMax: null, classes: [] }
  return rate.count === null && rate.countMax === null ? { ...rate, count } : rate
}

function mergeFrequencies(one: PlanFrequency | null, other: PlanFrequency | null): PlanFrequency | null {
  if (!one || !other) return one ?? other
  const often = other.times === null ? one : other
  return { ...often, perTargetMax: other.perTargetMax ?? one.perTargetMax }
}

function readTime(get: Get, { year, readings }: { year: number; readings: Readings }): PlanLineInput['time'] {
  const time = parsePeriodCell(get('time'), year)
  const rounds = parsePeriodCell(get('rounds'), year)
  if (get('time') !== '') readings.time = { words: periodWords(time.value), rest: time.rest }
  if (get('rounds') !== '') readings.rounds = { words: periodWords(rounds.value), rest: rounds.rest }
  const months = [rounds.value, time.value].map((value) => [...(value?.rounds ?? [])])
  const named = rounds.value?.period ? monthsOf(rounds.value) : []
  return {
    period: time.value?.period ?? rounds.value?.period ?? null,
    periodText: get('time') || get('rounds'),
    rounds: months[0]?.length ? months[0] : named.length > 0 ? named : (months[1] ?? []),
  }
}

/** A single month in the column of months is a round in it. */
function monthsOf({ period }: { period: { from: string; until: string } | null }): number[] {
  const month = period?.from.slice(0, 7)
  return period && month === period.until.slice(0, 7) ? [Number(month?.slice(5))] : []
}

function periodWords(value: ReturnType<typeof parsePeriodCell>['value']): string {
  if (!value) return ''
  if (!value.period) return '未定时间'
  const rounds = value.rounds.length > 0 ? `，${value.rounds.join('、')}月各一轮` : ''
  return `${describePeriod(value.period)}${rounds}`
}

/** S0-37: what the clerk says once for all lines that miss a block. */
function fillBlocks(line: PlanLineInput, { fill, year }: LineContext): PlanLineInput {
  const missing = missingBlocks(line)
  const said = (block: PlanBlock) => (missing.includes(block) ? (fill[block] ?? '') : '')
  let filled = line
  if (said('scope')) filled = { ...filled, scope: { ...filled.scope, text: said('scope') } }
  if (said('staff')) filled = { ...filled, staff: readStaff(said('staff')).value }
  if (said('time')) {
    const { value } = parsePeriodCell(said('time'), year)
    const time = { period: value?.period ?? null, periodText: said('time'), rounds: [...(value?.rounds ?? [])] }
    filled = { ...filled, time }
  }
  return said('amount') ? { ...filled, amount: fillAmount(filled.amount, said('amount')) } : filled
}

function fillAmount(amount: PlanLineInput['amount'], text: string): PlanLineInput['amount'] {
  const said = parseAmountCell(text)
  const noRate = amount.rate === null && amount.rateText === ''
  const noFrequency = amount.frequency === null && amount.frequencyText === ''
  return {
    ...amount,
    ...(noRate && { rate: said.rate, rateText: text }),
    ...(noFrequency && { frequency: said.frequency, frequencyText: said.frequency ? '' : text }),
  }
}
