import { beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../../test/browser.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { bringIntoForce, makePlan } from '../../../test/planning.ts'

let t: Test
let clerk: Browser
let head: Browser
let publisher: Browser
let admin: Browser
let bureauPath: string

beforeAll(async () => {
  t = await startTest()
  const bureau = await t.makeBureau({ profile: 'S0' })
  const signIn = async (role: 'businessOffice' | 'deputyHead' | 'platformLead' | 'platformAdmin') =>
    t.signIn(await t.makeUser({ bureauId: bureau.id, roles: [role] }))
  clerk = await signIn('businessOffice')
  head = await signIn('deputyHead')
  publisher = await signIn('platformLead')
  admin = await signIn('platformAdmin')
  const { drawPrefix } = await t.deps.db
    .selectFrom('bureaus')
    .select('drawPrefix')
    .where('id', '=', bureau.id)
    .executeTakeFirstOrThrow()
  bureauPath = `/b/${encodeURIComponent(drawPrefix)}`
})

async function register(title: string, documentNo = ''): Promise<string> {
  const basis = { level: 'superior', title, documentNo, issuer: '省农业农村厅', issuedOn: '2026-01-12', link: '' }
  const reply = await admin.post('/policy-bases', basis)
  expect(reply.statusCode, reply.body).toBe(201)
  return reply.json().id
}

async function choose(planId: string, basisIds: string[]) {
  const { title, documentNo, basis, version } = (await clerk.get(`/plans/${planId}`)).json()
  return clerk.put(`/plans/${planId}`, { title, documentNo, basis, version, basisIds })
}

async function basisCheck(planId: string) {
  const { checks } = (await clerk.get(`/plans/${planId}/analysis`)).json()
  return checks.find(({ id }: { id: string }) => id === 'basis-cited')
}

test('S0-02 a plan is submitted only with documents of the policy register, which are then shown, published and kept', async () => {
  const { planId } = await makePlan(clerk)
  // An empty register asks for entries and stops nobody.
  expect(await basisCheck(planId)).toMatchObject({ state: 'warned', clause: 'S0-02' })
  const old = await register('旧的抽查办法')
  const notice = await register('农业执法抽查工作通知', '农发〔2026〕3号')
  const refused = await clerk.post(`/plans/${planId}/submit`)
  expect(refused.json()).toMatchObject({ code: 'plans.checks-unmet', params: { count: 1, clause: 'S0-02' } })

  expect((await choose(planId, [old, notice])).statusCode).toBe(204)
  await admin.post(`/policy-bases/${old}/withdraw`, { reason: '有了新办法' })
  expect(await basisCheck(planId)).toMatchObject({ state: 'blocked', evidence: '《旧的抽查办法》已经停用，请换现行的' })
  expect((await choose(planId, [notice])).statusCode).toBe(204)
  expect((await choose(planId, [old])).json().code).toBe('bases.unknown')
  expect((await clerk.get('/plans/options')).json().bases).toEqual([
    { id: notice, text: '《农业执法抽查工作通知》（农发〔2026〕3号）' },
  ])

  await bringIntoForce({ clerk, head, publisher }, planId)
  const cited = '《农业执法抽查工作通知》（农发〔2026〕3号）'
  expect((await clerk.get(`/plans/${planId}`)).json().bases).toEqual([{ id: notice, text: cited }])
  const page = await t.app.inject({ url: `${bureauPath}/plans/2026` })
  expect(page.body).toContain(`制定依据：${cited}、上级文件`)
  await expect(t.deps.db.deleteFrom('planBases').where('planId', '=', planId).execute()).rejects.toThrow(/closed/)
})

test('a document of another bureau’s register cannot be cited', async () => {
  const stranger = await t.signIn('platformAdmin')
  const basis = { level: 'own', title: '别处的办法', documentNo: '', issuer: '别处', issuedOn: '2026-01-12', link: '' }
  const theirs = (await stranger.post('/policy-bases', basis)).json().id
  const { planId } = await makePlan(clerk, { year: 2027, lines: [] })
  expect((await choose(planId, [theirs])).json().code).toBe('bases.unknown')
})
