import { civilDateOf } from '@sunlot/contract'
import { publishItemList, takeInSuperior } from '../features/registry/index.ts'
import type { Deps } from '../platform/deps.ts'
import { seedDemoAccounts } from './accounts.ts'
import type { DemoBureau } from './bureaus/bureau.ts'
import { seedDirectories } from './directories.ts'
import { seedDemoInspectors } from './inspectors.ts'
import { seedDemoOrganisation } from './organisation.ts'

/**
 * A bureau below another of the trial (S1-25): opened by the superior's admin, with the superior's published items as
 * its list and both directories; a plan of its own is left for whoever tries it out.
 */
export async function seedDemoCounty(deps: Deps, bureau: DemoBureau): Promise<void> {
  const staff = await seedDemoAccounts(deps, bureau)
  await takeInSuperior(deps, staff.drawer)
  await publishItemList(deps, staff.publisher, { publishedOn: civilDateOf(deps.clock.now()) })
  await seedDirectories(deps, staff, { bureau })
  await seedDemoInspectors(deps, staff, bureau)
  await seedDemoOrganisation(deps, staff, bureau)
}
