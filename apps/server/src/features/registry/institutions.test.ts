import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../../test/browser.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { inspectorInput, sendFile, textsOf, upload, usccOf, workbookOf } from '../../../test/registry.ts'

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

const REPORT = { number: 'BG-2026-1', on: '2026-10-15', conclusion: '三批均合格' }

function report(
  engagementId: string,
  fields: Record<string, string> = {},
  file = { fileName: '报告.pdf', bytes: '甲' },
) {
  return sendFile(t, clerk, { url: `/engagements/${engagementId}/reports`, ...file, fields: { ...REPORT, ...fields } })
}

test('S1-19 B-13 an institution is engaged only while its qualification holds and for what it covers, its report is kept as a file, and it never takes part in the check', async () => {
  const id = await make(1, { qualificationUntil: '2026-10-20' })
  const order = { service: 'testing', subject: '三批农药残留检测', engagedOn: '2026-10-09', dueOn: '2026-10-30' }
  const audit = await clerk.post(`/institutions/${id}/engagements`, { ...order, service: 'audit' })
  expect(audit.json()).toMatchObject({ code: 'institutions.no-service', params: { service: '财务审计' } })
  const late = await clerk.post(`/institutions/${id}/engagements`, { ...order, engagedOn: '2026-10-21' })
  expect(late.json()).toMatchObject({ code: 'institutions.expired' })
  const odd = await clerk.post(`/institutions/${id}/engagements`, { ...order, dueOn: '2026-10-08' })
  expect(odd.json()).toMatchObject({ code: 'request.invalid', issues: [{ path: 'dueOn' }] })
  const made = await clerk.post(`/institutions/${id}/engagements`, order)
  expect(made.statusCode, made.body).toBe(201)
  const engagementId = made.json().id

  expect((await report(engagementId, { on: '2026-10-08' })).json()).toMatchObject({ code: 'engagements.early' })
  expect((await report(engagementId, { conclusion: '' })).json()).toMatchObject({ issues: [{ path: 'conclusion' }] })
  const replies = await Promise.all([1, 2].map(() => report(engagementId)))
  expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
  const [engagement] = (await clerk.get(`/institutions/${id}`)).json().engagements
  const sha256 = createHash('sha256').update('甲').digest('hex')
  expect(engagement).toMatchObject({
    subject: '三批农药残留检测',
    reports: [{ number: 'BG-2026-1', conclusion: '三批均合格', file: { name: '报告.pdf', size: 3, sha256 } }],
  })
  const event = { subjectId: engagementId, event: 'engagements.reported' as const }
  const { data } = await t.deps.db
    .selectFrom('auditEvents')
    .select('data')
    .where('subjectId', '=', event.subjectId)
    .where('event', '=', event.event)
    .executeTakeFirstOrThrow()
  expect(data).toMatchObject({ number: 'BG-2026-1', sha256 })

  // Whoever works for it stands in no directory of inspectors, so that no draw can put them on a team.
  const person = inspectorInput([], { code: 'JC-1', name: '钱某' })
  expect((await clerk.post('/inspectors', person)).json()).toMatchObject({ code: 'inspectors.of-institution' })
  const { name } = institution(1)
  const office = inspectorInput([], { code: 'ZF-0', office: name })
  expect((await clerk.post('/inspectors', office)).json()).toMatchObject({ code: 'inspectors.of-institution' })
})

