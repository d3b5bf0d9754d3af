import { parseFrequencyCell } from './plan-cell-frequencies.ts'
import type { PlanFrequency, PlanRate } from './plan-cells.ts'
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
import type { RiskClass } from './risk-classes.ts'

type Share = [number, number]

/** One figure of a rate cell: its share or count, how it is bound, and what stands before it in its clause. */
interface Figure {
  readonly clause: number
  readonly text: string
  readonly label: string
  readonly bound: PlanRate['bound']
  readonly shares: readonly Share[]
  readonly counts: readonly number[]
}

const COUNTED = '户|家|个|件|处|所|名|人|台|辆|艘|座|宗|批次|批'
const AMOUNT = `(?:${NUMBER}[%‰]|[百千万]分之${NUMBER}|[二三四五六七八九十]分之[一二三四五六七八九]|[一二三四五六七八九]成|一半|半数|全部检查|全部抽查|全部|全覆盖|全数|全量|${NUMBER}(?:${COUNTED})(?:次)?)`
/** Words between a bound and its figure: 不超过名录库的20%. */
const BETWEEN =
  '(?:检查对象|抽查对象|对象|市场主体|主体|企业|名录库|在册|总数|总量|总体|户数|数量|数|库|抽查|抽取|比例|辖区内?|全[市县区]|的)*'
const FIGURE = new RegExp(
  `(?:(?<before>${LEAST}|${MOST}|${BEYOND}|${BELOW}|=)${BETWEEN})?(?:(?<low>${NUMBER}%?|${AMOUNT})[-至到])?(?<amount>${AMOUNT})(?:的|\\(含\\))?(?<after>${OR_MORE}|${OR_LESS})?`,
  'g',
)
const FILLER =
  /检查对象名录库|市场主体名录库|对象名录库|名录库|检查对象|抽查对象|被检查对象|市场主体|经营主体|监管对象|在册|企业|主体|单位|总体|总数|总量|总户数|数量|户数|数|比例|比率|抽查率|年度|全年|本年|当年|每年|年|随机|抽查|抽取|检查|开展|实施|进行|按照|按|占|为|以|的|不同|等|共|计|含|率|辖区内|全市|全县|全区|辖区|对/g
const CLASS_END = '(?:类|级|档|等级)?(?:企业|对象|主体|单位|户|的)*(?::|为|按)?(?:抽查)?(?:比例)?为?$'
const CLASS_LETTERS = new RegExp(`((?:[A-D](?:类|级|档)?/)*[A-D])(?:类|级|档)?(?:信用)?(?:风险)?${CLASS_END}`, 'i')
const CLASS_WORDS: readonly (readonly [RegExp, RiskClass])[] = (
  [
    ['较高', 'C'],
    ['低', 'A'],
    ['一般', 'B'],
    ['高', 'D'],
  ] as const
).map(([word, riskClass]) => [new RegExp(`${word}(?:信用)?风险${CLASS_END}`), riskClass] as const)

/**
 * Reads a cell that says how many are drawn. `above` is the value of the cell above, which 同上 means.
 * Different shares for anything but the classes A to D, and `1:5` (officers to firms), stay text.
 */
