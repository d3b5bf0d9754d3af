import { must } from './ceremony.ts'
import type { Test } from './harness.ts'
import { usccOf } from './registry.ts'

/** Bodies of the routes around inspectors, by a part of their address. */
export const INSPECTOR_BODIES: Record<string, object> = {
  inspectors: { kind: 'enforcement' },
  certificates: { ...certificate(), revokedOn: '2026-10-08' },
  absences: { ...absence(), endedOn: '2026-12-02' },
  institutions: institution(),
  engagements: engagement(),
}

/** One of everything that hangs on the people of the directory; ids by the part of an address that goes before them. */
export async function fillInspectors(t: Test, inspectorId: string): Promise<Record<string, string>> {
  const clerk = await t.signIn('businessOffice')
  const make = async (path: string, body: object) => (await must(clerk.post(path, body))).json<{ id: string }>().id
  const institutions = await make('/institutions', institution())
  await must(clerk.post('/certified-staff/paste', { text: '张某,ZF-77,执法队,2029-01-01' }))
  const training = {
    heldOn: '2026-09-28',
    title: '培训',
    content: '内容',
    topics: ['content'],
    itemIds: [],
    trainer: '某',
  }
  return {
    certificates: await make(`/inspectors/${inspectorId}/certificates`, certificate()),
    absences: await make(`/inspectors/${inspectorId}/absences`, absence()),
    institutions,
    engagements: await make(`/institutions/${institutions}/engagements`, engagement()),
    trainings: await make('/trainings', { ...training, participants: [{ inspectorId, result: 'passed' }] }),
    'certified-staff': (await clerk.get('/certified-staff')).json().rows[0].id,
  }
}

function certificate() {
  const dates = { issuedOn: '2026-01-01', validUntil: '2030-01-01' }
  return { number: 'BM-1', kind: 'departmental', issuer: '某部', ...dates, inForce: false }
}

function absence() {
  return { kind: 'leave', fromOn: '2026-12-01', untilOn: '2026-12-05', reason: '年休假五天' }
}

function institution() {
  return {
    name: '某检测中心',
    uscc: usccOf(77, '91'),
    services: ['testing'],
    qualificationNo: 'CMA-77',
    qualificationUntil: '2029-01-01',
    scope: '',
    staff: [],
  }
}

function engagement() {
  return { service: 'testing', subject: '样品检测', engagedOn: '2026-10-08', dueOn: '2026-10-28' }
}
