import { addDays, dateOfInstant, type TargetStatus } from '@sunlot/contract'
import { changeTargetStatus, declareConflict, markTargetsDrawn } from '../features/registry/index.ts'
import type { Deps } from '../platform/deps.ts'
import type { DemoStaff } from './accounts.ts'
import { type DemoSource, seedDirectories } from './directories.ts'
import { seedDemoTargets } from './targets.ts'

/** Items, directories and declared conflicts of a demo bureau, through the same doors as real ones. */
export async function seedDemoRegistry(deps: Deps, staff: DemoStaff, source: DemoSource): Promise<void> {
  await seedDirectories(deps, staff, source)
  await changeStatuses(deps, staff)
  await declareConflicts(deps, staff)
  await seedDemoTargets(deps, staff, source.bureau)
  await markEarlierRounds(deps, staff.bureauId, dateOfInstant(deps.clock.now().toISOString()))
}

const STATUS_CHANGES: readonly (readonly [index: number, status: TargetStatus, reason: string])[] = [
  [62, 'closed', '已申请注销，不再经营'],
  [77, 'closed', '现场核实已停业一年以上'],
  [90, 'closed', '已办理清算，不再经营'],
  [53, 'suspended', '停业整修三个月'],
  [84, 'suspended', '经营地址变更，待核实'],
]

async function changeStatuses(deps: Deps, { bureauId, drawer }: DemoStaff): Promise<void> {
  const targets = await listTargetIds(deps, bureauId)
  for (const [index, status, reason] of STATUS_CHANGES) {
    await changeTargetStatus(deps, drawer, { id: targets[index] ?? '', status, reason })
  }
}

/** Officers in the order of their certificates. */
const CONFLICTS = [
  { person: 0, target: 52, kind: 'kin', note: '配偶在该处经营' },
  { person: 0, target: 94, kind: 'kin', note: '兄弟在该处经营' },
  { person: 4, target: 18, kind: 'shareholding', note: '持有股份' },
  { person: 8, target: 30, kind: 'formerPost', note: '三年内曾在该处任职' },
] as const

async function declareConflicts(deps: Deps, { bureauId, drawer }: DemoStaff): Promise<void> {
  const targets = await listTargetIds(deps, bureauId)
  const people = await deps.db
    .selectFrom('inspectors')
    .select('id')
    .where('bureauId', '=', bureauId)
    .orderBy('code')
    .execute()
  for (const { person, target, kind, note } of CONFLICTS) {
    const [inspectorId, targetId] = [people[person]?.id ?? '', targets[target] ?? '']
    await declareConflict(deps, drawer, { inspectorId, targetId, kind, note })
  }
}

/** What last year's draws and the first round of this year have left in the directory. */
async function markEarlierRounds(deps: Deps, bureauId: string, today: string): Promise<void> {
  const targets = await listTargetIds(deps, bureauId)
  const year = Number(today.slice(0, 4))
  const first = addDays(today, -120)
  await deps.db.transaction().execute(async (tx) => {
    const lastYear = targets.filter((_, index) => index % 7 === 2)
    await markTargetsDrawn(tx, { targetIds: lastYear, on: `${year - 1}-11-12`, year: year - 1 })
    // Early in a year its first round has not been yet.
    if (first < `${year}-01-01`) return
    const thisYear = targets.filter((_, index) => index % 17 === 5)
    await markTargetsDrawn(tx, { targetIds: thisYear, on: first, year })
  })
}

/** In the order of codes, which is the same on every machine. */
async function listTargetIds(deps: Deps, bureauId: string): Promise<string[]> {
  const rows = await deps.db
    .selectFrom('targets')
    .select('id')
    .where('bureauId', '=', bureauId)
    .orderBy('code')
    .execute()
  return rows.map(({ id }) => id)
}