export function parseRatioCell(text: string, above: PlanRate | null = null): CellReading<PlanRate> {
  const cell = joinClassLetters(normalizePlanCell(text))
  const layered = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)%$/.exec(cell)
  if (layered) return readLayers(cell, layered.slice(1))
  const clauses = splitClauses(cell).map(plainShare)
  if (above && clauses.length === 1 && /^(同上|〃|"|″)$/.test(clauses[0] ?? '')) return reading(above, [])
  const figures = clauses.flatMap(findFigures)
  const value = toRate(figures)
  if (!value) return reading<PlanRate>(null, clauses)
  return reading(
    value.rate,
    clauses.map((clause, index) => {
      const used = value.used.filter((figure) => figure.clause === index)
      const left = leftOver(
        clause,
        used.map(({ text: piece, label }) => (value.rate.classes.length > 0 ? findClasses(label).text + piece : piece)),
        FILLER,
      )
      return left || used.map(strictWord).join('')
    }),
  )
}

const BARE_NUMBER = new RegExp(`^${NUMBER}$`)

/** What a cell says of how many and how often together, `3%;2次/年`; either may be missing. */
export interface AmountReading {
  readonly rate: PlanRate | null
  readonly frequency: PlanFrequency | null
  readonly understood: boolean
  readonly rest: string
}

/** Reads a cell that may say how many, how often, or both. */
export function parseAmountCell(
  text: string,
  above: { readonly rate: PlanRate | null; readonly frequency: PlanFrequency | null } | null = null,
): AmountReading {
  const ratio = parseRatioCell(text, above?.rate)
  // 同上 alone means all of the cell above.
  const isSame = ratio.value !== null && ratio.value === above?.rate
  if (isSame) return { rate: above.rate, frequency: above.frequency, understood: true, rest: '' }
  // A bare number says how often only in a column of its own.
  const clauses = ratio.rest.split(';')
  const frequency = parseFrequencyCell(clauses.filter((clause) => !BARE_NUMBER.test(clause)).join(';'))
  const left = [frequency.rest, ...clauses.filter((clause) => BARE_NUMBER.test(clause))]
  return { rate: ratio.value, ...reading(frequency.value, left), frequency: frequency.value }
}

/** `A、B类` is one label of two classes. */
function joinClassLetters(cell: string): string {
  return cell.replace(/(?<![A-Za-z])([A-D])([类级档]?)[、,和及与](?=[A-D](?![A-Za-z]))/gi, '$1$2/')
}

/** `0.05` and `1/3` alone are shares. */
function plainShare(clause: string): string {
  if (/^0?\.\d{1,4}$/.test(clause)) return `${Number((Number(clause) * 100).toFixed(4))}%`
  const [, part, whole] = /^(\d{1,2})\/(\d{1,3})$/.exec(clause) ?? []
  const isWhole = part !== undefined && (100 * Number(part)) % Number(whole) === 0 && Number(part) <= Number(whole)
  return isWhole ? `${(100 * Number(part)) / Number(whole)}%` : clause
}

function findFigures(clause: string, index: number): Figure[] {
  let end = 0
  return [...clause.matchAll(FIGURE)].flatMap((match): Figure[] => {
    const { before, low, amount = '', after } = match.groups ?? {}
    const label = clause.slice(end, match.index)
    end = match.index + match[0].length
    // Less than nothing is no figure, and the sign is not to be passed over.
    if (label === '-') return []
    const ends = low === undefined ? [amount] : [low + (/[%‰]$/.test(low) || !amount.endsWith('%') ? '' : '%'), amount]
    const shares = ends.map(readShare)
    const counts = ends.map((one) => readCount(one, amount))
    const bound: Figure['bound'] = low === undefined ? readBound({ before, after }) : 'range'
    const figure = { clause: index, text: match[0], label, bound }
    if (shares.every((share) => share !== undefined) && rises(shares.map(([part, whole]) => part / whole)))
      return [{ ...figure, shares, counts: [] }]
    return counts.every((count) => count !== undefined) && rises(counts) ? [{ ...figure, shares: [], counts }] : []
  })
}

function rises(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0))
}

/** 5% = [5, 100], 千分之五 = [5, 1000]; undefined when it is no share, or more than all. */
function readShare(text: string): Share | undefined {
  if (text.startsWith('全')) return [100, 100]
  if (/^(一半|半数)$/.test(text)) return [50, 100]
  const tenths = /^(.)成$/.exec(text)
  if (tenths) return [parseNumber(tenths[1] ?? '') * 10, 100]
  const [, whole = '', part = ''] = /^(.)分之(.+)$/.exec(text) ?? []
  if (part) return exactShare(parseNumber(part), { 百: 100, 千: 1000, 万: 10_000 }[whole] ?? parseNumber(whole))
  const [, number = '', sign] = new RegExp(`^(${NUMBER})([%‰])$`).exec(text) ?? []
  return sign ? exactShare(parseNumber(number), sign === '%' ? 100 : 1000) : undefined
}

