import type { Attachment, IssuedDocumentDetail } from '@sunlot/contract'
import { beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../../test/browser.ts'
import { must } from '../../../test/ceremony.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { listOrganisationTodos } from './index.ts'

let t: Test
let keeper: Browser

beforeAll(async () => {
  t = await startTest()
  keeper = await t.signIn('platformLead')
})

async function upload(browser: Browser, content = '%PDF-1.7'): Promise<Attachment> {
  return (await must(sendFile(browser, { name: '方案.pdf', content }))).json()
}

function sendFile(browser: Browser, { name, content }: { name: string; content: string }) {
  const payload = Buffer.from(
    `--edge\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n` +
      `content-type: application/pdf\r\n\r\n${content}\r\n--edge--\r\n`,
  )
  const headers = { ...browser.headers, 'content-type': 'multipart/form-data; boundary=edge' }
  return t.app.inject({ method: 'POST', url: '/api/v1/attachments', headers, payload })
}

function document(fields: object) {
  return {
    kind: 'scheme',
    documentNo: '平农发〔2026〕53号',
    title: '2026年“双随机、一公开”抽查工作方案',
    approvingBody: '局党组',
    approvedOn: '2026-07-20',
    issuedOn: '2026-07-23',
    officeIds: [],
    units: [],
    attachmentId: null,
    ...fields,
  }
}

test('S0-01 an issued document names who approved it, and every unit that received it ticks once; the missing ones are reminded', async () => {
  const bureauId = t.bureau.id
  const [seeds, team] = [
    await t.makeOffice({ bureauId, name: '种子股' }),
    await t.makeOffice({ bureauId, name: '执法队' }),
  ]
  const officer = await t.makeUser({ bureauId, roles: ['inspector'], officeId: team })
  const colleague = await t.makeUser({ bureauId, roles: ['legalOffice'], officeId: seeds })
  const file = await upload(keeper)
  const input = document({ officeIds: [seeds, team], units: ['区种子站'], attachmentId: file.id })
  const { id } = (await must(keeper.post('/issued-documents', input))).json()
  const read = async (browser = keeper): Promise<IssuedDocumentDetail> =>
    (await must(browser.get(`/issued-documents/${id}`))).json()
  expect(await read()).toMatchObject({
    approvingBody: '局党组',
    issuedOn: '2026-07-23',
    recipientCount: 3,
    receivedCount: 0,
    attachment: { id: file.id, name: '方案.pdf' },
  })

  const browser = await t.signIn(officer)
  expect((await must(browser.get('/messages'))).json().rows[0].text).toContain('平农发〔2026〕53号')
  expect(await listOrganisationTodos(t.deps.db, officer, '2026-10-08')).toMatchObject([{ title: '签收文件' }])
  expect((await must(browser.get(`/attachments/${file.id}`))).body).toBe('%PDF-1.7')
  const recipients = (await read(browser)).recipients
  const [ofSeeds, ofTeam, ofStation] = recipients
  expect(recipients.map(({ unit, isMine }) => [unit, isMine])).toEqual([
    ['种子股', false],
    ['执法队', true],
    ['区种子站', false],
  ])
  const url = `/issued-documents/${id}/receipts`
  expect((await browser.post(`${url}/${ofSeeds?.id}`, {})).json().code).toBe('organisation.not-recipient')
  await must(browser.post(`${url}/${ofTeam?.id}`, {}))
  expect((await browser.post(`${url}/${ofTeam?.id}`, {})).json().code).toBe('organisation.received')
  expect((await keeper.post(`${url}/${ofStation?.id}`, {})).json().code).toBe('organisation.receiver-needed')
  await must(keeper.post(`${url}/${ofStation?.id}`, { by: '孙某' }))

  expect((await read()).recipients.map(({ receivedBy, receivedAt }) => [receivedBy, receivedAt])).toEqual([
    ['', null],
    [officer.name, '2026-10-08T01:30:00.000Z'],
    ['孙某', '2026-10-08T01:30:00.000Z'],
  ])
  const issuer = await t.person('platformLead')
  expect(await listOrganisationTodos(t.deps.db, issuer, '2026-10-08')).toMatchObject([
    { title: '催签收', object: expect.stringContaining('还有 1 个单位') },
  ])
  await must((await t.signIn(colleague)).post(`${url}/${ofSeeds?.id}`, {}))
  expect(await listOrganisationTodos(t.deps.db, issuer, '2026-10-08')).toEqual([])
})

test('S0-01 what was issued cannot be reworded, a receipt cannot be taken back, and a number is used once', async () => {
  const input = document({ documentNo: '平农发〔2026〕54号', units: ['区种子站'] })
  const { id } = (await must(keeper.post('/issued-documents', input))).json()
  expect((await keeper.post('/issued-documents', input)).json()).toMatchObject({
    code: 'organisation.document-taken',
    params: { number: '平农发〔2026〕54号' },
  })
  const { recipients } = (await must(keeper.get(`/issued-documents/${id}`))).json()
  await must(keeper.post(`/issued-documents/${id}/receipts/${recipients[0].id}`, { by: '孙某' }))
  const { db } = t.deps
  await expect(db.updateTable('issuedDocuments').set({ title: '另一个标题' }).execute()).rejects.toThrow(
    'permission denied',
  )
  const back = db.updateTable('documentRecipients').set({ receivedAt: null, receivedBy: '', recordedBy: null })
  await expect(back.where('id', '=', recipients[0].id).execute()).rejects.toThrow('stays as it was given')
  const none = document({ documentNo: '平农发〔2026〕55号' })
  expect((await keeper.post('/issued-documents', none)).json().code).toBe('organisation.no-recipient')
  const twice = document({ documentNo: '平农发〔2026〕55号', units: ['区种子站', '区种子站'] })
  expect((await keeper.post('/issued-documents', twice)).json().code).toBe('organisation.same-recipient')
})

test('S0-34 S2-27 S4-22 publicity is recorded with day, channel, address, file and whom it reached, found and exported', async () => {
  const clerk = await t.signIn('businessOffice')
  const file = await upload(clerk)
  const input = {
    heldOn: '2026-09-15',
    channel: 'newMedia',
    title: '农资打假进乡村',
    link: 'https://example.gov.cn/a',
    audience: '农资经营户，约 120 人',
    attachmentId: file.id,
  }
  const { id } = (await must(clerk.post('/publicity', input))).json()
  await must(
    clerk.post('/publicity', { ...input, channel: 'leaflet', title: '双随机宣传册', link: '', attachmentId: null }),
  )
  const { rows } = (await must(clerk.get('/publicity?channel=newMedia'))).json()
  expect(rows).toMatchObject([{ id, title: '农资打假进乡村', attachment: { name: '方案.pdf' }, version: 1 }])
  await must(clerk.put(`/publicity/${id}`, { ...input, title: '农资打假进乡村、进市场', version: 1 }))
  expect((await clerk.put(`/publicity/${id}`, { ...input, version: 1 })).json().code).toBe('organisation.changed')
  const csv = (await must(clerk.get('/publicity/export?format=csv'))).body
  expect(csv).toContain('微信、微博等新媒体')
  expect((await clerk.post('/publicity', { ...input, link: 'javascript:alert(1)' })).json().code).toBe(
    'request.invalid',
  )
  expect((await (await t.signIn('legalOffice')).post('/publicity', input)).json().code).toBe('auth.forbidden')
})

test('a file of another bureau is not found, and cannot be attached', async () => {
  const there = await t.makeBureau()
  const stranger = await t.signIn(await t.makeUser({ bureauId: there.id, roles: ['platformLead'] }))
  const file = await upload(keeper)
  expect((await stranger.get(`/attachments/${file.id}`)).statusCode).toBe(404)
  const input = document({ units: ['区种子站'], attachmentId: file.id })
  expect((await stranger.post('/issued-documents', input)).json().code).toBe('organisation.unknown')
  expect((await keeper.post('/attachments', {})).json().code).toBe('import.no-file')
})

test('S1-27 the supervising office reads the whole trail and keeps cases of accountability that nobody else sees', async () => {
  const supervisor = await t.signIn('legalOffice')
  const input = {
    subjectKind: 'person',
    subject: '周某',
    matter: '未按抽取名单检查，擅自更换检查对象',
    basis: '行政执法监督条例',
    measure: 'none',
    outcome: '',
    openedOn: '2026-10-08',
    closedOn: null,
  }
  const { id } = (await must(supervisor.post('/accountability-cases', input))).json()
  const url = `/accountability-cases/${id}`
  const early = await supervisor.put(url, { ...input, closedOn: '2026-10-08', version: 1 })
  expect(early.json().code).toBe('organisation.case-unfinished')
  const closing = { ...input, measure: 'criticism', outcome: '通报批评并补充检查', closedOn: '2026-10-08', version: 1 }
  await must(supervisor.put(url, closing))
  expect((await must(supervisor.get('/accountability-cases'))).json()).toMatchObject([
    { measure: 'criticism', version: 2 },
  ])
  for (const role of ['deputyHead', 'platformAdmin', 'platformLead', 'businessOffice'] as const) {
    const browser = await t.signIn(role)
    expect((await browser.get('/accountability-cases')).json().code).toBe('auth.forbidden')
    expect((await browser.put(url, closing)).json().code).toBe('auth.forbidden')
  }
  const trail = (await must(supervisor.get('/audit'))).json()
  expect(trail.rows.slice(0, 2).map(({ event }: { event: string }) => event)).toEqual([
    'organisation.accountability-changed',
    'organisation.accountability-opened',
  ])
  expect(JSON.stringify(trail)).not.toContain('周某')
})

test('a file that shows nothing is no evidence: programs and empty files are refused by name', async () => {
  const program = await sendFile(keeper, { name: '方案.exe', content: 'MZ' })
  expect(program.json()).toMatchObject({ code: 'file.not-document', params: { file: '方案.exe' } })
  const empty = await sendFile(keeper, { name: '方案.pdf', content: '' })
  expect(empty.json()).toMatchObject({ code: 'file.unreadable', params: { file: '方案.pdf', why: '里面没有内容' } })
})

test('nothing is registered before its day: a document issued, publicity held, a matter opened', async () => {
  const supervisor = await t.signIn('legalOffice')
  const issued = document({ documentNo: '平农发〔2027〕1号', issuedOn: '2027-01-04', units: ['区种子站'] })
  expect((await keeper.post('/issued-documents', issued)).json()).toMatchObject({
    code: 'organisation.future',
    params: { what: '印发日期', on: '2027年1月4日' },
  })
  const held = { heldOn: '2026-10-09', channel: 'visit', title: '农资打假进乡村', link: '', audience: '' }
  expect((await keeper.post('/publicity', { ...held, attachmentId: null })).json().code).toBe('organisation.future')
  const matter = { subjectKind: 'office', subject: '某股', matter: '逾期未报送检查结果', basis: '实施细则' }
  const opened = { ...matter, measure: 'none', outcome: '', openedOn: '2026-10-09', closedOn: null }
  expect((await supervisor.post('/accountability-cases', opened)).json().code).toBe('organisation.future')
})
