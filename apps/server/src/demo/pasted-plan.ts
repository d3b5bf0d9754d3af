import { addDays, civilDateOf } from '@sunlot/contract'
import { findBureau, listPeople } from '../features/accounts/index.ts'
import {
  approvePlan,
  commitPlanImport,
  createPlan,
  listLinesInForce,
  pastePlanTable,
  publishPlan,
  reportPlan,
  submitPlan,
} from '../features/planning/index.ts'
import { approveScheme, createTask, freezeDirectories, submitScheme } from '../features/tasks/index.ts'
import type { Deps } from '../platform/deps.ts'
import type { DemoStaff } from './accounts.ts'
import type { DemoBureau } from './bureaus/bureau.ts'
import { citableBases } from './planning.ts'
import { makeScheme } from './scheme.ts'

/** The plan of this year as the bureau would publish it, pasted in, approved, reported and in force since spring. */
export async function seedPastedPlan(deps: Deps, staff: DemoStaff, bureau: DemoBureau): Promise<void> {
  const { drawer, signer, publisher } = staff
  const today = civilDateOf(deps.clock.now())
  const year = Number(today.slice(0, 4))
  const spring = `${year}-03-20`
  // Before that the day before, yet no plan comes into force before its own year.
  const yesterday = addDays(today, -1)
  const latest = yesterday < `${year}-01-01` ? today : yesterday
  const day = spring < latest ? spring : latest
  const then = { ...deps, clock: { now: () => new Date(`${day}T02:00:00Z`) } }
  const documentNo = `${bureau.documents}〔${year}〕1号`
  const head = {
    title: `${year}年度抽查计划`,
    documentNo,
    basis: '',
    basisIds: await citableBases(deps, staff.bureauId),
  }
  const planId = await createPlan(then, drawer, { ...head, year, kind: 'own', copyFrom: null })
  const text = bureau.plan.map((row) => row.join('\t')).join('\n')
  const sheet = await pastePlanTable(then, drawer, { planId, text })
  await commitPlanImport(then, drawer, { id: sheet.id, version: sheet.version })
  await submitPlan(then, drawer, { planId })
  await approvePlan(then, signer, { planId })
  await reportPlan(then, drawer, { planId, to: '上级主管部门', on: day, receipt: `收文〔${year}〕52号` })
  await publishPlan(then, publisher, { planId, inForceOn: day })
}

/** A round of the first line of that plan, ready to draw. */
export async function seedFirstTask(deps: Deps, staff: DemoStaff, bureau: DemoBureau): Promise<void> {
  const { bureauId, drawer, signer } = staff
  const [line] = await listLinesInForce(deps.db, bureauId)
  const [witness] = await listPeople(deps.db, { bureauId, role: 'disciplineWitness' })
  const item = bureau.items[0]
  if (!line || !witness || !item) throw new Error(`${(await findBureau(deps.db, bureauId))?.name} has nothing to draw`)
  const year = civilDateOf(deps.clock.now()).slice(0, 4)
  const scheme = await makeScheme(deps, staff, { word: item.name, percents: [20, 30, 50] })
  const taskId = await createTask(deps, drawer, {
    ...scheme,
    title: `${year}年${item.name.replace(/(监督)?检查$/, '')}监督抽查`,
    documentNo: `${bureau.documents}〔${year}〕6号`,
    planLineId: line.id,
    planLine: `${line.plan}第 ${line.no} 项`,
    scheme: '核查许可、台账和现场情况，发现问题当场告知。',
    witnesses: [{ organ: witness.officeName ?? '见证人', name: witness.name }],
  })
  await submitScheme(deps, drawer, { taskId })
  await approveScheme(deps, signer, { taskId })
  await freezeDirectories(deps, drawer, { taskId })
}
