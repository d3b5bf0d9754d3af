import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../../test/browser.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { inspectorInput, textsOf, upload, usccOf, workbookOf } from '../../../test/registry.ts'

let t: Test
let clerk: Browser

beforeAll(async () => {
  t = await startTest()
  clerk = await t.signIn('businessOffice')
})

function institution(number: number, more: Record<string, unknown> = {}) {
  return {
    name: `平鲁区第${number}检测中心`,
    uscc: usccOf(number, '91'),
    services: ['testing'],
    qualificationNo: `CMA-${number}`,
    qualificationUntil: '2027-06-30',
    scope: '农药残留检测',
    staff: [{ name: '钱某', number: `JC-${number}` }],
    ...more,
  }
}

async function make(number: number, more: Record<string, unknown> = {}): Promise<string> {
  const reply = await clerk.post('/institutions', institution(number, more))
  expect(reply.statusCode, reply.body).toBe(201)
  return reply.json().id
}

test('S1-19 an institution is engaged only for what its qualification covers and while it lasts, and then reports once', async () => {
  const id = await make(1, { qualificationUntil: '2026-10-20' })
  const engagement = { service: 'testing', subject: '三批农药残留检测', engagedOn: '2026-10-09' }
  const audit = await clerk.post(`/institutions/${id}/engagements`, { ...engagement, service: 'audit' })
  expect(audit.json()).toMatchObject({ code: 'institutions.no-service', params: { service: '财务审计' } })
  const late = await clerk.post(`/institutions/${id}/engagements`, { ...engagement, engagedOn: '2026-10-21' })
  expect(late.json()).toMatchObject({ code: 'institutions.expired' })
  const made = await clerk.post(`/institutions/${id}/engagements`, engagement)
  expect(made.statusCode, made.body).toBe(201)
  const report = { number: 'BG-2026-1', on: '2026-10-15', conclusion: '三批均合格' }
  const early = await clerk.post(`/engagements/${made.json().id}/report`, { ...report, on: '2026-10-08' })
  expect(early.json()).toMatchObject({ code: 'engagements.early' })
  const replies = await Promise.all([1, 2].map(() => clerk.post(`/engagements/${made.json().id}/report`, report)))
  expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409])
  expect((await clerk.get(`/institutions/${id}`)).json()).toMatchObject({
    engagementCount: 1,
    engagements: [{ subject: '三批农药残留检测', report: { number: 'BG-2026-1', conclusion: '三批均合格' } }],
  })
})

test('B-13 an institution and its staff can never stand among the inspectors, whichever was entered first', async () => {
  await make(2)
  const refused = { code: 'inspectors.of-institution', params: { institution: '平鲁区第2检测中心' } }
  for (const person of [{ code: 'JC-2' }, { office: '平鲁区第2检测中心' }, { code: usccOf(2, '91') }]) {
    const reply = await clerk.post('/inspectors', inspectorInput([], { code: 'ZF-1', name: '钱某', ...person }))
    expect(reply.json()).toMatchObject(refused)
  }
  const { id } = (await clerk.post('/inspectors', inspectorInput([], { code: 'ZF-2', name: '孙某' }))).json()
  const moved = { ...inspectorInput([], { code: 'JC-2', name: '孙某' }), version: 1, reason: '' }
  expect((await clerk.put(`/inspectors/${id}`, moved)).json()).toMatchObject(refused)
  const renewed = {
    number: 'JC-2',
    kind: 'unified',
    issuer: '省司法厅',
    issuedOn: '2026-01-01',
    validUntil: '2030-01-01',
    inForce: true,
  }
  expect((await clerk.post(`/inspectors/${id}/certificates`, renewed)).json()).toMatchObject(refused)

  const later = await clerk.post('/institutions', institution(3, { staff: [{ name: '孙某', number: 'ZF-2' }] }))
  expect(later.json()).toMatchObject({ code: 'institutions.inspects', params: { name: '孙某' } })
  // Also past every use-case.
  await expect(
    t.deps.db.updateTable('inspectors').set({ office: '平鲁区第2检测中心' }).where('id', '=', id).execute(),
  ).rejects.toMatchObject({ constraint: 'inspectors_not_of_institution' })
})

