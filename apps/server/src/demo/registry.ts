import { Readable } from 'node:stream'
import { addDays, dateOfInstant, type ImportKind, type TargetStatus } from '@sunlot/contract'
import {
  changeTargetStatus,
  commitImport,
  createItem,
  declareConflict,
  markTargetsDrawn,
  startImport,
} from '../features/registry/index.ts'
import type { Deps } from '../platform/deps.ts'
import type { DemoStaff } from './accounts.ts'
import { inspectorSheet, ITEMS, targetSheet } from './registry-data.ts'

/** Items, directories and declared conflicts of the demo bureau, through the same doors as real ones. */
export async function seedDemoRegistry(deps: Deps, staff: DemoStaff): Promise<void> {
  const today = dateOfInstant(deps.clock.now().toISOString())
  for (const item of ITEMS) await createItem(deps, staff.drawer, item)
  await importSheet(deps, staff, {
    kind: 'targets',
    fileName: '平鲁区检查对象名录（演示）.csv',
    text: targetSheet(today),
  })
  await importSheet(deps, staff, {
    kind: 'inspectors',
    fileName: '执法检查人员名录（演示）.csv',
    text: inspectorSheet(today),
  })
  await changeStatuses(deps, staff)
  await declareConflicts(deps, staff)
  await markEarlierRounds(deps, staff.bureauId, today)
}

interface DemoSheet {
  kind: ImportKind
  fileName: string
  text: string
}

async function importSheet(deps: Deps, { drawer }: DemoStaff, { kind, fileName, text }: DemoSheet): Promise<void> {
  const { id } = await startImport(deps, drawer, { kind, fileName, content: Readable.from([Buffer.from(text)]) })
  await deps.jobs.idle()
  await commitImport(deps, drawer, id)
  await deps.jobs.idle()
}

const STATUS_CHANGES: readonly (readonly [index: number, status: TargetStatus, reason: string])[] = [
  [62, 'closed', '经营者申请注销，门店已关闭'],
  [97, 'closed', '现场核实已停业一年以上'],
  [210, 'closed', '合作社已办理清算'],
  [73, 'suspended', '门店装修停业三个月'],
  [120, 'suspended', '经营地址变更，待核实'],
]

async function changeStatuses(deps: Deps, { bureauId, drawer }: DemoStaff): Promise<void> {
  const targets = await listTargetIds(deps, bureauId)
  for (const [index, status, reason] of STATUS_CHANGES) {
    await changeTargetStatus(deps, drawer, { id: targets[index] ?? '', status, reason })
  }
}

const CONFLICTS = [
  { person: '张某', target: 53, kind: 'kin', note: '配偶经营该店' },
  { person: '张某', target: 94, kind: 'kin', note: '兄弟经营该店' },
  { person: '冯某', target: 18, kind: 'shareholding', note: '持有该公司股份' },
  { person: '许某', target: 130, kind: 'formerPost', note: '三年内曾在该店任职' },
] as const

async function declareConflicts(deps: Deps, { bureauId, drawer }: DemoStaff): Promise<void> {
  const targets = await listTargetIds(deps, bureauId)
  const people = await deps.db
    .selectFrom('inspectors')
    .select(['id', 'name'])
    .where('bureauId', '=', bureauId)
    .execute()
  for (const { person, target, kind, note } of CONFLICTS) {
    const inspectorId = people.find(({ name }) => name === person)?.id ?? ''
    await declareConflict(deps, drawer, { inspectorId, targetId: targets[target] ?? '', kind, note })
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
