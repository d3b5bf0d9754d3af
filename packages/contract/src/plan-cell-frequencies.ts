import type { PlanFrequency } from './plan-cells.ts'
import {
  BELOW,
  BEYOND,
  type CellReading,
  LEAST,
  leftOver,
  MOST,
  normalizePlanCell,
  NUMBER,
  OR_LESS,
  OR_MORE,
  parseNumber,
  readBound,
  reading,
  splitClauses,
} from './plan-cell-text.ts'

const BEFORE = `${LEAST}|${MOST}|${BEYOND}|${BELOW}|=`
const AFTER = `${OR_MORE}|${OR_LESS}`
const DOING = '(?:抽查|检查|抽取|巡查|随机|开展|组织|实施|进行|安排)*'
const TIMES = `(?:(?<before>${BEFORE})${DOING})?(?:(?<low>${NUMBER})次?[-至到])?(?<times>${NUMBER})(?:次|轮次|轮|批次|批|遍)`
const UNIT = '(?<unit>半年度?|季度|季|个?月度?|年度?)'
/** 每年、一年、全年、每季度、每半年、月, then words, then the times. */
const UNIT_FIRST = new RegExp(
  `(?:每一?个?|一个?|1个?|全|本|当)?${UNIT}(?:内|中)?(?:均|各|都)?${DOING}(?:次数|频次|频率)?(?:为|的)?${TIMES}(?<after>${AFTER})?`,
)
const TIMES_FIRST = new RegExp(`${TIMES}(?<after1>${AFTER})?(?:\\/|每|一)+${UNIT}(?<after>${AFTER})?`)
const TIMES_ONLY = new RegExp(`${TIMES}(?<after>${AFTER})?`)
const BARE = new RegExp(`^(?<before>${BEFORE})?(?<times>${NUMBER})$`)
/** Units a plan does not count in: weeks, days, several years, several months. */
const OTHER_UNIT =
  /周|星期|[每/][\d一二两三四五六七八九十]*[日天]|(?<!\d)(?:[2-9]|1\d|[两二三四五六七八九十]+)个?(?:年|季|月)|半个?月/
/** 同一年度对同一单位(人)1次; 每户不超过2次. */
const PER_TARGET = new RegExp(
  `(?:在?同一(?:个)?(?:自然)?年度?内?|(?:每|一|1|本)年度?内?|年度内|全年)?,?(?:对于?|针对)?(?<who>同一|单个|每一?个?)(?:家|户|个)?(?:被?(?:检查|抽查|监管)|市场|经营)?(?:对象|主体|单位|企业|户|家)(?:\\([^()]*\\))?(?:的)?(?:随机|全年|每年|一年内?|年度内|年内)*(?:抽查|检查)?(?:次数|频次)?(?<soft>原则上)?(?:只|仅)?(?:抽查|检查|抽取)?(?<before>${MOST}|=)?(?<times>${NUMBER})次`,
)
const FILLER =
  /抽查|检查|抽取|频次|频率|次数|随机|全年|本年|当年|年度|每年|\d{4}年|\d{4}|年|共计|共|为|开展|组织|实施|进行|安排|的|各|均|比例/g

const NOTHING = { timesMax: null, perTargetMax: null }

/** Reads a cell that says how often: `=1`, `2次/年`, `每季度至少1次`, `同一年度对同一单位(人)1次`. */
export function parseFrequencyCell(text: string, above: PlanFrequency | null = null): CellReading<PlanFrequency> {
  const cell = normalizePlanCell(text)
  if (above && /^(同上|〃|"|″)$/.test(cell)) return reading(above, [])
  const cap = findCap(cell)
  const clauses = splitClauses(cap ? cell.replace(cap.text, ';') : cell)
  const found = clauses.map(readClause)
  const values = found.flatMap((one) => (one ? [one.value] : []))
  // Two statements of how often are for the clerk to weigh.
  if (values.length > 1) return reading<PlanFrequency>(null, splitClauses(cell))
  const left = clauses.map((clause, index) => {
    const one = found[index]
    return one ? leftOver(clause, [one.text], FILLER) || one.strict : clause
  })
  const [value] = values
  if (!value && !cap) return reading<PlanFrequency>(null, clauses)
  // What a cap leaves behind may be the words around a share.
  const rest = value ? left : left.map((clause) => leftOver(clause, [], FILLER))
  const frequency = value ?? { ...NOTHING, bound: '=' as const, times: null, per: 'year' as const }
  return reading({ ...frequency, perTargetMax: cap?.times ?? null }, [...rest, cap?.soft ?? ''])
}

function findCap(cell: string): { text: string; times: number; soft: string } | undefined {
  const match = PER_TARGET.exec(cell)
  const { who = '', before, times = '', soft = '' } = match?.groups ?? {}
  const most = whole(times)
  // 每户1次 may mean at least as well as at most.
  if (!match || most === undefined || (who.startsWith('每') && before === undefined)) return undefined
  return { text: match[0], times: most, soft }
}

function readClause(clause: string): { value: PlanFrequency; text: string; strict: string } | undefined {
  const withoutYear = clause.replace(/(?<!\d)(?:19|20)\d{2}年度?/g, '')
  if (OTHER_UNIT.test(withoutYear)) return undefined
  const match = TIMES_FIRST.exec(clause) ?? UNIT_FIRST.exec(clause) ?? TIMES_ONLY.exec(clause) ?? BARE.exec(withoutYear)
  if (!match?.groups) return undefined
  const { before, low, times = '', unit = '年', after1, after } = match.groups
  const most = whole(times)
  const least = low === undefined ? most : whole(low)
  if (most === undefined || least === undefined || least > most) return undefined
  const bound: PlanFrequency['bound'] = low === undefined ? readBound({ before, after: after ?? after1 }) : 'range'
  const strict = new RegExp(`^(?:${BEYOND}|${BELOW})$`).test(before ?? '') ? (before ?? '') : ''
  const value = { ...NOTHING, bound, times: least, timesMax: low === undefined ? null : most, per: unitOf(unit) }
  return { value, text: match[0], strict }
}

function unitOf(unit: string): PlanFrequency['per'] {
  if (unit.startsWith('半年')) return 'halfYear'
  if (unit.startsWith('季')) return 'quarter'
  return unit.includes('月') ? 'month' : 'year'
}

function whole(text: string): number | undefined {
  const number = parseNumber(text)
  return Number.isInteger(number) && number >= 1 && number <= 366 ? number : undefined
}
