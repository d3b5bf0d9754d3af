import type { Actor, TodoDraft } from '@sunlot/contract'
import type { Db } from '../../platform/database.ts'
import { loadPolicy } from '../rulebook/index.ts'
import { hasWrittenAmendment } from './amendments.queries.ts'
import { APPROVERS, holds, PUBLISHERS, REPORTERS, WRITERS } from './planning.access.ts'
import { hasWrittenPlan, listPlans } from './plans.queries.ts'

/** Last civil day of January: the plan is made at the start of the year (S0-37). */
const PLAN_DUE = '01-31'

/** What the plans ask of this person: a missing plan, the next step of a plan or amendment, an invitation to answer. */
export async function listPlanningTodos(db: Db, actor: Actor, on: string): Promise<TodoDraft[]> {
  const policy = await loadPolicy(db, actor.bureauId, on)
  const { planAt, planFlow, planAmendment, inPublishedPlan, jointItems, annualCap } = policy
  const flow = planFlow?.clause ?? inPublishedPlan.clause
  return [
    ...(await listMissingPlan(db, actor, { on, clause: planAt?.clause ?? flow })),
    ...(await listPlanSteps(db, actor, { on, clause: flow })),
    ...(await listAmendmentSteps(db, actor, planAmendment?.clause ?? flow)),
    ...(await listInvitations(db, actor, jointItems?.clause ?? annualCap.clause)),
  ]
}

interface Cited {
  /** Civil date. */
  on: string
  clause: string
}

// S0-37 每年年初制定年度计划
async function listMissingPlan(db: Db, actor: Actor, { on, clause }: Cited): Promise<TodoDraft[]> {
  if (!holds(actor, WRITERS)) return []
  const year = Number(on.slice(0, 4))
  const [plan] = await listPlans(db, actor.bureauId, { year, kind: 'own' })
  if (plan) return []
  const title = '年初制定年度抽查计划'
  const to = '/plans/new'
  return [
    { id: `plan-year-${year}`, title, clause, object: `${year}年`, verb: '编制', to, dueOn: `${year}-${PLAN_DUE}` },
  ]
}

async function idsOf<T extends { id: string }>(
  rows: readonly T[],
  is: (row: T) => Promise<boolean>,
): Promise<Set<string>> {
  const ids = new Set<string>()
  for (const row of rows) if (await is(row)) ids.add(row.id)
  return ids
}

async function listPlanSteps(db: Db, actor: Actor, { on, clause }: Cited): Promise<TodoDraft[]> {
  const plans = await db
    .selectFrom('annualPlans')
    .select(['id', 'title', 'status', 'authorId', 'inForceOn'])
    .where('bureauId', '=', actor.bureauId)
    .where('status', 'in', ['draft', 'submitted', 'approved', 'reported', 'published'])
    .orderBy('year')
    .orderBy('kind', 'desc')
    .execute()
  const own = await idsOf(plans, (plan) => hasWrittenPlan(db, actor.id, plan))
  return plans.flatMap(({ id, title, status, authorId, inForceOn }) => {
    const todo = { clause, object: title, to: `/plans/${id}/decide` }
    if (status === 'draft' && authorId === actor.id) {
      return [{ ...todo, id: `plan-draft-${id}`, title: '编好年度计划，报批', verb: '报批' }]
    }
    if (status === 'submitted' && holds(actor, APPROVERS) && !own.has(id)) {
      return [{ ...todo, id: `plan-approve-${id}`, title: '批准年度计划', verb: '批准' }]
    }
    if (status === 'approved' && holds(actor, REPORTERS)) {
      return [{ ...todo, id: `plan-report-${id}`, title: '上报年度计划，记下回执', verb: '上报' }]
    }
    if (status === 'reported' && holds(actor, PUBLISHERS) && !own.has(id)) {
      return [{ ...todo, id: `plan-publish-${id}`, title: '公示年度计划', verb: '公示' }]
    }
    if (status === 'published' && holds(actor, PUBLISHERS) && (inForceOn ?? on) <= on) {
      return [{ ...todo, id: `plan-enforce-${id}`, title: '年度计划到期执行', verb: '执行' }]
    }
    return []
  })
}

// S2-12 计划调整严格履行程序
async function listAmendmentSteps(db: Db, actor: Actor, clause: string): Promise<TodoDraft[]> {
  const amendments = await db
    .selectFrom('planAmendments as a')
    .innerJoin('annualPlans as p', 'p.id', 'a.planId')
    .select(['a.id', 'a.planId', 'a.number', 'a.status', 'a.authorId', 'p.title'])
    .where('a.bureauId', '=', actor.bureauId)
    .where('a.status', 'in', ['draft', 'submitted', 'approved'])
    .orderBy('a.createdAt')
    .execute()
  const own = await idsOf(amendments, (amendment) => hasWrittenAmendment(db, actor.id, amendment))
  return amendments.flatMap(({ id, planId, number, status, authorId, title }) => {
    const to = `/plans/${planId}/amendments/${id}`
    const todo = { clause, object: `${title}第 ${number} 次调整`, to }
    if (status === 'draft' && authorId === actor.id) {
      return [{ ...todo, id: `amendment-draft-${id}`, title: '写好计划调整，报批', verb: '报批' }]
    }
    if (status === 'submitted' && holds(actor, APPROVERS) && !own.has(id)) {
      return [{ ...todo, id: `amendment-approve-${id}`, title: '批准计划调整', verb: '批准' }]
    }
    if (status === 'approved' && holds(actor, PUBLISHERS) && !own.has(id)) {
      return [{ ...todo, id: `amendment-publish-${id}`, title: '重新公示年度计划', verb: '公示' }]
    }
    return []
  })
}

// S1-24 按市联席会议办公室计划配合
async function listInvitations(db: Db, actor: Actor, clause: string): Promise<TodoDraft[]> {
  if (!holds(actor, APPROVERS)) return []
  const items = await db
    .selectFrom('externalItems')
    .select(['id', 'title', 'leadAgency'])
    .where('bureauId', '=', actor.bureauId)
    .where('status', '=', 'pending')
    .orderBy('createdAt')
    .execute()
  return items.map(({ id, title, leadAgency }) => ({
    id: `external-${id}`,
    title: '答复是否参加联合抽查',
    clause,
    object: `${leadAgency}：${title}`,
    verb: '答复',
    to: '/plans/external',
  }))
}