function exactShare(part: number, whole: number): Share | undefined {
  if (!(part >= 0 && part <= whole)) return undefined
  const decimals = String(part).split('.')[1]?.length ?? 0
  const scale = 10 ** decimals
  return whole * scale <= 1_000_000 ? [Math.round(part * scale), whole * scale] : undefined
}

function readCount(text: string, amount: string): number | undefined {
  const [, number] = new RegExp(`^(${NUMBER})(?:${COUNTED})?次?$`).exec(text) ?? []
  const count = number === undefined || /[%‰]$/.test(amount) ? Number.NaN : parseNumber(number)
  return Number.isInteger(count) && count <= 100_000_000 ? count : undefined
}

const NOTHING = { share: null, shareMax: null, count: null, countMax: null, classes: [] }

function toRate(figures: readonly Figure[]): { rate: PlanRate; used: readonly Figure[] } | undefined {
  const shares = figures.filter(({ shares: found }) => found.length > 0)
  const classes = classRate(shares)
  if (classes) return { rate: classes, used: shares }
  const [first, ...more] = shares
  const counts = figures.filter((figure) => figure.counts.length > 0)
  const count = counts.length === 1 ? counts[0] : undefined
  if (more.length > 0) return undefined
  if (first) {
    const [share = null, shareMax = null] = first.shares
    const rate = { ...NOTHING, bound: first.bound, share, shareMax }
    // `10%(20户)`: the count beside a share says what the share comes to.
    if (count?.bound === '=' && count.label === '')
      return { rate: { ...rate, count: count.counts[0] ?? null }, used: [first, count] }
    return { rate, used: [first] }
  }
  if (!count) return undefined
  const [least = null, most = null] = count.counts
  return { rate: { ...NOTHING, bound: count.bound, count: least, countMax: most }, used: [count] }
}

/** A share for each class, where every figure names its classes and all are bound alike. */
function classRate(figures: readonly Figure[]): PlanRate | undefined {
  const bound = figures[0]?.bound
  if (!bound || bound === 'range' || figures.some((figure) => figure.bound !== bound)) return undefined
  const classes = figures.flatMap(({ label, shares: [share] }) =>
    share ? findClasses(label).classes.map((riskClass) => ({ riskClass, share })) : [],
  )
  const named = new Set(classes.map(({ riskClass }) => riskClass))
  if (figures.some(({ label }) => findClasses(label).classes.length === 0) || named.size !== classes.length)
    return undefined
  const sorted = classes.toSorted((one, other) => (one.riskClass < other.riskClass ? -1 : 1))
  return { ...NOTHING, bound, classes: sorted }
}

/** The classes that the words before a figure end with, and those words. */
function findClasses(label: string): { text: string; classes: RiskClass[] } {
  const letters = CLASS_LETTERS.exec(label)
  if (letters)
    return { text: letters[0], classes: [...(letters[1] ?? '').toUpperCase().replace(/[^A-D]/g, '')] as RiskClass[] }
  for (const [pattern, riskClass] of CLASS_WORDS) {
    const match = pattern.exec(label)
    if (match) return { text: match[0], classes: [riskClass] }
  }
  return { text: '', classes: [] }
}

/** `5/10/30/50%`: four shares that rise are those of the classes A to D. */
function readLayers(cell: string, numbers: readonly string[]): CellReading<PlanRate> {
  const shares = numbers.map((number) => exactShare(Number(number), 100))
  const classes = (['A', 'B', 'C', 'D'] as const).flatMap((riskClass, index) => {
    const share = shares[index]
    return share ? [{ riskClass, share }] : []
  })
  if (!rises(numbers.map(Number)) || classes.length < 4) return reading<PlanRate>(null, [cell])
  return reading<PlanRate>({ ...NOTHING, bound: '=', classes }, [])
}

function strictWord({ text }: Figure): string {
  return new RegExp(`^(${BEYOND}|${BELOW})(?!=)`).exec(text)?.[0] ?? ''
}
