import { beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../../test/browser.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { inspectorInput, makeItem, targetInput, upload } from '../../../test/registry.ts'
import { makePlan } from '../../../test/planning.ts'

let t: Test
let clerk: Browser
/** A keeper of the next bureau. */
let neighbour: Browser
let here: string
let there: string

beforeAll(async () => {
  t = await startTest()
  here = t.bureau.id
  there = (await t.makeBureau()).id
  clerk = await t.signIn('businessOffice')
  neighbour = await t.signIn(await t.makeUser({ bureauId: there, roles: ['businessOffice'] }))
})

const certificate = (number: string, validUntil = '2030-01-01') => ({
  number,
  kind: 'departmental',
  issuer: '某部',
  issuedOn: '2026-01-01',
  validUntil,
  inForce: false,
})

async function addInspector(browser: Browser, code: string, name: string): Promise<string> {
  const reply = await browser.post('/inspectors', inspectorInput([], { code, name }))
  expect(reply.statusCode, reply.body).toBe(201)
  return reply.json().id
}

test('S1-10 the number of a certificate is one person’s in the bureau, whichever way another tries to take it', async () => {
  const zhang = await addInspector(clerk, 'ZF-100', '张某')
  const li = await addInspector(clerk, 'ZF-200', '李某')
  expect((await clerk.post(`/inspectors/${zhang}/certificates`, certificate('BM-1'))).statusCode).toBe(201)
  const taken = { code: 'certificates.taken', params: { number: 'BM-1', name: '张某' } }
  expect((await clerk.post(`/inspectors/${li}/certificates`, certificate('BM-1', '2031-01-01'))).json()).toMatchObject(
    taken,
  )
  expect((await clerk.post('/inspectors', inspectorInput([], { code: 'BM-1', name: '王某' }))).json()).toMatchObject(
    taken,
  )
  const moved = { ...inspectorInput([], { code: 'BM-1', name: '李某' }), version: 1, reason: '换证' }
  expect((await clerk.put(`/inspectors/${li}`, moved)).json()).toMatchObject(taken)

  const text = '姓名,执法证号,人员类别,科室,有效期至\n王某,BM-1,执法人员,执法队,2029-01-01\n'
  const { id } = (await upload(t, clerk, { kind: 'inspectors', fileName: '人员.csv', bytes: text })).json()
  await t.deps.jobs.idle()
  const [row] = (await clerk.get(`/imports/${id}/rows?show=errors`)).json().rows
  expect(row.issues).toMatchObject([{ field: 'code', code: 'certificate-held', params: { name: '张某' } }])

  const raw = {
    bureauId: here,
    number: 'BM-1',
    validUntil: '2033-01-01',
    revokedOn: null,
    createdAt: t.deps.clock.now(),
  }
  const insert = (inspectorId: string) =>
    t.deps.db
      .insertInto('inspectorCertificates')
      .values({ ...raw, inspectorId, issuedOn: null })
      .execute()
  await expect(insert(li)).rejects.toMatchObject({ constraint: 'inspector_certificates_one_holder' })
  // A renewal under the same number is the same person's, and another bureau counts for itself.
  await insert(zhang)
  await addInspector(neighbour, 'BM-1', '赵某')
})

test('S1-10 of two who enter the same number at once one is told whose it is', async () => {
  const people = await Promise.all([addInspector(clerk, 'ZF-301', '甲某'), addInspector(clerk, 'ZF-302', '乙某')])
  const replies = await Promise.all(
    people.map((id) => clerk.post(`/inspectors/${id}/certificates`, certificate('BM-9'))),
  )
  expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
  expect(replies.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({ code: 'certificates.taken' })
})

test('S4-16 S2-07 a special pool and a tag hold targets of their own bureau only', async () => {
  const itemId = await makeItem(clerk, '农药经营')
  const targetId: string = (await clerk.post('/targets', targetInput(itemId))).json().id
  const pool = {
    name: '外单位的库',
    entry: 'byHand',
    factKinds: [],
    rate: null,
    roundsPerYear: null,
    visitsPerYear: null,
  }
  const poolId: string = (await neighbour.post('/special-pools', pool)).json().id
  const tagId: string = (await neighbour.post('/target-tags', { facet: 'sort', name: '外单位的标签' })).json().id
  const { db } = t.deps
  const link = (bureauId: string) => db.insertInto('targetTagLinks').values({ bureauId, targetId, tagId }).execute()
  const member = (bureauId: string) => {
    const row = { bureauId, poolId, targetId, since: '2026-01-01', reason: '越界', until: null }
    return db.insertInto('specialPoolTargets').values(row).execute()
  }
  await expect(link(here)).rejects.toMatchObject({ constraint: 'target_tag_links_tag' })
  await expect(link(there)).rejects.toMatchObject({ constraint: 'target_tag_links_own_targets' })
  await expect(member(here)).rejects.toMatchObject({ constraint: 'special_pool_targets_pool' })
  await expect(member(there)).rejects.toMatchObject({ constraint: 'special_pool_targets_own_targets' })

  const own: string = (await clerk.post('/target-tags', { facet: 'sort', name: '本单位的标签' })).json().id
  const batch = { selection: { ids: [targetId] }, do: { action: 'addTag', tagId: own } }
  expect((await clerk.post('/target-batches', batch)).json()).toMatchObject({ changed: 1 })
  const moving = db.updateTable('targetTagLinks').set({ tagId, bureauId: there }).where('tagId', '=', own)
  await expect(moving.execute()).rejects.toMatchObject({ constraint: 'target_tag_links_own_targets' })
})

test('S0-02 a plan rests on documents of its own bureau only', async () => {
  const { planId } = await makePlan(clerk, { year: 2030, lines: [] })
  const admin = await t.signIn(await t.makeUser({ bureauId: there, roles: ['platformAdmin'] }))
  const basis = {
    level: 'own',
    title: '外单位的文件',
    documentNo: '',
    issuer: '外单位',
    issuedOn: '2026-01-01',
    link: '',
  }
  const made = await admin.post('/policy-bases', basis)
  expect(made.statusCode, made.body).toBe(201)
  const rest = (bureauId: string) =>
    t.deps.db.insertInto('planBases').values({ bureauId, planId, basisId: made.json().id }).execute()
  await expect(rest(here)).rejects.toMatchObject({ constraint: 'plan_bases_basis' })
  await expect(rest(there)).rejects.toMatchObject({ constraint: 'plan_bases_plan' })
})
