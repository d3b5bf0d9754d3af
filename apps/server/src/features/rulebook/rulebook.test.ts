import type {
  Actor,
  GateRule,
  PolicyChange,
  PolicyInForce,
  PolicyVersion,
  PolicyVersionRow,
  Role,
  Stratum,
} from '@sunlot/contract'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../../test/browser.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { listRulebookTodos, loadPolicies } from './index.ts'

const REASON = '县局研究决定按实际调整抽查频次'

let t: Test
let admin: Browser
let head: Browser
let lead: Browser

beforeAll(async () => {
  t = await startTest()
  await signAllIn()
})

async function signAllIn(): Promise<void> {
  admin = await t.signIn('platformAdmin')
  head = await t.signIn('deputyHead')
  lead = await t.signIn('platformLead')
}

async function readVersion(id: string): Promise<PolicyVersion> {
  return (await admin.get(`/policy-versions/${id}`)).json()
}

async function beginDraft(from = 'current'): Promise<PolicyVersion> {
  const reply = await admin.post('/policy-versions', { from, reason: REASON })
  expect(reply.statusCode, reply.body).toBe(201)
  return readVersion(reply.json().id)
}

function saved(draft: PolicyVersion, more: Partial<PolicyChange> = {}): PolicyChange {
  const { values, reason, version } = draft
  const document = { documentTitle: '双随机抽查实施细则（2026年修订）', documentNo: '平农发〔2026〕31号' }
  return { values, reason, version, effectiveFrom: '2026-10-09', ...document, ...more }
}

