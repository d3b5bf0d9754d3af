import { addDays, addWorkingDays, CalendarMissing, civilDateOf } from '@sunlot/contract'
import type { TaskInput } from '@sunlot/contract'
import { approveScheme, createTask, freezeDirectories, submitScheme } from '../features/tasks/index.ts'
import type { Deps } from '../platform/deps.ts'
import type { DemoStaff } from './accounts.ts'

/** Three tasks at different places of the road, through the same doors as real ones: ready to draw, approved, drafted. */
export async function seedDemoTasks(deps: Deps, staff: DemoStaff): Promise<void> {
  const { drawer, signer } = staff
  const year = Number(civilDateOf(deps.clock.now()).slice(0, 4))
  const feed = await schemeOf(deps, staff, '饲料')
  await createTask(deps, drawer, {
    ...feed,
    title: `${year}年饲料生产经营监督抽查`,
    documentNo: '',
    planLine: '',
    scheme: '核查饲料生产许可、原料进货查验和标签。',
  })

  const seeds = await schemeOf(deps, staff, '种子')
  const seedTask = await createTask(deps, drawer, {
    ...seeds,
    title: `${year}年第二轮种子经营监督抽查`,
    documentNo: `平农查〔${year}〕10号`,
    planLine: `${year}年度计划第 4 项，第 2 轮`,
    scheme: '核查种子经营备案、标签和进销台账，抽样送检。',
  })
  await submitScheme(deps, drawer, { taskId: seedTask })
  await approveScheme(deps, signer, { taskId: seedTask })

  const pesticides = await schemeOf(deps, staff, '农药')
  const pesticideTask = await createTask(deps, drawer, {
    ...pesticides,
    title: `${year}年第二轮农药经营监督抽查`,
    documentNo: `平农查〔${year}〕9号`,
    planLine: `${year}年度计划第 2 项，第 2 轮`,
    scheme: '核查农药经营许可、进货查验和销售台账、标签，以及限制使用农药的定点经营。',
  })
  await submitScheme(deps, drawer, { taskId: pesticideTask })
  await approveScheme(deps, signer, { taskId: pesticideTask })
  await freezeDirectories(deps, drawer, { taskId: pesticideTask })
}

/** What the three schemes have in common; the item is found by a word of its name. */
async function schemeOf(
  deps: Deps,
  { bureauId, signer, publisher }: DemoStaff,
  word: string,
): Promise<Omit<TaskInput, 'title' | 'documentNo' | 'planLine' | 'scheme'>> {
  const item = await deps.db
    .selectFrom('inspectionItems')
    .select('id')
    .where('bureauId', '=', bureauId)
    .where('name', 'like', `%${word}%`)
    .orderBy('code')
    .executeTakeFirstOrThrow()
  const seat = { certified: true, expert: false, offices: [], optional: false }
  return {
    checkType: 'routine',
    method: ['onSite'],
    scope: { itemIds: [item.id], kinds: [], regions: [] },
    strata: [
      { riskClasses: ['A', 'B', null], rate: [10, 100], min: null, max: null },
      { riskClasses: ['C'], rate: [20, 100], min: null, max: null },
      { riskClasses: ['D'], rate: [40, 100], min: null, max: null },
    ],
    rounding: 'ceil',
    excludeInspectedThisYear: true,
    excludeExpiredPermit: true,
    seats: [
      { ...seat, name: '组长' },
      { ...seat, name: '组员' },
    ],
    groupMax: 1,
    visitsPerPerson: null,
    witnesses: [
      { organ: '第七纪检组', name: '王某' },
      { organ: '区人大代表', name: '冯某' },
    ],
    minWitness: 1,
    signerId: signer.id,
    publisherId: publisher.id,
    ...checkDays(civilDateOf(deps.clock.now())),
  }
}

/** From tomorrow to the fifth working day; by the week alone where the year has no calendar. */
function checkDays(today: string): Pick<TaskInput, 'inspectFrom' | 'inspectUntil'> {
  const inspectFrom = addDays(today, 1)
  try {
    return { inspectFrom, inspectUntil: addWorkingDays(today, 5) }
  } catch (error) {
    if (!(error instanceof CalendarMissing)) throw error
    return { inspectFrom, inspectUntil: addDays(today, 7) }
  }
}
