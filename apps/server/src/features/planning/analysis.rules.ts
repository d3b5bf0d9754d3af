import type { LineAnalysis, PlanAnalysis, PlanRound } from '@sunlot/contract'
import type { PlanFacts, RoundFact } from './analysis-facts.ts'
import { monthLimit, visitsByMonth } from './balance.rules.ts'
import { listPlanChecks } from './checks.rules.ts'
import { countCovered, countJointItems, fewestRounds, measureCoverage, sum } from './coverage.rules.ts'
import { countJoint } from './merge.rules.ts'

/** The plan's page in numbers: lines with their rounds, months, coverage, checks. */
export function analysePlan(facts: PlanFacts, rounds: readonly RoundFact[]): PlanAnalysis {
  const { rules } = facts
  const lines = facts.lines.map((_, index) => analyseLine(facts, index, rounds))
  const months = visitsByMonth(lines)
  return {
    year: facts.year,
    lines,
    months,
    monthLimit: monthLimit(lines),
    items: { ...countCovered(facts), clause: rules.clauses.coverage },
    coverage: measureCoverage(facts),
    rounds: {
      fewest: fewestRounds(facts),
      required: rules.rounds?.value ?? null,
      clause: rules.rounds?.clause ?? rules.clauses.blocks,
    },
    joint: { ...countJoint(facts), ...countJointItems(facts), clause: rules.clauses.merge },
    checks: listPlanChecks(facts),
  }
}

function analyseLine(facts: PlanFacts, index: number, rounds: readonly RoundFact[]): LineAnalysis {
  const line = facts.lines[index]
  const plan = facts.forecast.lines[index]
  if (!line || !plan) throw new Error(`no line at ${index}`)
  const own = rounds.filter(({ lineId }) => lineId === line.id)
  const shown = plan.rounds.map((round, place): PlanRound => {
    const fact = own[place]
    const visits = fact?.drawnCount ?? Math.round(round.visits)
    return { ...round, visits, state: stateOf(round.month, fact, facts), taskId: fact?.taskId ?? null }
  })
  return {
    lineId: line.id,
    place: line.place,
    name: line.name,
    base: plan.base,
    isFromDirectory: plan.isFromDirectory,
    rounds: shown,
    visits: sum(shown.map(({ visits }) => visits)),
    hasRate: line.amount.rate !== null,
  }
}

/** The n-th signed draw of a line is its n-th round, whatever month it fell in. */
function stateOf(
  month: number | null,
  fact: RoundFact | undefined,
  { today, year, isPublished }: PlanFacts,
): PlanRound['state'] {
  if (fact && fact.drawnCount !== null) return 'done'
  if (month === null) return 'todo'
  const planned = `${year}-${String(month).padStart(2, '0')}`
  const current = today.slice(0, 7)
  if (planned === current) return 'now'
  return planned < current && isPublished ? 'late' : 'todo'
}