async function upload(id: string, fileName = '实施细则.pdf', browser = admin) {
  const boundary = 'edge'
  const opening = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n`
  const payload = Buffer.from(`${opening}%PDF-1.7 细则\r\n--${boundary}--\r\n`)
  const headers = { ...browser.headers, 'content-type': `multipart/form-data; boundary=${boundary}` }
  return t.app.inject({ method: 'POST', url: `/api/v1/policy-versions/${id}/document`, headers, payload })
}

async function save(draft: PolicyVersion, more: Partial<PolicyChange> = {}): Promise<PolicyVersion> {
  const reply = await admin.put(`/policy-versions/${draft.id}`, saved(draft, more))
  expect(reply.statusCode, reply.body).toBe(204)
  return readVersion(draft.id)
}

describe('a rulebook on its way into force', () => {
  let draft: PolicyVersion

  test('until a version is published the notice itself is in force', async () => {
    const inForce: PolicyInForce = (await head.get('/policy')).json()
    expect(inForce).toMatchObject({ seed: 'S4', number: 1, versionId: null, effectiveFrom: null })
    expect(inForce.values.minInspectors).toEqual({ value: 2, clause: 'S4-04' })
  })

  test('S0-02 every value of the own notice rests on an entry of the register, and one without cannot be submitted', async () => {
    draft = await beginDraft()
    const [notice] = (await admin.get('/policy-bases')).json()
    expect(notice).toMatchObject({ level: 'own', issuer: '朔州市平鲁区农业农村局' })
    expect(draft.values.roundsPerYear?.basisIds).toEqual([notice.id])

    await upload(draft.id)
    draft = await readVersion(draft.id)
    const bare = { ...draft.values, roundsPerYear: { value: 3, clause: 'S4-15', basisIds: [] } }
    draft = await save(draft, { values: bare })
    expect(draft.findings).toEqual(['“每年轮次”没有登记依据，请在政策依据里选至少一项'])
    const refused = await admin.post(`/policy-versions/${draft.id}/submit`)
    expect(refused.json()).toMatchObject({ code: 'rulebook.not-ready', params: { count: 1 } })
  })

  test('B-07 B-06 nothing may be looser than the national rule above it, and the sentence names it', async () => {
    const { values } = draft
    const looser = {
      ...values,
      minInspectors: { ...values.minInspectors, value: 1 },
      publishWithin: { value: 30, clause: 'B-06' },
    }
    draft = await save(draft, { values: looser })
    expect(draft.findings).toContain('“每户检查人员”不少于 1 名，宽于国家规定的不少于 2 名〔B-07〕，不能放宽')
    expect(draft.findings).toContain('“结果公示”不超过 30 个工作日，宽于国家规定的不超过 20 个工作日〔B-06〕，不能放宽')
    draft = await save(draft, { values })
  })

  test('S3-10 S4-15 rounds and ratio are adjusted with a reason, approved by somebody else, and hold from their first day', async () => {
    const [notice] = (await admin.get('/policy-bases')).json()
    const values = {
      ...draft.values,
      roundsPerYear: { value: 3, clause: 'S4-15', basisIds: [notice.id] },
      ratioFloor: {
        value: { share: [8, 100], per: 'draw', base: '检查对象名录库' },
        clause: 'S4-15',
        basisIds: [notice.id],
      },
    } satisfies PolicyChange['values']
    draft = await save(draft, { values })
    expect(draft.findings).toEqual([])
    expect((await admin.post(`/policy-versions/${draft.id}/submit`)).statusCode).toBe(204)
    expect((await lead.post(`/policy-versions/${draft.id}/publish`)).json()).toMatchObject({
      code: 'rulebook.wrong-status',
      params: { status: '待批准', action: '公布' },
    })
    expect((await head.post(`/policy-versions/${draft.id}/approve`)).statusCode).toBe(204)
    expect((await lead.post(`/policy-versions/${draft.id}/publish`)).statusCode).toBe(204)

    const policyOn = await loadPolicies(t.deps.db, t.bureau.id)
    expect(policyOn('2026-10-08').roundsPerYear).toMatchObject({ value: 2 })
    expect(policyOn('2026-10-09').roundsPerYear).toMatchObject({ value: 3, clause: 'S4-15' })
    expect(policyOn('2026-10-09').ratioFloor.value.share).toEqual([8, 100])
    const published = await readVersion(draft.id)
    expect(published).toMatchObject({ status: 'published', inForce: false, reason: REASON, actions: [] })
    expect(published.approver).not.toBe(published.author)
  })

  test('S4-02 the text of the rulebook is bound to its version, and neither can be changed after publication', async () => {
    const text = await head.get(`/policy-versions/${draft.id}/document`)
    expect(text.statusCode).toBe(200)
    expect(text.body).toContain('%PDF-1.7')
    const [row]: PolicyVersionRow[] = (await head.get('/policy-versions')).json()
    expect(row).toMatchObject({ number: 2, documentNo: '平农发〔2026〕31号', fileName: '实施细则.pdf' })

    const change = await admin.put(`/policy-versions/${draft.id}`, saved(await readVersion(draft.id)))
    expect(change.json().code).toBe('rulebook.wrong-status')
    expect((await upload(draft.id)).json().code).toBe('rulebook.wrong-status')
    await expect(sql`update policy_versions set body = '{}' where id = ${draft.id}`.execute(t.deps.db)).rejects.toThrow(
      'published rows of policy_versions are never changed',
    )
    await expect(sql`delete from policy_versions where id = ${draft.id}`.execute(t.deps.db)).rejects.toThrow()
  })

  test('from its first day it is the one in force', async () => {
    t.clock.set('2026-10-09T01:30:00Z')
    await signAllIn()
    const inForce: PolicyInForce = (await head.get('/policy')).json()
    expect(inForce).toMatchObject({ number: 2, versionId: draft.id, effectiveFrom: '2026-10-09' })
    expect((await admin.get('/policy-bases')).json()[0].usedBy).toContain('每年轮次')
  })
})

describe('what is refused', () => {
  let draft: PolicyVersion

  test('a second draft beside one that is on its way', async () => {
    draft = await beginDraft('S1')
    const again = await admin.post('/policy-versions', { from: 'current', reason: REASON })
    expect(again.json()).toMatchObject({ code: 'rulebook.draft-open', params: { number: 3 } })
  })

  test('a value copied from another notice still cites that one: the finding names both', () => {
    expect(draft.findings).toContain('“处罚公示”引用的条款“S1-34”不在本单位细则和国家规定里')
  })

  test('a document that is no document, a change on top of another one, a value that is none', async () => {
    expect((await upload(draft.id, '照片.jpg')).json().code).toBe('rulebook.bad-file')
    const stale = saved(draft)
    draft = await save(draft)
    expect((await admin.put(`/policy-versions/${draft.id}`, stale)).json().code).toBe('rulebook.changed')
    const odd = { ...draft.values, inspectorPool: { value: 'whoever', clause: 'S4-03' } }
    const reply = await admin.put(`/policy-versions/${draft.id}`, { ...saved(draft), values: odd })
    expect(reply.statusCode).toBe(422)
  })

  test('to take force today, or on the day of another version; to be approved by its author or by who wrote in it', async () => {
    const { values } = await readVersion((await admin.get('/policy-versions')).json()[1].id)
    await upload(draft.id)
    draft = await readVersion(draft.id)
    draft = await save(draft, { values, effectiveFrom: '2026-10-09' })
    const both = await t.signIn(await t.makeUser({ bureauId: t.bureau.id, roles: ['legalOffice', 'deputyHead'] }))
    const written = saved(draft, { effectiveFrom: '2026-10-09' })
    expect((await both.put(`/policy-versions/${draft.id}`, written)).statusCode).toBe(204)
    await admin.post(`/policy-versions/${draft.id}/submit`)
    const seen = (await both.get(`/policy-versions/${draft.id}`)).json()
    expect(seen).toMatchObject({ ownPart: '编制', actions: ['return'] })
    expect((await both.post(`/policy-versions/${draft.id}/approve`)).json()).toMatchObject({
      code: 'rulebook.same-person',
      params: { duty: '编制' },
    })
    await head.post(`/policy-versions/${draft.id}/approve`)
    expect((await lead.post(`/policy-versions/${draft.id}/publish`)).json()).toMatchObject({
      code: 'rulebook.too-early',
      params: { date: '2026-10-10' },
    })
    await head.post(`/policy-versions/${draft.id}/return`, { reason: '施行日期要改到下个月' })
    draft = await readVersion(draft.id)
    expect(draft).toMatchObject({ status: 'draft', returnedReason: '施行日期要改到下个月', approver: null })
    await expect(
      sql`update policy_versions set approver_id = author_id where id = ${draft.id}`.execute(t.deps.db),
    ).rejects.toThrow('policy_versions_separate_people')
  })

  test('an entry of the register that is out of use no longer carries a value', async () => {
    const [notice] = (await admin.get('/policy-bases')).json()
    const twin = await admin.post('/policy-bases', { ...notice, id: undefined })
    expect(twin.json().code).toBe('bases.taken')
    const reply = await admin.post(`/policy-bases/${notice.id}/withdraw`, { reason: '已被新的实施细则代替' })
    expect(reply.statusCode).toBe(204)
    expect((await readVersion(draft.id)).findings.length).toBeGreaterThan(10)
    const change = await admin.put(`/policy-bases/${notice.id}`, { ...notice, title: '另一个名称' })
    expect(change.json().code).toBe('bases.withdrawn')
  })
})

test('S1-28 the ratios of the risk classes are values of the rulebook, and a new task starts from them', async () => {
  const bureau = await t.makeBureau({ profile: 'S1' })
  const clerk = await t.signIn(await t.makeUser({ bureauId: bureau.id, roles: ['businessOffice'] }))
  const { strata } = (await clerk.get('/tasks/options')).json<{ defaults: { strata: Stratum[] } }>().defaults
  expect(strata.map(({ riskClasses, rate }) => [riskClasses, rate])).toEqual([
    [['A'], [3, 100]],
    [
      ['B', null],
      [3, 100],
    ],
    [['C'], [6, 100]],
    [['D'], [12, 100]],
  ])
})

test('of two people who begin the next version at once one begins it, and nobody else binds a text to it', async () => {
  const bureau = await t.makeBureau()
  const first = await t.signIn(await t.makeUser({ bureauId: bureau.id, roles: ['platformAdmin'] }))
  const second = await t.signIn(await t.makeUser({ bureauId: bureau.id, roles: ['legalOffice'] }))
  const body = { from: 'current', reason: REASON }
  const replies = await Promise.all([first.post('/policy-versions', body), second.post('/policy-versions', body)])
  expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
  const made = replies.find(({ statusCode }) => statusCode === 201)?.json<{ id: string }>()
  expect((await upload(made?.id ?? '', '实施细则.pdf', admin)).statusCode).toBe(404)
  expect((await admin.get(`/policy-versions/${made?.id}/document`)).statusCode).toBe(404)
})

test('S4-02 a version that waits is a thing to do for whoever approves, then for whoever publishes it', async () => {
  const bureau = await t.makeBureau()
  const user = (roles: Role[]) => t.makeUser({ bureauId: bureau.id, roles })
  const [author, approver, publisher] = [
    await user(['legalOffice']),
    await user(['deputyHead']),
    await user(['platformLead']),
  ]
  const writer = await t.signIn(author)
  const { id } = (await writer.post('/policy-versions', { from: 'current', reason: REASON })).json<{ id: string }>()
  await upload(id, '实施细则.docx', writer)
  const draft = (await writer.get(`/policy-versions/${id}`)).json<PolicyVersion>()
  await writer.put(`/policy-versions/${id}`, saved(draft, { effectiveFrom: '2026-12-01' }))
  const titles = async (actor: Actor) =>
    (await listRulebookTodos(t.deps.db, actor, '2026-10-09')).map(({ title }) => title)
  await writer.post(`/policy-versions/${id}/submit`)
  expect([await titles(approver), await titles(publisher)]).toEqual([['批准细则'], []])
  await (await t.signIn(approver)).post(`/policy-versions/${id}/return`, { reason: '再核对一次比例' })
  expect([await titles(approver), await titles(author)]).toEqual([[], ['修改退回的细则']])
  await writer.post(`/policy-versions/${id}/submit`)
  await (await t.signIn(approver)).post(`/policy-versions/${id}/approve`)
  expect([await titles(approver), await titles(publisher)]).toEqual([[], ['公布细则']])
  const keeper = await user(['platformAdmin'])
  expect((await listRulebookTodos(t.deps.db, keeper, '2026-11-05')).map(({ to }) => to)).toEqual([
    '/calendar?year=2027',
  ])
})

test('the catalogue of gates names for each bureau the clause that asks, and what its notice does not ask', async () => {
  const gates = (await head.get('/gates')).json<GateRule[]>()
  expect(gates.find(({ id }) => id === 'evidence-kept')).toMatchObject({ clause: 'S4-06', waivable: false })
  expect(gates.find(({ id }) => id === 'scheme-approved')).toMatchObject({ clause: 'B-14' })
  expect(gates.find(({ id }) => id === 'scheme-written')).toMatchObject({ clause: null })
})
