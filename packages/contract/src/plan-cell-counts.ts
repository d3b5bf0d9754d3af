import {
  type CellReading,
  leftOver,
  normalizePlanCell,
  NUMBER,
  parseNumber,
  reading,
  splitClauses,
} from './plan-cell-text.ts'
import type { PlanCount } from './plan-cells.ts'

const COUNT = new RegExp(
  `(?<number>${NUMBER})(?<many>万|千|百)?(?<more>余|多)?(?:户|家|个|件|处|所|名|人|台|辆|艘|座|宗|批)?次?`,
)
const FILLER =
  /预估|预计|大约|约|左右|暂定|共计|共有|共|现有|合计|计划|抽查|检查|对象|企业|主体|数量|户数|数|为|总|名录库|在册|的|有/g
/** Words that say the figure may still change. */
const PROVISO = /以[^;,]*为准|预估|预计|约|左右|暂定|动态调整|余|多(?=[户家个件])/

/** Reads a cell that counts targets: `46家`, `15.6万`, `1,234户`, `3户(以实际工作抽查数为准。)`. */
export function parseCountCell(text: string): CellReading<PlanCount> {
  const cell = normalizePlanCell(text)
  const clauses = splitClauses(cell)
  const found = clauses.map(readClause)
  const [value, second] = found.flatMap((one) => (one ? [one] : []))
  if (!value || second) return reading<PlanCount>(null, clauses)
  const isProvisional = PROVISO.test(cell)
  const rest = clauses.map((clause, index) => {
    const left = found[index] ? leftOver(clause, [value.text], FILLER) : clause
    return /以.*为准|动态调整/.test(left) ? '' : left
  })
  return reading({ count: value.count, isProvisional }, rest)
}

function readClause(clause: string): { text: string; count: number } | undefined {
  // Shares, times a period, ranges and years are no counts.
  if (/[%‰/]|分之|\d-\d|年|月|次(?!$)/.test(clause)) return undefined
  const match = COUNT.exec(clause)
  const { number = '', many = '' } = match?.groups ?? {}
  const scale = { 万: 10_000, 千: 1000, 百: 100 }[many] ?? 1
  const count = Math.round(parseNumber(number) * scale * 1000) / 1000
  return match && Number.isInteger(count) && count <= 100_000_000 ? { text: match[0], count } : undefined
}
