import { addDays, civilDateOf } from '@sunlot/contract'
import {
  changeTargetStatus,
  createPool,
  createTag,
  recordRiskFact,
  settleRiskFact,
  startBatch,
} from '../features/registry/index.ts'
import type { Deps } from '../platform/deps.ts'
import type { DemoStaff } from './accounts.ts'
import type { DemoBureau } from './bureaus/bureau.ts'
import { importSheet } from './directories.ts'

interface DemoTarget {
  id: string
  code: string
  name: string
  permitNo: string
  permitUntil: string | null
}

/** What hangs on the targets of a demo bureau: marks, a pool of its own, complaints and listings, its licence ledger. */
export async function seedDemoTargets(deps: Deps, staff: DemoStaff, bureau: DemoBureau): Promise<void> {
  const today = civilDateOf(deps.clock.now())
  const targets = await listTargets(deps, staff.bureauId)
  await markTrades(deps, staff, bureau)
  await setPoolApart(deps, staff)
  await recordFacts(deps, staff, { targets, today })
  await planChanges(deps, staff, { targets, today })
  await importSheet(deps, staff, {
    kind: 'permits',
    fileName: `${bureau.place}许可台账（演示）.csv`,
    lines: ledgerLines(targets, today),
  })
}

/** In the order of codes; a large directory shows on its first entries what it can. */
async function listTargets(deps: Deps, bureauId: string): Promise<DemoTarget[]> {
  return deps.db
    .selectFrom('targets')
    .select(['id', 'code', 'name', 'permitNo', 'permitUntil'])
    .where('bureauId', '=', bureauId)
    .where('status', '=', 'active')
    .orderBy('code')
    .limit(300)
    .execute()
}

/** What is left of a name's ending once the form of the firm is taken off, e.g. 种业有限公司. */
const FORM = /(有限公司|专业合作社|项目|部|店|厂|场)$/

/** S2-07: one tag a trade, on whoever is called so. */
async function markTrades(deps: Deps, { drawer }: DemoStaff, bureau: DemoBureau): Promise<void> {
  const endings = [...new Set(bureau.trades.map(({ endings: [ending = ''] }) => ending))].slice(0, 4)
  for (const ending of endings) {
    const tagId = await createTag(deps, drawer, { facet: 'trade', name: ending.replace(FORM, '') })
    const query = { q: ending, status: 'active' as const }
    await startBatch(deps, drawer, { selection: { query }, do: { action: 'addTag', tagId } })
    await deps.jobs.idle()
  }
}

export const HIGH_RISK_POOL = '高风险对象库'

/** S4-16 单独设库 */
async function setPoolApart(deps: Deps, { drawer }: DemoStaff): Promise<void> {
  await createPool(deps, drawer, {
    name: HIGH_RISK_POOL,
    entry: 'highRisk',
    factKinds: ['complaint', 'abnormalList', 'dishonestyList', 'seriousViolation'],
    rate: [50, 100],
    roundsPerYear: 2,
    visitsPerYear: 4,
  })
}

/** Days before today, and what became of it. */
const FACTS = [
  { target: 3, days: 40, kind: 'complaint', substantiated: true, source: '12345 热线', note: '反映标签不全' },
  { target: 3, days: 12, kind: 'complaint', substantiated: null, source: '12345 热线', note: '反映缺斤少两' },
  { target: 21, days: 75, kind: 'complaint', substantiated: false, source: '来信来访', note: '反映无证经营，查无此事' },
  {
    target: 33,
    days: 200,
    kind: 'abnormalList',
    substantiated: null,
    source: '市场监管部门',
    note: '通过登记的住所无法联系',
  },
  { target: 47, days: 150, kind: 'dishonestyList', substantiated: null, source: '信用平台', note: '' },
  { target: 58, days: 90, kind: 'violation', substantiated: null, source: '行政处罚决定', note: '未建立进货台账' },
] as const

interface Setting {
  targets: readonly DemoTarget[]
  today: string
}

async function recordFacts(deps: Deps, { drawer }: DemoStaff, { targets, today }: Setting): Promise<void> {
  for (const { target, days, substantiated, ...fact } of FACTS) {
    const targetId = targets[target]?.id
    if (!targetId) continue
    const plain = { ...fact, targetId, on: addDays(today, -days), substantiated: null, endedOn: null }
    const id = await recordRiskFact(deps, drawer, plain)
    if (substantiated === null) continue
    const reason = substantiated ? '现场核实属实' : '现场核实，查无此事'
    await settleRiskFact(deps, drawer, { id, substantiated, endedOn: null, reason })
  }
}

/** S0-07: one that stands still for some weeks from next week on, one that leaves the directory next month. */
async function planChanges(deps: Deps, { drawer }: DemoStaff, { targets, today }: Setting): Promise<void> {
  const [renovating, leaving] = [targets[66]?.id, targets[71]?.id]
  const later = { from: addDays(today, 7), until: addDays(today, 28) }
  if (renovating) {
    await changeTargetStatus(deps, drawer, { id: renovating, status: 'suspended', reason: '停业装修三周', ...later })
  }
  if (leaving) {
    const from = addDays(today, 30)
    await changeTargetStatus(deps, drawer, { id: leaving, status: 'removed', reason: '已申请注销，公告期满移出', from })
  }
}

/** S2-06: nearly what the directory holds; a few permits are missing there, and one holder is not known at all. */
function* ledgerLines(targets: readonly DemoTarget[], today: string): Generator<string> {
  yield '许可证编号,持证人,统一社会信用代码,许可证名称,发证机关,有效期至'
  const licensed = targets.filter(({ permitNo }) => permitNo !== '')
  const uscc = (code: string) => (/^[0-9A-Z]{18}$/.test(code) ? code : '')
  for (const [index, { permitNo, name, code, permitUntil }] of licensed.entries()) {
    if (index % 29 === 7) continue
    yield [permitNo, name, uscc(code), '', '', permitUntil ?? '长期'].join(',')
  }
  yield ['台账补-001', '新办证的经营部（演示）', '', '经营许可证', '', addDays(today, 900)].join(',')
}
