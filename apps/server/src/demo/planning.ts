import { addDays, civilDateOf } from '@sunlot/contract'
import {
  acceptExternalItem,
  addLine,
  approveAmendment,
  approvePlan,
  createPlan,
  listLinesInForce,
  publishAmendment,
  publishPlan,
  registerExternalItem,
  reportPlan,
  startAmendment,
  submitAmendment,
  submitPlan,
} from '../features/planning/index.ts'
import { listPools } from '../features/registry/index.ts'
import { listBases } from '../features/rulebook/index.ts'
import type { Deps } from '../platform/deps.ts'
import type { DemoStaff } from './accounts.ts'
import { type DemoPlan, planLineOf } from './planning-data.ts'

/** The plan is published in spring and amended in summer. */
const PUBLISHED_ON = '03-18'
const AMENDED_ON = '06-12'

/**
 * The plan of this year in force with one amendment, the draft of the next, and two invitations of other agencies, one
 * of them accepted; all through the same doors as real ones.
 */
export async function seedDemoPlanning(deps: Deps, staff: DemoStaff, plan: DemoPlan): Promise<void> {
  const today = civilDateOf(deps.clock.now())
  const year = Number(today.slice(0, 4))
  // Not before its own year, on New Year's Day the same morning.
  const yesterday = addDays(today, -1)
  const publishedOn = earlier(`${year}-${PUBLISHED_ON}`, yesterday < `${year}-01-01` ? today : yesterday)
  const planId = await seedPlan(deps, staff, { plan, year, publishedOn })
  const amendedOn = `${year}-${AMENDED_ON}`
  if (amendedOn < today && amendedOn > publishedOn) await seedAmendment(at(deps, amendedOn), staff, { plan, planId })
  const title = `${year + 1}年度抽查计划`
  const { basis } = plan
  const basisIds = await citableBases(deps, staff.bureauId)
  const next = { year: year + 1, kind: 'own' as const, title, documentNo: '', basis, basisIds }
  await createPlan(deps, staff.drawer, { ...next, copyFrom: planId })
  await seedInvitations(deps, staff, plan)
}

async function seedPlan(
  deps: Deps,
  { bureauId, drawer, signer, publisher }: DemoStaff,
  { plan, year, publishedOn }: { plan: DemoPlan; year: number; publishedOn: string },
): Promise<string> {
  const written = at(deps, addDays(publishedOn, -9))
  const basisIds = await citableBases(written, bureauId)
  const documentNo = `${plan.documents}〔${year}〕11号`
  const head = { title: `${year}年度抽查计划`, documentNo, basis: plan.basis, basisIds }
  const planId = await createPlan(written, drawer, { ...head, year, kind: 'own', copyFrom: null })
  const today = civilDateOf(deps.clock.now())
  for (const line of plan.lines) {
    const found = await (line.isPool ? findPool : findItem)(deps, bureauId, line.word)
    const rounds = monthsOf(today, line)
    await addLine(written, drawer, { planId, line: planLineOf(line, { found, rounds }) })
  }
  await submitPlan(written, drawer, { planId })
  await approvePlan(at(deps, addDays(publishedOn, -6)), signer, { planId })
  const report = { to: plan.superior, on: addDays(publishedOn, -4), receipt: `收文〔${year}〕86号` }
  await reportPlan(at(deps, report.on), drawer, { planId, ...report })
  await publishPlan(at(deps, publishedOn), publisher, { planId, inForceOn: publishedOn })
  return planId
}

/** First round when it was drawn, last one now or next month; two different months of the year. */
export function monthsOf(today: string, { drawnBefore, isLate = false }: DemoPlan['lines'][number]): number[] {
  // Checks of what is prepared today begin tomorrow.
  const thisMonth = Number(addDays(today, 1).slice(5, 7))
  const last = isLate ? Math.min(12, thisMonth + 1) : thisMonth
  const drawnOn = drawnBefore === undefined ? '' : addDays(today, 1 - drawnBefore)
  const first = drawnOn.startsWith(today.slice(0, 4)) ? Number(drawnOn.slice(5, 7)) : thisMonth
  if (first !== last) return [first, last].sort((a, b) => a - b)
  return last < 12 ? [last, last + 1] : [last - 1, last]
}

