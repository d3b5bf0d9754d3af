import { formatCount, formatPercent } from '@sunlot/contract'
import type { PlanFacts } from './analysis-facts.ts'
import type { CheckDraft } from './check-words.ts'

interface Planned {
  readonly rounds: readonly { readonly month: number | null; readonly visits: number }[]
}

/**
 * Where the months are warned of. S2-08 and B-23 ask for balance and name no number, so these are lines in a chart and
 * no limits: nothing is refused by them. A plan of few rounds cannot be spread further than its rounds.
 */
const BALANCE = { month: 0.3, lastQuarter: 0.4 } as const

// S2-08 统一组织、均衡开展; B-23 不得年底突击
export function balanceCheck({ lines, forecast, rules }: PlanFacts): CheckDraft[] {
  const months = visitsByMonth(forecast.lines)
  const total = months.reduce((all, one) => all + one, 0)
  if (total === 0) return []
  const loose = lines.filter((_, index) => forecast.lines[index]?.rounds.some(({ isScheduled }) => !isScheduled))
  const last = (months[9] ?? 0) + (months[10] ?? 0) + (months[11] ?? 0)
  const highest = Math.max(...months)
  const isRush = last > total * Math.max(BALANCE.lastQuarter, 1 / countRounds(forecast.lines))
  const isSteep = highest > monthLimit(forecast.lines)
  const most = `最高的${months.indexOf(highest) + 1}月为 ${formatCount(Math.round(highest))} 户次`
  const unscheduled = loose.length > 0 ? `，${loose.length} 项还没有排月份` : ''
  return [
    {
      id: 'balanced',
      state: isRush || isSteep ? 'warned' : 'passed',
      requirement: isRush ? '集中在年底' : isSteep ? '集中在一个月' : '没有集中在年底',
      clause: rules.clauses.balance,
      evidence: `四季度占 ${formatPercent(last / total)}，${most}${unscheduled}`,
    },
  ]
}

/** Most visits a month should bear. */
export function monthLimit(lines: readonly Planned[]): number {
  const total = visitsByMonth(lines).reduce((all, one) => all + one, 0)
  return Math.ceil(total * Math.max(BALANCE.month, 1.5 / countRounds(lines)))
}

/** Visits by month, January first; rounds without a month are in none. */
export function visitsByMonth(lines: readonly Planned[]): number[] {
  const months = Array.from({ length: 12 }, () => 0)
  for (const { month, visits } of lines.flatMap(({ rounds }) => rounds)) {
    if (month !== null) months[month - 1] = (months[month - 1] ?? 0) + visits
  }
  return months
}

function countRounds(lines: readonly Planned[]): number {
  return Math.max(
    1,
    lines.reduce((all, { rounds }) => all + rounds.length, 0),
  )
}
