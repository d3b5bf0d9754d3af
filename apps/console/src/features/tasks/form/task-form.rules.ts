import { addDays, type Preview, type Stratum, type TaskInput, type TaskOptions } from '@sunlot/contract'
import { layerName, sayClass } from '../task-words.ts'

/** What is wrong with a form and how to put it right, by field: `title`, `strata.0`, `witnesses.1`. */
export type Faults = Readonly<Record<string, string>>

/** What every section of the form sees. */
export interface SectionProps {
  form: TaskInput
  set: (part: Partial<TaskInput>) => void
  /** Shown only after the first try to save. */
  faults: Faults
  options: TaskOptions
  /** What a draw of this form would do now; undefined until the form is whole enough to be counted. */
  preview: Preview | undefined
}

const TITLE_MIN = 4
const DAYS_OF_CHECKS = 7

/** A new scheme with what the bureau's own notice suggests; `today` is a civil date. */
export function newScheme({ defaults, signers, publishers }: TaskOptions, today: string): TaskInput {
  return {
    title: '',
    documentNo: '',
    checkType: 'routine',
    method: ['onSite'],
    planLine: '',
    scheme: '',
    scope: { itemIds: [], kinds: [], regions: [], poolIds: [], tagIds: [] },
    strata: defaults.strata,
    rounding: 'ceil',
    excludeInspectedThisYear: true,
    excludeExpiredPermit: true,
    seats: defaults.seats,
    groupMax: 1,
    visitsPerPerson: null,
    witnesses: defaults.witnesses,
    minWitness: defaults.minWitness,
    signerId: signers[0]?.id ?? '',
    publisherId: publishers[0]?.id ?? '',
    inspectFrom: addDays(today, 1),
    inspectUntil: addDays(today, DAYS_OF_CHECKS),
  }
}

/**
 * Lines of business of the chosen items that inspectors carry as a mark and some seat does not ask for yet: a task of
 * one station is for the people of that station (S3-01).
 */
export function missingDomains({ scope, seats }: TaskInput, { items, inspectorTags = [] }: TaskOptions): string[] {
  const chosen = items.filter(({ id }) => scope.itemIds.includes(id)).map(({ domain }) => domain)
  const known = [...new Set(chosen)].filter((domain) => inspectorTags.includes(domain))
  return seats.every(({ tags = [] }) => known.every((domain) => tags.includes(domain))) ? [] : known
}

/** Everything that keeps a form from being saved; the server checks the same and more. */
export function findFaults(form: TaskInput): Faults {
  return {
    ...(form.title.trim().length < TITLE_MIN && { title: `任务名称至少 ${TITLE_MIN} 个字` }),
    ...(form.method.length === 0 && { method: '至少选一种检查方式' }),
    ...(form.scope.itemIds.length === 0 && { itemIds: '至少选一个抽查事项，对象从它的名录里抽' }),
    ...findStratumFaults(form),
    ...findWitnessFaults(form),
    ...(form.signerId === '' && { signerId: '选一位审签人；没有可选的，请平台管理员给分管领导开账号' }),
    ...(form.publisherId === '' && { publisherId: '选一位公示人；没有可选的，请平台管理员给公示人开账号' }),
    ...(form.inspectFrom === '' && { inspectFrom: '选检查开始的日期' }),
    ...(form.inspectUntil === '' && { inspectUntil: '选检查结束的日期' }),
    ...(form.inspectUntil !== '' &&
      form.inspectFrom > form.inspectUntil && { inspectUntil: '检查结束日期早于开始日期，请改其中一个' }),
  }
}

function findStratumFaults({ strata }: TaskInput): Faults {
  const faults: Record<string, string> = {}
  const placed = new Map<string, number>()
  for (const [index, { riskClasses, raised, rate, min, max }] of strata.entries()) {
    const name = layerName(index)
    if (riskClasses.length === 0) faults[`strata.${index}`] = `${name}还没有选风险类别，不要的层请删去`
    if (rate[0] > rate[1]) faults[`strata.${index}`] = `${name}的抽取比例超过 100%，最多写 100%`
    if (min !== null && max !== null && min > max) {
      faults[`strata.${index}`] = `${name}最少 ${min} 户，多于最多 ${max} 户`
    }
    if (
      raised &&
      strata.some((other) => !other.raised && shareOf(other) >= shareOf({ rate }) && shareOf({ rate }) < 1)
    ) {
      faults[`strata.${index}`] = `${name}是须加大抽查力度的对象，抽取比例须高于其他各层`
    }
    for (const riskClass of riskClasses.map((one) => `${raised ? '须加大抽查力度的' : ''}${sayClass(one)}`)) {
      const before = placed.get(riskClass)
      if (before !== undefined) {
        faults[`strata.${index}`] = `“${riskClass}”已在${layerName(before)}，一类只能归入一层`
      }
      placed.set(riskClass, index)
    }
  }
  return faults
}

function shareOf({ rate: [part, whole] }: Pick<Stratum, 'rate'>): number {
  return part / whole
}

/** The layers with one more for whoever is to be checked more (S0-19, S3-12), above the highest of them. */
export function withRaised(strata: TaskInput['strata']): TaskInput['strata'] {
  const highest = Math.max(...strata.map(shareOf))
  const percent = Math.min(100, Math.round(highest * 100) + 5)
  const riskClasses = [...new Set(strata.flatMap((layer) => layer.riskClasses))]
  return [...strata, { riskClasses, raised: true, rate: [percent, 100], min: null, max: null }]
}

function findWitnessFaults({ witnesses }: TaskInput): Faults {
  return Object.fromEntries(
    witnesses.flatMap(({ organ, name }, index) =>
      organ.trim() && name.trim() ? [] : [[`witnesses.${index}`, '见证单位和姓名都要填，不请的行请删去']],
    ),
  )
}

/**
 * The part of a form that decides the counts, ready to be tried out, or undefined while it is not whole. What is
 * only words is left out, so that typing them asks nothing.
 */
export function countedPart(form: TaskInput): TaskInput | undefined {
  const counted = { ...form, title: '试算方案', documentNo: '', planLine: '', scheme: '', witnesses: [] }
  return Object.keys(findFaults(counted)).length === 0 ? counted : undefined
}
