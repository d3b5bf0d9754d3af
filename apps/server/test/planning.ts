import { PlanLineInputSchema } from '@sunlot/contract'
import type { PlanLineInput } from '@sunlot/contract'
import { expect } from 'vitest'
import type { Browser } from './browser.ts'

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
