import type { Test } from './harness.ts'
import { targetInput, usccOf } from './registry.ts'

/** What forms send for the things around a target. */
export const PERMIT = {
  name: '农药经营许可证',
  number: '农药经许（晋）1406030001',
  issuer: '平鲁区农业农村局',
  itemId: null,
  issuedOn: '2024-10-01',
  validUntil: '2029-09-30',
}
export const COMPLAINT = {
  kind: 'complaint',
  on: '2026-09-01',
  substantiated: null,
  endedOn: null,
  source: '12345 热线',
  note: '',
}
export const POOL = {
  name: '高风险库',
  entry: 'highRisk',
  factKinds: ['complaint', 'abnormalList', 'dishonestyList'],
  rate: [50, 100],
  roundsPerYear: 4,
  visitsPerYear: 4,
}

/** One of everything that hangs on targets; answers their ids by the part of an address before them. */
export async function fillTargets(t: Test, itemId: string): Promise<Record<string, string>> {
  const clerk = await t.signIn('businessOffice')
  const post = async (path: string, body: object) => {
    const reply = await clerk.post(path, body)
    if (reply.statusCode >= 300) throw new Error(`${path} ${reply.body}`)
    return reply.json<{ id: string }>().id
  }
  const [winnerId, loserId] = [
    await post('/targets', targetInput(itemId, { code: usccOf(9001), name: '并存农资店' })),
    await post('/targets', targetInput(itemId, { code: usccOf(9002), name: '并存农资店分店' })),
  ]
  const tagId = await post('/target-tags', { facet: 'trade', name: '批发' })
  return {
    permits: await post(`/targets/${winnerId}/permits`, PERMIT),
    'risk-facts': await post(`/targets/${winnerId}/risk-facts`, COMPLAINT),
    'special-pools': await post('/special-pools', POOL),
    'target-tags': tagId,
    'target-batches': await post('/target-batches', {
      selection: { ids: [winnerId] },
      do: { action: 'addTag', tagId },
    }),
    'target-merges': await post('/target-merges', { winnerId, loserId, reason: '同一户两次登记' }),
  }
}
