import { findDemoAccounts, isSetupNeeded, markDemo } from '../features/accounts/index.ts'
import type { Deps } from '../platform/deps.ts'
import { DEMO_ACCOUNTS, seedDemoAccounts } from './accounts.ts'
import { type DemoBureau, sizeOf } from './bureaus/bureau.ts'
import { DEMO_BUREAUS, DEMO_COUNTIES } from './bureaus/index.ts'
import { HEYUAN } from './bureaus/heyuan.ts'
import { PINGLU } from './bureaus/pinglu.ts'
import { seedDemoCounty } from './county.ts'
import { seedDemoDraws } from './draws.ts'
import { seedDemoInspectors } from './inspectors.ts'
import { seedDemoItems, seedDemoLaw } from './items.ts'
import { DEMO_ITEMS } from './items-data.ts'
import { seedDemoOrganisation } from './organisation.ts'
import { seedDemoPlanning } from './planning.ts'
import { seedFirstTask, seedPastedPlan } from './pasted-plan.ts'
import { PINGLU_PLAN } from './planning-data.ts'
import { seedDemoRegistry } from './registry.ts'
import { seedDemoRulebook } from './rulebook.ts'
import { NEXT_RULES } from './rulebook-data.ts'
import { seedDemoTasks } from './tasks.ts'

/**
 * Makes an empty database a trial (体验模式): the five bureaus and a county below one of them, with people and something to do, all marked as 演示.
 * Throws with a Chinese sentence when an earlier start was interrupted half-way.
 * `report` is told what is being made, as sentences for whoever waits.
 */
export async function seedDemo(deps: Deps, { bureaus = DEMO_BUREAUS, report = () => {} }: Trial = {}): Promise<void> {
  if (await findDemoAccounts(deps.db)) return
  if (!(await isSetupNeeded(deps.db))) {
    throw new Error('体验数据上次没有建完。请删除数据目录（默认是 .data）后重新启动。')
  }
  report('第一次启动，正在准备体验数据，大约一分钟，请不要关闭……')
  for (const [done, bureau] of bureaus.entries()) {
    report(`  ${done + 1} / ${bureaus.length}　${bureau.name}`)
    const staff = await seedDemoAccounts(deps, bureau)
    await seedDemoRulebook(deps, staff, { ...bureau, ...NEXT_RULES[bureau.profile] })
    await seedDemoRegistry(deps, staff, { bureau, times: timesOf(deps, bureau) })
    await seedDemoItems(deps, staff, DEMO_ITEMS[bureau.profile])
    await seedDemoInspectors(deps, staff, bureau)
    await seedDemoOrganisation(deps, staff, bureau)
    if (bureau !== PINGLU) {
      await seedPastedPlan(deps, staff, bureau)
      await seedFirstTask(deps, staff, bureau)
      continue
    }
    await seedDemoPlanning(deps, staff, PINGLU_PLAN)
    // Earlier rounds first: what they drew takes no part in the next.
    await seedDemoDraws(deps, staff)
    await seedDemoTasks(deps, staff)
    await seedDemoLaw(deps, staff, DEMO_ITEMS[bureau.profile])
  }
  for (const county of DEMO_COUNTIES) {
    if (county.above && bureaus.includes(county.above)) await seedDemoCounty(deps, county)
  }
  // Last, because it says that everything above is there.
  await markDemo(deps, DEMO_ACCOUNTS)
}

interface Trial {
  bureaus?: readonly DemoBureau[]
  report?: (sentence: string) => void
}

/** The city bureau has a directory as large as SUNLOT_DEMO_TARGETS asks for. */
function timesOf({ config }: Deps, bureau: DemoBureau): number {
  return bureau === HEYUAN ? Math.max(1, Math.ceil(config.demoTargets / sizeOf(bureau))) : 1
}
