import { PlanLineInputSchema } from '@sunlot/contract'
import type { PlanLineInput } from '@sunlot/contract'
import { expect } from 'vitest'
import type { Browser } from './browser.ts'
import type { Test } from './harness.ts'

/** A line that says all four blocks; what is given replaces whole fields. */
export function planLine(fields: Partial<PlanLineInput> = {}): PlanLineInput {
  return PlanLineInputSchema.parse({
    name: '农药经营监督抽查',
    category: 'key',
    content: '许可、台账、标签',
    methods: ['onSite'],
    leadOffice: '农药股',
    scope: { text: '全区农药经营户' },
    staff: { seats: 2, minimum: 2 },
    amount: {
      base: 236,
      rate: { bound: '>=', share: [5, 100] },
      rateText: '5%',
      frequency: { bound: '=', times: 2, per: 'year' },
      frequencyText: '2次/年',
    },
    time: { period: { from: '2026-05-01', until: '2026-10-31' }, periodText: '5月、10月', rounds: [5, 10] },
    ...fields,
  })
}

/** Starts a plan with these lines through its routes; answers plan and line ids. */
export async function makePlan(
  clerk: Browser,
  { year = 2026, kind = 'own', lines = [planLine()] }: { year?: number; kind?: string; lines?: PlanLineInput[] } = {},
): Promise<{ planId: string; lineIds: string[] }> {
  const start = { year, kind, title: `${year}年度抽查计划`, documentNo: `平农发〔${year}〕11号`, basis: '上级文件' }
  const made = await clerk.post('/plans', start)
  expect(made.statusCode, made.body).toBe(201)
  const planId: string = made.json().id
  const lineIds: string[] = []
  for (const line of lines) {
    const added = await clerk.post(`/plans/${planId}/lines`, line)
    expect(added.statusCode, added.body).toBe(201)
    lineIds.push(added.json().id)
  }
  return { planId, lineIds }
}

interface Office {
  clerk: Browser
  head: Browser
  publisher: Browser
}

/** Takes a plan all the way into force, from today on. */
export async function bringIntoForce({ clerk, head, publisher }: Office, planId: string, today = '2026-10-08') {
  const steps = [
    await clerk.post(`/plans/${planId}/submit`),
    await head.post(`/plans/${planId}/approve`),
    await clerk.post(`/plans/${planId}/report`, { to: '市农业农村局', on: today, receipt: '收文 12 号' }),
    await publisher.post(`/plans/${planId}/publish`, { inForceOn: today }),
  ]
  for (const step of steps) expect(step.statusCode, step.body).toBe(204)
}

/** An amendment under way and an invitation to answer; ids by the part of the address that goes before them. */
export async function fillAmendments(t: Test): Promise<Record<string, string>> {
  const clerk = await t.signIn('businessOffice')
  const { planId } = await makePlan(clerk, { year: 2017 })
  await bringIntoForce({ clerk, head: await t.signIn('deputyHead'), publisher: await t.signIn('platformLead') }, planId)
  const amendment = await clerk.post(`/plans/${planId}/amendments`, { reason: '看看别处能不能改这次调整', changes: [] })
  expect(amendment.statusCode, amendment.body).toBe(201)
  const invitation = { year: 2097, leadAgency: '市公安局', title: '联合抽查', months: [7], sourceDocument: '3号文' }
  const item = await clerk.post('/external-items', invitation)
  expect(item.statusCode, item.body).toBe(201)
  return { amendments: amendment.json().id, 'external-items': item.json().id }
}

const ELSEWHERE = '00000000-0000-4000-8000-000000000000'

/** What the routes of a plan ask for beside what all routes ask for. */
export const PLAN_BODIES: Record<string, object> = {
  plans: { title: '别处改名的计划', documentNo: '', basis: '' },
  lines: planLine(),
  ':lineId': planLine(),
  report: { to: '市农业农村局', on: '2026-10-08', receipt: '收文 12 号' },
  publish: { inForceOn: '2026-10-08' },
  amendments: { reason: '看看别处能不能调整计划', changes: [] },
  paste: { text: '序号\t抽查事项' },
  accept: { inspectorIds: [ELSEWHERE], itemIds: [] },
  merges: { keepId: ELSEWHERE, joinId: ELSEWHERE },
  simulation: { lines: [], people: null, peoplePerVisit: 2, hoursPerVisit: 4, hoursPerMonth: 40 },
}