test('S1-19 a wrong report is followed by another with its reason, the first stays readable, and neither is ever changed', async () => {
  const id = await make(8)
  const order = { service: 'testing', subject: '饲料检测', engagedOn: '2026-10-01', dueOn: '2026-10-05' }
  const { id: engagementId } = (await clerk.post(`/institutions/${id}/engagements`, order)).json()
  const first = (await report(engagementId, { on: '2026-10-06' })).json().id
  const again = { replacesId: first, number: 'BG-2026-2', on: '2026-10-07' }
  expect((await report(engagementId, again)).json()).toMatchObject({ issues: [{ path: 'reason' }] })
  const why = { ...again, reason: '样品编号写错' }
  const replies = await Promise.all(
    [1, 2].map(() => report(engagementId, why, { fileName: '更正报告.docx', bytes: '乙' })),
  )
  expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
  const [engagement] = (await clerk.get(`/institutions/${id}`)).json().engagements
  expect(engagement.reports).toMatchObject([
    { number: 'BG-2026-2', reason: '样品编号写错' },
    { id: first, reason: '' },
  ])
  const files = await Promise.all(
    engagement.reports.map((one: { id: string }) => clerk.get(`/engagements/${engagementId}/reports/${one.id}/file`)),
  )
  expect(files.map(({ body }) => body)).toEqual(['乙', '甲'])
  expect(files[0].headers).toMatchObject({
    'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('更正报告.docx')}`,
    'x-content-type-options': 'nosniff',
  })
  const strange = { ...again, replacesId: id, reason: '不是这次委托的' }
  expect((await report(engagementId, strange)).json()).toMatchObject({ code: 'engagements.reported' })
  for (const work of [
    t.deps.db.updateTable('engagementReports').set({ conclusion: '改写' }).where('id', '=', first),
    t.deps.db.deleteFrom('engagementReports').where('id', '=', first),
    t.deps.db.updateTable('engagements').set({ subject: '改写' }).where('id', '=', engagementId),
  ]) {
    await expect(work.execute()).rejects.toThrow(/permission denied|append-only/)
  }
  const { engagedOn } = order
  const bare = {
    id: t.deps.newId(),
    engagementId,
    engagedOn,
    number: '无文件',
    reportedOn: engagedOn,
    conclusion: '无',
  }
  const without = {
    ...bare,
    replacesId: null,
    fileId: null,
    fileName: null,
    recordedBy: null,
    recordedAt: t.deps.clock.now(),
  }
  await expect(t.deps.db.insertInto('engagementReports').values(without).execute()).rejects.toMatchObject({
    constraint: 'engagement_reports_with_file',
  })
})

test('a report that is due and has not come is shown as late, in the list, on its page and among what is to be done', async () => {
  const id = await make(9)
  const order = { service: 'testing', subject: '种子检测', engagedOn: '2026-09-20' }
  const engage = (dueOn: string) => clerk.post(`/institutions/${id}/engagements`, { ...order, dueOn })
  await engage('2026-10-08')
  const late = (await engage('2026-10-07')).json().id
  const shown = (await clerk.get(`/institutions/${id}`)).json()
  expect(shown).toMatchObject({ engagementCount: 2, overdueCount: 1 })
  expect(shown.engagements.find((one: { id: string }) => one.id === late)).toMatchObject({
    isOverdue: true,
    dueOn: '2026-10-07',
  })
  const todos = (await clerk.get('/home')).json()
  expect(JSON.stringify(todos)).toContain('委托的报告逾期没有交来，催交')
  await report(late, { on: '2026-10-08' })
  expect((await clerk.get('/institutions?q=第9')).json().rows).toMatchObject([{ overdueCount: 0 }])
})

test('what is no document, is empty or comes from a duty that keeps no directory is refused, and nothing is kept', async () => {
  const id = await make(10)
  const order = { service: 'testing', subject: '兽药检测', engagedOn: '2026-10-01', dueOn: '2026-10-20' }
  const { id: engagementId } = (await clerk.post(`/institutions/${id}/engagements`, order)).json()
  const wrong = await report(engagementId, {}, { fileName: '报告.exe', bytes: '甲' })
  expect(wrong.json()).toMatchObject({ code: 'file.not-document', params: { file: '报告.exe' } })
  const empty = await report(engagementId, {}, { fileName: '空.pdf', bytes: '' })
  expect(empty.json()).toMatchObject({ code: 'file.unreadable', params: { file: '空.pdf' } })
  const none = await clerk.post(`/engagements/${engagementId}/reports`, REPORT)
  expect(none.json()).toMatchObject({ code: 'file.not-document' })
  const deputy = await t.signIn('deputyHead')
  const url = `/engagements/${engagementId}/reports`
  const file = { url, fileName: '报告.pdf', bytes: '甲', fields: REPORT }
  expect((await sendFile(t, deputy, file)).statusCode).toBe(403)
  const there = await t.makeBureau()
  const stranger = await t.signIn(await t.makeUser({ bureauId: there.id, roles: ['businessOffice'] }))
  expect((await sendFile(t, stranger, file)).statusCode).toBe(404)
  const made = (await report(engagementId)).json().id
  expect((await stranger.get(`${url}/${made}/file`)).statusCode).toBe(404)
  expect((await deputy.get(`${url}/${made}/file`)).body).toBe('甲')
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
    dueOn: '2026-10-20',
  })
  expect(gone.json()).toMatchObject({ code: 'institutions.removed' })
  const rows = await textsOf((await clerk.get('/institutions/export?q=第5')).rawPayload, 'out.xlsx')
  expect(rows[1]?.at(-1)).toBe('已移出')
})
