import { civilDateOf } from '@sunlot/contract'
import { approveScheme, createTask, freezeDirectories, submitScheme } from '../features/tasks/index.ts'
import type { Deps } from '../platform/deps.ts'
import type { DemoStaff } from './accounts.ts'
import { lineInForce } from './planning.ts'
import { makeScheme } from './scheme.ts'

/** Three tasks at different places of the road, through the same doors as real ones: ready to draw, approved, drafted. */
export async function seedDemoTasks(deps: Deps, staff: DemoStaff): Promise<void> {
  const { bureauId, drawer, signer } = staff
  const year = Number(civilDateOf(deps.clock.now()).slice(0, 4))
  const feed = await makeScheme(deps, staff, { word: '饲料', percents: [10, 20, 40] })
  await createTask(deps, drawer, {
    ...feed,
    title: `${year}年饲料生产经营监督抽查`,
    documentNo: '',
    ...(await lineInForce(deps, bureauId, { word: '饲料', round: 2 })),
    scheme: '核查饲料生产许可、原料进货查验和标签。',
  })

  const seeds = await makeScheme(deps, staff, { word: '种子', percents: [10, 20, 40] })
  const seedTask = await createTask(deps, drawer, {
    ...seeds,
    title: `${year}年第二轮种子经营监督抽查`,
    documentNo: `平农查〔${year}〕10号`,
    ...(await lineInForce(deps, bureauId, { word: '种子', round: 2 })),
    scheme: '核查种子经营备案、标签和进销台账，抽样送检。',
  })
  await submitScheme(deps, drawer, { taskId: seedTask })
  await approveScheme(deps, signer, { taskId: seedTask })

  const pesticides = await makeScheme(deps, staff, { word: '农药', percents: [10, 20, 40] })
  const pesticideTask = await createTask(deps, drawer, {
    ...pesticides,
    title: `${year}年第二轮农药经营监督抽查`,
    documentNo: `平农查〔${year}〕9号`,
    ...(await lineInForce(deps, bureauId, { word: '农药', round: 2 })),
    scheme: '核查农药经营许可、进货查验和销售台账、标签，以及限制使用农药的定点经营。',
  })
  await submitScheme(deps, drawer, { taskId: pesticideTask })
  await approveScheme(deps, signer, { taskId: pesticideTask })
  await freezeDirectories(deps, drawer, { taskId: pesticideTask })
}
