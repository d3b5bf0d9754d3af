import { Readable } from 'node:stream'
import { addDays, dateOfInstant } from '@sunlot/contract'
import {
  changeItem,
  fileRequest,
  importReferences,
  publishItemList,
  registerDuty,
  registerLawChange,
} from '../features/registry/index.ts'
import type { Deps } from '../platform/deps.ts'
import type { DemoStaff } from './accounts.ts'
import type { DemoItem, DemoItems } from './items-parts.ts'

/** The making of a bureau's item list: details, power list, publication, then what has come up since. */
export async function seedDemoItems(deps: Deps, staff: DemoStaff, data: DemoItems): Promise<void> {
  const today = dateOfInstant(deps.clock.now().toISOString())
  const { drawer, publisher, bureauId } = staff
  const offices = await officesOf(deps, bureauId)
  for (const [code, detail] of Object.entries(data.details)) await completeItem(deps, staff, { code, detail, offices })
  const text = ['权力编码,事项名称', ...data.powerList].join('\n')
  const content = Readable.from([Buffer.from(text)])
  await importReferences(deps, drawer, { kind: 'powerList', fileName: '权责清单（演示）.csv', content })
  await publishItemList(deps, publisher, { publishedOn: addDays(today, -data.publishedDaysAgo) })
  const { request, duty } = data
  if (request) await fileRequest(deps, drawer, request)
  if (duty) {
    const { office, ...fields } = duty
    await registerDuty(deps, drawer, { ...fields, officeId: offices.get(office) ?? '' })
  }
}

/** A law that changed a week ago; no draw of its items begins until somebody has looked (S1-08). */
export async function seedDemoLaw(deps: Deps, { drawer }: DemoStaff, { law }: DemoItems): Promise<void> {
  const today = dateOfInstant(deps.clock.now().toISOString())
  if (law) await registerLawChange(deps, drawer, { ...law, changedOn: addDays(today, -7) })
}

interface Detailed {
  code: string
  detail: DemoItem
  offices: ReadonlyMap<string, string>
}

async function completeItem(
  deps: Deps,
  { drawer, bureauId }: DemoStaff,
  { code, detail, offices }: Detailed,
): Promise<void> {
  const row = await deps.db
    .selectFrom('inspectionItems')
    .select(['id', 'name', 'category', 'legalBasis', 'needsPermit', 'version'])
    .where('bureauId', '=', bureauId)
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  const { approving, supervising, ...fields } = detail
  const officeIds = {
    approvingOfficeId: offices.get(approving ?? '') ?? null,
    supervisingOfficeId: offices.get(supervising ?? '') ?? null,
  }
  const change = { cause: 'correction' as const, note: '补充比例、频次、科室和检查要点' }
  await changeItem(deps, drawer, { ...row, code, ...fields, ...officeIds, ...change })
}

async function officesOf(deps: Deps, bureauId: string): Promise<Map<string, string>> {
  const rows = await deps.db.selectFrom('offices').select(['id', 'name']).where('bureauId', '=', bureauId).execute()
  return new Map(rows.map(({ id, name }) => [name, id]))
}
