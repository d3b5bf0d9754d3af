import { describeRate, formatCount, formatShare, resolveRatio } from '@sunlot/contract'
import type { PlanLine, RatioCandidate } from '@sunlot/contract'
import type { PlanFacts } from './analysis-facts.ts'
import { sayNames, sayPlaces } from './check-words.ts'
import type { CheckDraft } from './check-words.ts'
import { linesOf, measureCoverage, sum } from './coverage.rules.ts'
import { listRepeats, type Repeat } from './repeats.rules.ts'

/** How many and how often: the floor of the year, the ratio of each draw, rounds, and the cap of one target. */
export function amountChecks(facts: PlanFacts): CheckDraft[] {
  return [...floorReached(facts), ...ratiosKept(facts), ...roundsKept(facts), ...capKept(facts)]
}

// S1-15 全年比例不低于监管对象总数 3%, S2-03 年度抽查占比
function floorReached(facts: PlanFacts): CheckDraft[] {
  const { rules, yearGroups, yearForecast } = facts
  if (rules.floor.per !== 'year') return []
  // The floor is of the year: what 附件1 and 附件2 reach together.
  const { expected, atLeast, isExact, required, total } = measureCoverage({
    ...facts,
    groups: yearGroups,
    forecast: yearForecast,
  })
  const isMet = expected >= required
  const lacking = Math.ceil(required - expected)
  const certainty = isExact ? '' : `，至少 ${formatCount(atLeast)} 户`
  return [
    {
      id: 'floor-year',
      state: !isMet ? 'blocked' : atLeast >= required ? 'passed' : 'warned',
      requirement: `全年不重复抽查不低于 ${formatShare(rules.floor.share)}`,
      clause: rules.floor.clause,
      evidence: isMet
        ? `预计 ${formatCount(Math.floor(expected))} 户${certainty}，要求 ${formatCount(required)} 户`
        : `预计 ${formatCount(Math.floor(expected))} 户，共 ${formatCount(total)} 户，还差 ${formatCount(lacking)} 户`,
    },
  ]
}

// S0-17, S3-09, S4-15 每次不低于，法律法规和上级规定优先 (S0-16)
function ratiosKept(facts: PlanFacts): CheckDraft[] {
  const { lines, forecast, rules } = facts
  const low = lines.flatMap((line, index) => {
    const plan = forecast.lines[index]
    if (!plan || plan.base === 0 || line.amount.rate === null) return []
    const { winner, due } = resolveRatio(candidatesOf(line, facts), plan.base)
    const each = plan.isFromDirectory ? sum(plan.layers.map(({ quota }) => quota)) : (plan.rounds[0]?.visits ?? 0)
    return winner && due > each ? [{ line, due, each, source: winner.source }] : []
  })
  const [first] = low
  const least = formatShare(rules.floor.share)
  return [
    {
      id: 'ratios-kept',
      state: first ? 'blocked' : 'passed',
      requirement: rules.floor.per === 'draw' ? `每次抽查不低于 ${least}` : '比例不低于上级和法律的规定',
      clause: rules.floor.per === 'draw' ? rules.floor.clause : rules.clauses.blocks,
      evidence: first
        ? `${sayPlaces(low.map(({ line }) => line))}低于规定，第 ${first.line.place} 项每次应抽 ${formatCount(first.due)} 户，只安排 ${formatCount(first.each)} 户（${first.source}）`
        : '各项都达到',
    },
  ]
}

/** What lays down a ratio for the line besides the plan itself. */
function candidatesOf(line: PlanLine, { items, rules }: PlanFacts): RatioCandidate[] {
  const { share, per, clause } = rules.floor
  const own: RatioCandidate[] =
    per === 'draw' ? [{ level: 'profile', bound: 'atLeast', amount: { share }, source: clause }] : []
  const above = items.filter(({ id }) => line.itemIds.includes(id)).flatMap(({ rule }) => ruleAbove(rule))
  return [...above, ...own]
}

function ruleAbove(rule: PlanFacts['items'][number]['rule']): RatioCandidate[] {
  const { rate, basis } = rule ?? {}
  if (!rate || rate.bound === '<=' || rate.classes.length > 0) return []
  const amount = rate.share ? { share: rate.share } : { count: rate.count ?? 0 }
  const bound = rate.bound === '=' ? 'exactly' : 'atLeast'
  return [{ level: 'superior', bound, amount, source: `${basis || '事项清单'}，${describeRate(rate)}` }]
}

// S3-09, S4-15 每年不少于 2 次
function roundsKept({ items, lines, others, yearForecast, rules }: PlanFacts): CheckDraft[] {
  const rule = rules.rounds
  if (!rule) return []
  const few = items.filter((item) => {
    if (linesOf(item, lines).length === 0) return false
    const year = linesOf(item, [...lines, ...others])
    return sum(year.map(({ index }) => yearForecast.lines[index]?.rounds.length ?? 0)) < rule.value
  })
  return [
    {
      id: 'rounds-kept',
      state: few.length > 0 ? 'blocked' : 'passed',
      requirement: `每个事项全年不少于 ${rule.value} 轮`,
      clause: rule.clause,
      evidence: few.length > 0 ? `不够的：${sayNames(few)}` : '各事项都够',
    },
  ]
}

// S0-38, S3-11 防止检查过多, B-12 年度频次上限, B-22
function capKept(facts: PlanFacts): CheckDraft[] {
  const { cap, avoidRepeats } = facts.rules
  const repeats = listRepeats(facts)
  const targets = sum(repeats.map(({ group }) => group.count))
  const certain = sum(repeats.filter(({ chance }) => chance > 1 - 1e-9).map(({ group }) => group.count))
  const expected = sum(repeats.map(({ group, chance }) => group.count * chance))
  const common = { id: 'cap-kept', clause: cap.clause }
  if (targets === 0) {
    const evidence = avoidRepeats ? '今年已查的不再抽' : '没有对象会超过'
    return [{ ...common, state: 'passed', requirement: `同一对象一年不超过 ${cap.value} 次`, evidence }]
  }
  return [
    {
      ...common,
      state: certain > 0 ? 'blocked' : 'warned',
      requirement: `同一对象一年${certain > 0 ? '会' : '可能'}超过 ${sayCaps(repeats)} 次`,
      evidence:
        certain > 0
          ? `${formatCount(certain)} 户一定会超过，请减少轮次或合并`
          : `${formatCount(targets)} 户在几次抽查的范围里，预计 ${formatExpected(expected)}会超过`,
      link: { text: `看 ${formatCount(targets)} 户`, to: `/plans/${facts.planId}/repeats` },
    },
  ]
}

/** The caps that could be passed: `2`, with pools of their own `2、4`. */
function sayCaps(repeats: readonly Repeat[]): string {
  return [...new Set(repeats.map(({ cap }) => cap))].sort((a, b) => a - b).join('、')
}

function formatExpected(count: number): string {
  return count < 1 ? '不到 1 户' : `${formatCount(Math.round(count))} 户`
}
