import type { Actor, Scenario, Simulation, SimulationInput } from '@sunlot/contract'
import type { Deps } from '../../platform/deps.ts'
import { staffStatistics } from '../registry/index.ts'
import { groundOf, readGround, withForecast } from './analysis.ts'
import type { PlanFacts } from './analysis-facts.ts'
import { visitsByMonth } from './balance.rules.ts'
import { listPlanChecks } from './checks.rules.ts'
import { measureCoverage, sum } from './coverage.rules.ts'
import { listRepeats } from './repeats.rules.ts'

type People = Omit<SimulationInput, 'lines' | 'people'> & { readonly people: number }

/**
 * What the plan, and a changed one, would mean for directory and people. Arithmetic only: nothing is drawn, nothing is
 * random, nothing is kept.
 */
export async function simulatePlan(
  deps: Deps,
  actor: Actor,
  { planId, lines, people, ...hours }: SimulationInput & { planId: string },
): Promise<Simulation> {
  const which = groundOf(deps, actor, planId)
  const { facts } = await readGround(deps.db, which)
  const staff = people ?? (await staffStatistics(deps.db, actor.bureauId, which.today)).certifiedOfficers
  const crew = { ...hours, people: staff }
  return {
    people: staff,
    asPlanned: describeScenario(facts, crew),
    changed: describeScenario(changeLines(facts, lines), crew),
  }
}

function changeLines(facts: PlanFacts, changes: SimulationInput['lines']): PlanFacts {
  const lines = facts.lines.map((line) => {
    const change = changes.find(({ lineId }) => lineId === line.id)
    if (!change) return line
    return { ...line, amount: { ...line.amount, rate: change.rate }, time: { ...line.time, rounds: change.rounds } }
  })
  return withForecast({ ...facts, lines })
}

/** Rounds without a month lie in no month and count toward the year alone. */
function describeScenario(facts: PlanFacts, crew: People): Scenario {
  const { forecast, rules } = facts
  const capacity = Math.floor((crew.people * crew.hoursPerMonth) / (crew.hoursPerVisit * crew.peoplePerVisit))
  const months = visitsByMonth(forecast.lines).map((visits) => Math.round(visits))
  const repeats = listRepeats(facts)
  return {
    visits: Math.round(sum(forecast.lines.map(({ visits }) => visits))),
    coverage: measureCoverage(facts),
    months: months.map((visits) => ({
      visits,
      perPerson: crew.people > 0 ? Math.round(((visits * crew.peoplePerVisit) / crew.people) * 10) / 10 : 0,
      isOver: visits > capacity,
    })),
    capacity,
    shortfall: sum(months.map((visits) => Math.max(0, visits - capacity))),
    overCap: {
      possible: sum(repeats.map(({ group }) => group.count)),
      expected: Math.round(sum(repeats.map(({ group, chance }) => group.count * chance)) * 10) / 10,
      cap: rules.cap.value,
      clause: rules.cap.clause,
    },
    checks: listPlanChecks(facts),
  }
}
