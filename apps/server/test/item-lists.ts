import type { Test } from './harness.ts'
import { sendFile } from './registry.ts'

const ELSEWHERE = '00000000-0000-4000-8000-000000000000'

/** What the routes about items ask for beside what all routes ask for. */
export const ITEM_BODIES: Record<string, object> = {
  'item-imports': { drafts: [], mapping: {} },
  items: { cause: 'correction', note: '看看能不能改', lawChangeId: ELSEWHERE },
  'item-requests': { decision: 'accept', note: '' },
  'off-list-duties': {
    duty: '别处的职责',
    legalBasis: '依据',
    measure: '别处的措施',
    officeId: ELSEWHERE,
    status: 'active',
  },
}

/** A request and an off-list duty of the ready bureau; answers their ids by the part of an address before them. */
export async function fillItemLists(t: Test): Promise<Record<string, string>> {
  const clerk = await t.signIn('businessOffice')
  const officeId = await t.makeOffice({ bureauId: t.bureau.id })
  const draft = { code: 'BC-01', name: '补充的事项', category: 'general', legalBasis: '某法' }
  const request = await clerk.post('/item-requests', { draft, reason: '属地监管需要' })
  const body = { duty: '清单外职责', legalBasis: '某法', measure: '每季度一次', officeId }
  const duty = await clerk.post('/off-list-duties', body)
  const list = { url: '/item-imports', fileName: '清单.csv', bytes: '序号,抽查事项,抽查依据\n1,农药检查,某法\n' }
  const sent = await sendFile(t, clerk, list)
  return { 'item-imports': sent.json().id, 'item-requests': request.json().id, 'off-list-duties': duty.json().id }
}
