import { getProfile, ROLE_NAMES, SEPARATE_DUTIES } from '@sunlot/contract'
import type { Role } from '@sunlot/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../src/app.ts'
import type { Access } from '../src/platform/guard.ts'
import type { App } from '../src/platform/http.ts'
import { drawWhole, setStage, uploadPhoto } from './ceremony.ts'
import { COMPLAINT, fillTargets, PERMIT, POOL } from './targets.ts'
import { startTest } from './harness.ts'
import type { Test } from './harness.ts'
import { fillInspectors, INSPECTOR_BODIES } from './inspectors.ts'
import { fillItemLists, ITEM_BODIES } from './item-lists.ts'
import { fillOrganisation, ORGANISATION_BODIES } from './organisation.ts'
import { fillAmendments, makePlan, PLAN_BODIES } from './planning.ts'

let t: Test
/** Real ids of the first bureau, by the part of an address that goes before them. */
let ids: Record<string, string>
/** What every route asks for, together; each takes its own part. */
let everything: object
const { id: _id, version: _version, notice: _n, issuedBy: _by, issuedOn: _on, ...ANY_RULEBOOK } = getProfile('S4')
/** Where one word means different things. */
const OWN: Record<string, object> = {
  ...ORGANISATION_BODIES,
  ...ITEM_BODIES,
  ...INSPECTOR_BODIES,
  ...PLAN_BODIES,
  users: { status: 'active' },
  permits: PERMIT,
  'risk-facts': { ...COMPLAINT, substantiated: true },
  'special-pools': POOL,
  'policy-versions': { values: ANY_RULEBOOK, effectiveFrom: null, documentTitle: '', documentNo: '' },
  'plan-imports': { decisions: {} },
  'policy-bases': { level: 'own', title: '别处的文件', issuer: '别处', issuedOn: '2026-01-01', link: '' },
}
const routes: { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; url: string; roles: Access }[] = []

beforeAll(async () => {
  t = await startTest()
  const app: App = await buildApp(t.deps, ({ method, url, config }) => {
    if (!url.startsWith('/api/v1') || !url.includes(':id') || method === 'HEAD' || method === 'OPTIONS') return
    routes.push({ method: String(method) as 'GET', url, roles: config?.roles ?? [] })
  })
  await app.ready()
  afterAll(() => app.close())
  const stage = await setStage(t)
  const draw = await drawWhole(t, stage)
  const first = async (table: 'targets' | 'inspectors' | 'inspectionItems' | 'conflicts' | 'users' | 'policyBases') =>
    (await t.deps.db.selectFrom(table).select('id').executeTakeFirstOrThrow()).id
  ids = {
    tasks: stage.taskId,
    draws: draw.id,
    targets: await first('targets'),
    inspectors: await first('inspectors'),
    items: await first('inspectionItems'),
    conflicts: await first('conflicts'),
    users: await first('users'),
    bureaus: t.bureau.id,
    ...(await fillOrganisation(t)),
    ...(await fillItemLists(t)),
    ...(await fillTargets(t, stage.itemId)),
    ...(await fillInspectors(t, await first('inspectors'))),
    plans: (await makePlan(await t.signIn('businessOffice'), { year: 2098 })).planId,
    ...(await fillAmendments(t)),
    'plan-imports': await pastePlanTable(),
    'policy-versions': await draftRulebook(),
    'policy-bases': await first('policyBases'),
  }
  everything = {
    ...stage.input,
    version: 1,
    reason: '看看能不能改到别处的资料',
    gateId: 'training',
    declaredAt: '2026-10-08',
    witness: '第七纪检组·王某',
    device: 'host',
    dice: '1',
    confirmed: true,
    signature: { kind: 'typed', name: '赵某' },
    status: 'suspended',
    name: '改名的资料',
    code: 'X-1',
    codeKind: 'own',
    kind: 'enterprise',
    region: '',
    address: '',
    office: '',
    permitNo: '',
    permitUntil: null,
    riskClass: 'A',
    itemIds: [ids.items],
    certificateUntil: '2029-12-31',
    category: 'general',
    legalBasis: '依据',
    needsPermit: false,
    note: '',
    login: 'elsewhere',
    roles: ['inspector'],
    bureauId: t.bureau.id,
    officeId: null,
    parentId: null,
    regionCode: '140603',
    profile: 'S4',
  }
})

test('whoever comes from another bureau finds nothing under an id of this one, whatever the duty and the request', async () => {
  const there = await t.makeBureau({ name: '别处农业农村局' })
  const tried = new Set<string>()
  for (const roles of sets()) {
    const { headers } = await t.signIn(await t.makeUser({ bureauId: there.id, roles }))
    for (const { method, url, roles: access } of routes) {
      const kind = url.split('/')[3] ?? ''
      const id = ids[kind]
      if (id === undefined || access === 'public' || (access !== 'any' && !access.some((role) => roles.includes(role))))
        continue
      // Files are no JSON; they have a test of their own.
      if (method === 'POST' && /\/(?:evidence|document|imports)$/.test(url)) continue
      const address = `${url.replace(':id', id).replaceAll(/:\w+/g, id)}?list=targets&format=xlsx`
      const payload = { ...everything, ...OWN[kind], ...OWN[url.split('/').at(-1) ?? ''] }
      const reply = await t.app.inject({ method, url: address, headers, ...(method !== 'GET' && { payload }) })
      const label = `${roles.join()} ${method} ${url} ${reply.body.slice(0, 200)}`
      const isAccount = kind === 'users' || kind === 'bureaus'
      expect(reply.statusCode, label).toBe(isAccount ? 403 : 404)
      tried.add(`${method} ${url}`)
    }
  }
  expect(tried.size).toBeGreaterThan(30)
})

test('nobody adds a photo to a draw of another bureau', async () => {
  const there = await t.makeBureau()
  const browser = await t.signIn(await t.makeUser({ bureauId: there.id, roles: ['businessOffice'] }))
  expect((await uploadPhoto(t, browser, ids.draws ?? '')).statusCode).toBe(404)
})

async function pastePlanTable(): Promise<string> {
  const clerk = await t.signIn('businessOffice')
  const { planId } = await makePlan(clerk, { year: 2099, lines: [] })
  const reply = await clerk.post(`/plans/${planId}/imports/paste`, {
    text: '序号\t抽查事项\t抽查比例\n1\t农药检查\t5%',
  })
  return reply.json().id
}

async function draftRulebook(): Promise<string> {
  const reason = '看看别处能不能改这一版'
  const reply = await (await t.signIn('platformAdmin')).post('/policy-versions', { from: 'current', reason })
  return reply.json().id
}

/** Every duty, with all the roles that may go with it. */
function sets(): Role[][] {
  const free = ROLE_NAMES.filter((role) => !SEPARATE_DUTIES.includes(role))
  return SEPARATE_DUTIES.map((duty) => [duty, ...free])
}