test('B-13 an imported sheet with people of an institution, or of kinds that may not check, is refused at the cell', async () => {
  await make(4)
  const headings = ['姓名', '执法证号', '人员类别', '科室', '有效期至']
  const rows = [
    ['甲某', 'ZF-11', '执法人员', '执法队', '2029-01-01'],
    ['乙某', 'JC-4', '执法人员', '执法队', '2029-01-01'],
    ['丙某', 'ZF-13', '执法人员', '平鲁区第4检测中心', '2029-01-01'],
    ['丁某', 'ZF-14', '网格员', '执法队', '2029-01-01'],
    ['己某', 'ZF-15', '执法人员', '随机抽查工作协调小组', '2029-01-01'],
    ['戊某', '11010519491231002X', '执法人员', '执法队', '2029-01-01'],
  ]
  const name = '随机抽查工作协调小组'
  const group = { name, purpose: '', from: '2026-01-01', until: null, members: [] }
  const keeper = await t.signIn('platformLead')
  expect((await keeper.post('/groups', group)).statusCode).toBe(201)
  const typed = await clerk.post('/inspectors', inspectorInput([], { office: name }))
  expect(typed.json()).toMatchObject({ code: 'inspectors.of-group', params: { group: name } })
  const bytes = await workbookOf(headings, rows)
  const { id } = (await upload(t, clerk, { kind: 'inspectors', fileName: '人员.xlsx', bytes })).json()
  await t.deps.jobs.idle()
  const found = (await clerk.get(`/imports/${id}/rows?show=errors`)).json().rows
  expect(
    found.map(({ cells, issues }: { cells: { name: string }; issues: { field: string; code: string }[] }) => [
      cells.name,
      issues.map(({ field, code }) => `${field} ${code}`),
    ]),
  ).toEqual([
    ['乙某', ['code institution-person']],
    ['丙某', ['office institution-person']],
    ['丁某', ['kind inspector-kind-barred']],
    ['己某', ['office group-person']],
    ['戊某', ['code identity-number']],
  ])
  expect((await clerk.post(`/imports/${id}/commit`)).json()).toMatchObject({ code: 'import.has-errors' })
})

test('a sheet with a column of identity numbers is refused whole and not kept', async () => {
  const text = '姓名，执法证号，公民身份号码\n甲某，ZF-21，11010519491231002X'.replaceAll('，', ',')
  const { id } = (await upload(t, clerk, { kind: 'inspectors', fileName: '花名册.csv', bytes: text })).json()
  await t.deps.jobs.idle()
  const { status, failure } = (await clerk.get(`/imports/${id}`)).json()
  expect({ status, code: failure.code }).toEqual({ status: 'failed', code: 'import.identity-column' })
  expect(failure.text).toContain('第 C 列“公民身份号码”')
  const file = createHash('sha256').update(text).digest('hex')
  await expect(t.deps.files.open(file)).rejects.toMatchObject({ code: 'request.not-found' })
})

test('institutions are changed under a version, removed with a reason, found by the end of their qualification, and exported', async () => {
  const id = await make(5, { qualificationUntil: '2026-10-30' })
  const change = { ...institution(5, { scope: '农药残留、重金属检测' }), version: 1 }
  const replies = await Promise.all([1, 2].map(() => clerk.put(`/institutions/${id}`, change)))
  expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409])
  await make(6, { qualificationUntil: '2026-11-01' })
  expect((await clerk.get('/institutions?qualification=expiring&q=第6')).json().total).toBe(1)
  const again = await clerk.post('/institutions', institution(6))
  expect(again.json()).toMatchObject({ code: 'institutions.taken' })
  const wrong = await clerk.post('/institutions', institution(7, { uscc: '91140603MA0000070Z' }))
  expect(wrong.json()).toMatchObject({ code: 'request.invalid', issues: [{ path: 'uscc' }] })
  expect((await clerk.delete(`/institutions/${id}`, { reason: '不再合作' })).statusCode).toBe(204)
  const gone = await clerk.post(`/institutions/${id}/engagements`, {
    service: 'testing',
    subject: '检测',
    engagedOn: '2026-10-09',
  })
  expect(gone.json()).toMatchObject({ code: 'institutions.removed' })
  const rows = await textsOf((await clerk.get('/institutions/export?q=第5')).rawPayload, 'out.xlsx')
  expect(rows[1]?.at(-1)).toBe('已移出')
})
