import { civilDateOf } from '@sunlot/contract'
import type { Actor, PlanAnalysis, PlanCheck, PlanLine, PlanMatrix } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { findBureau } from '../accounts/index.ts'
import { listPlanItems, targetStatistics } from '../registry/index.ts'
import type { TargetStatistics } from '../registry/index.ts'
import { listBases, loadPolicy } from '../rulebook/index.ts'
import { listRounds } from './analysis.queries.ts'
import { analysePlan } from './analysis.rules.ts'
import type { ItemFacts, PlanFacts } from './analysis-facts.ts'
import { listPlanChecks } from './checks.rules.ts'
import { forecastPlan } from './forecast.rules.ts'
import { listLines } from './lines.queries.ts'
import { buildMatrix } from './matrix.rules.ts'
import { listPlanBases } from './plan-bases.ts'
import { planRulesOf } from './plan-rules.ts'
import type { PlanRules } from './plan-rules.ts'
import { getPlan, listPlans, type Plan } from './plans.queries.ts'
import { listTargetSorts, type PlannedDirectory } from './target-sorts.queries.ts'
import { groupSorts } from './target-sorts.ts'
import type { Grouping, TargetSort } from './target-sorts.ts'

/** A plan and what it is held against: the directory, the item list, the rules in force. */
export interface PlanGround {
  readonly facts: PlanFacts
  readonly sorts: readonly TargetSort[]
  readonly grouping: Grouping
  /** By the lines of both plans of the year and the caps of the pools. */
  readonly yearGrouping: Grouping
  readonly directory: PlannedDirectory
}

interface WhichPlan {
  readonly bureauId: string
  readonly planId: string
  readonly today: string
  /** As an amendment would have them, in place of those that stand. */
  readonly lines?: readonly PlanLine[]
}

/** Reads the plan with everything its checks look at. */
export async function readGround(db: Db | Tx, which: WhichPlan): Promise<PlanGround> {
  const { bureauId, planId, today } = which
  const plan = await getPlan(db, bureauId, planId)
  const lines = which.lines ?? (await listLines(db, planId))
  const others = await listOtherLines(db, plan)
  const isThisYear = today.startsWith(`${plan.year}-`)
  const statistics = await targetStatistics(db, bureauId, today)
  const { caps } = statistics
  const directory = { bureauId, today, lines: [...lines, ...others], cappedPools: caps.map(({ poolId }) => poolId) }
  const sorts = await listTargetSorts(db, directory, statistics)
  const rest = {
    planId,
    year: plan.year,
    today,
    isPublished: plan.edition > 0,
    drawn: isThisYear ? statistics.drawn : 0,
    items: (await listItemFacts(db, bureauId, statistics)).map((item) => (isThisYear ? item : { ...item, drawn: 0 })),
    rules: await readRules(db, bureauId, today),
    bases: await listPlanBases(db, planId),
    hasRegister: (await listBases(db, bureauId)).length > 0,
  }
  const grouping = groupSorts(lines, sorts)
  const yearGrouping = groupSorts(directory.lines, sorts, caps)
  const groups = { groups: grouping.groups, yearGroups: yearGrouping.groups }
  return { facts: withForecast({ ...rest, ...groups, lines, others }), sorts, grouping, yearGrouping, directory }
}

/** The facts with what is to be expected of them. */
export function withForecast(facts: Omit<PlanFacts, 'forecast' | 'yearForecast'>): PlanFacts {
  const { lines, groups, others, yearGroups, year, rules } = facts
  const { avoidRepeats } = rules
  return {
    ...facts,
    forecast: forecastPlan({ lines, groups, year, avoidRepeats }),
    yearForecast: forecastPlan({ lines: [...lines, ...others], groups: yearGroups, year, avoidRepeats }),
  }
}

/** B-12: what 附件2 asks beside 附件1, and the other way round. */
async function listOtherLines(db: Db | Tx, { bureauId, year, kind }: Plan): Promise<PlanLine[]> {
  const [other] = await listPlans(db, bureauId, { year, kind: kind === 'own' ? 'joint' : 'own' })
  return other ? listLines(db, other.id) : []
}

async function readRules(db: Db | Tx, bureauId: string, today: string): Promise<PlanRules> {
  const bureau = await findBureau(db, bureauId)
  if (!bureau) throw new AppError('request.not-found')
  return planRulesOf(await loadPolicy(db, bureauId, today), bureau.profile)
}

async function listItemFacts(db: Db | Tx, bureauId: string, { cells }: TargetStatistics): Promise<ItemFacts[]> {
  const byItem = Map.groupBy(cells, ({ itemId }) => itemId)
  const items = await listPlanItems(db, bureauId)
  return items.map(({ id, code, name, category, ownerOffice, randomScope, rate, rateBasis }) => {
    const own = byItem.get(id) ?? []
    return {
      id,
      code,
      name,
      category,
      office: ownerOffice,
      isGradual: randomScope === 'gradual',
      targets: own.reduce((sum, { active }) => sum + active, 0),
      drawn: own.reduce((sum, { drawn }) => sum + drawn, 0),
      // S0-16: only a ratio that names its law or document stands above the bureau's own floor.
      rule: rate && rateBasis !== '' ? { rate, basis: rateBasis } : null,
    }
  })
}

/** Numbers, months and checks of a plan as it stands now. */
export async function readAnalysis(deps: Deps, actor: Actor, { planId }: { planId: string }): Promise<PlanAnalysis> {
  const { facts } = await readGround(deps.db, groundOf(deps, actor, planId))
  return analysePlan(
    facts,
    await listRounds(
      deps.db,
      facts.lines.map(({ id }) => id),
    ),
  )
}

/** S1-03, S1-14, S2-14: the items of the list against the lines of the plan. */
export async function readMatrix(deps: Deps, actor: Actor, { planId }: { planId: string }): Promise<PlanMatrix> {
  const { facts, sorts, grouping } = await readGround(deps.db, groundOf(deps, actor, planId))
  const shares = sorts.flatMap(({ itemIds, count }, place) => {
    return itemIds.map((itemId) => ({ itemId, count, group: grouping.groupOf[place] ?? 0 }))
  })
  return buildMatrix(facts, shares)
}

/** What keeps the plan, or an amendment of it, from being submitted; empty when nothing does. */
export async function listUnmetChecks(tx: Tx, which: WhichPlan): Promise<PlanCheck[]> {
  const { facts } = await readGround(tx, which)
  return listPlanChecks(facts).filter(({ state }) => state === 'blocked')
}

export function groundOf(deps: Deps, { bureauId }: Actor, planId: string): WhichPlan {
  return { bureauId, planId, today: civilDateOf(deps.clock.now()) }
}