async function seedAmendment(
  deps: Deps,
  { bureauId, drawer, signer, publisher }: DemoStaff,
  { plan, planId }: { plan: DemoPlan; planId: string },
): Promise<void> {
  const { name, percent, reason } = plan.raised
  const stored = await deps.db
    .selectFrom('planLines as l')
    .innerJoin('annualPlans as p', 'p.id', 'l.planId')
    .select(['l.id', 'l.content'])
    .where('p.bureauId', '=', bureauId)
    .where('l.planId', '=', planId)
    .execute()
  const found = stored.find(({ content }) => content.name === name)
  if (!found) return
  const { amount } = found.content
  if (!amount.rate) return
  const rate = { ...amount.rate, bound: '>=' as const, share: [percent, 100] as [number, number] }
  const line = { ...found.content, amount: { ...amount, rate } }
  const changes = [{ op: 'change' as const, lineId: found.id, line }]
  const amendmentId = await startAmendment(deps, drawer, { planId, reason, changes })
  await submitAmendment(deps, drawer, { amendmentId })
  await approveAmendment(deps, signer, { amendmentId })
  await publishAmendment(deps, publisher, { amendmentId })
}

async function seedInvitations(deps: Deps, { bureauId, drawer, signer }: DemoStaff, plan: DemoPlan): Promise<void> {
  const today = civilDateOf(deps.clock.now())
  const year = Number(today.slice(0, 4))
  const officers = await deps.db
    .selectFrom('inspectors')
    .select('id')
    .where('bureauId', '=', bureauId)
    .where('kind', '=', 'enforcement')
    .where('status', '=', 'active')
    .orderBy('code')
    .limit(2)
    .execute()
  for (const [index, invitation] of plan.invitations.entries()) {
    const months = [Math.min(12, Number(today.slice(5, 7)) + 1)]
    const itemId = await registerExternalItem(deps, drawer, { ...invitation, year, months })
    const inspectorIds = officers.map(({ id }) => id)
    if (index === 0 && inspectorIds.length > 0)
      await acceptExternalItem(deps, signer, { itemId, inspectorIds, itemIds: [] })
  }
}

/** The line in force whose name holds the word, as a task of the trial takes it up; nothing where there is none. */
export async function lineInForce(
  deps: Deps,
  bureauId: string,
  { word, round }: { word: string; round: number },
): Promise<{ planLineId: string | null; planLine: string }> {
  const line = (await listLinesInForce(deps.db, bureauId)).find(({ name }) => name.startsWith(word))
  return line
    ? { planLineId: line.id, planLine: `${line.plan}第 ${line.no} 项，第 ${round} 轮` }
    : { planLineId: null, planLine: '' }
}

/** S0-02: every document in the register of the trial's bureau. */
export async function citableBases({ db }: Deps, bureauId: string): Promise<string[]> {
  return (await listBases(db, bureauId)).map(({ id }) => id)
}

async function findItem(deps: Deps, bureauId: string, word: string): Promise<string> {
  const { id } = await deps.db
    .selectFrom('inspectionItems')
    .select('id')
    .where('bureauId', '=', bureauId)
    .where('name', 'like', `%${word}%`)
    .orderBy('code')
    .executeTakeFirstOrThrow()
  return id
}

async function findPool(deps: Deps, bureauId: string, name: string): Promise<string> {
  const pools = await listPools(deps.db, bureauId, civilDateOf(deps.clock.now()))
  const pool = pools.find((one) => one.name === name)
  if (!pool) throw new Error(`no pool ${name}`)
  return pool.id
}

/** The same dependencies on another day, in the morning. */
function at(deps: Deps, day: string): Deps {
  return { ...deps, clock: { now: () => new Date(`${day}T01:30:00Z`) } }
}

function earlier(one: string, other: string): string {
  return one < other ? one : other
}
