import type { AccountRole, User, UserInput } from '@sunlot/contract'
import { beforeAll, expect, test } from 'vitest'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import type { Browser } from '../../../test/browser.ts'
import { PASSWORD } from '../../../test/people.ts'

let t: Test
let admin: Browser

beforeAll(async () => {
  t = await startTest()
  admin = await t.signIn('platformAdmin')
})

let count = 0
function input(fields: Partial<UserInput> = {}): UserInput {
  count += 1
  const fixed = { bureauId: t.bureau.id, officeId: null, name: '新人', login: `new${count}` }
  return { ...fixed, roles: ['inspector'], password: 'first password', ...fields }
}

async function createUser(fields: Partial<UserInput> = {}): Promise<{ id: string; input: UserInput }> {
  const body = input(fields)
  const reply = await admin.post('/users', body)
  expect(reply.statusCode, reply.body).toBe(201)
  return { id: reply.json().id, input: body }
}

test('S0-12 S4-07 duties that must be apart cannot meet in one account, and the answer names both', async () => {
  const apart: [AccountRole, AccountRole, string, string][] = [
    ['businessOffice', 'deputyHead', '业务科室经办', '分管领导'],
    ['platformLead', 'businessOffice', '业务科室经办', '公示人（平台牵头科室）'],
    ['deputyHead', 'platformLead', '分管领导', '公示人（平台牵头科室）'],
    ['inspector', 'businessOffice', '业务科室经办', '执法检查人员'],
    ['disciplineWitness', 'businessOffice', '业务科室经办', '见证人（纪检组）'],
  ]
  for (const [one, other, first, second] of apart) {
    const reply = await admin.post('/users', input({ roles: [one, other] }))
    expect(reply.json()).toMatchObject({ code: 'accounts.conflicting-roles', params: { first, second } })
  }
  const { id, input: body } = await createUser({ roles: ['businessOffice'] })
  const changed = await admin.put(`/users/${id}`, { ...body, roles: ['businessOffice', 'deputyHead'] })
  expect(changed.json().code).toBe('accounts.conflicting-roles')
})

test('S0-12 the database itself refuses them', async () => {
  const clerk = await t.makeUser({ bureauId: t.bureau.id, roles: ['businessOffice'] })
  const insert = t.deps.db.insertInto('userRoles').values({ userId: clerk.id, role: 'deputyHead' }).execute()
  await expect(insert).rejects.toMatchObject({ constraint: 'user_roles_separate_duties' })
})

test('a new account must choose its own password before it can do anything else', async () => {
  const { id, input: body } = await createUser({ roles: ['platformAdmin'] })
  const actor = (await admin.get('/users')).json().find((user: { id: string }) => user.id === id)
  const browser = await t.signIn(actor)
  expect((await browser.get('/session')).json().mustChangePassword).toBe(true)
  expect((await browser.get('/users')).json().code).toBe('auth.must-change-password')
  const changed = await browser.post('/session/password', { current: body.password, next: 'my own password' })
  expect(changed.statusCode).toBe(204)
  expect((await (await t.signIn(actor)).get('/users')).statusCode).toBe(200)
})

test('S0-32 an account may hold no role of its own, and none of those that come with a duty only', async () => {
  const { id } = await createUser({ roles: [] })
  const users: User[] = (await admin.get('/users')).json()
  expect(users.find((user) => user.id === id)).toMatchObject({ roles: [] })
  const body = { ...input(), roles: ['dataEntry'] }
  expect((await admin.post('/users', body)).statusCode).toBe(422)
})

test('a login is taken whatever its case', async () => {
  await createUser({ login: 'zhang' })
  const reply = await admin.post('/users', input({ login: 'ZHANG' }))
  expect(reply.json()).toMatchObject({ code: 'accounts.login-taken', params: { login: 'ZHANG' } })
})

test('other roles, a reset password and closing an account each end its sessions', async () => {
  const changes: ((body: UserInput) => object)[] = [
    (body) => ({ ...body, password: undefined, roles: ['legalOffice'] }),
    (body) => ({ ...body, password: 'another password' }),
    (body) => ({ ...body, password: undefined, status: 'disabled' }),
  ]
  for (const change of changes) {
    const person = await t.makeUser({ bureauId: t.bureau.id, roles: ['inspector'] })
    const browser = await t.signIn(person)
    expect((await browser.get('/session')).json().actor).not.toBeNull()
    const { login, name, bureauId, officeId } = person
    const body: UserInput = { login, name, roles: ['inspector'], bureauId, officeId }
    const changed = await admin.put(`/users/${person.id}`, change(body))
    expect(changed.statusCode).toBe(204)
    expect((await browser.get('/session')).json().actor).toBeNull()
  }
})

test('the last platform admin can neither be closed nor lose the role, not even by two at once', async () => {
  const bureau = await t.makeBureau({ parentId: t.bureau.id })
  const [one, other] = [
    await t.makeUser({ bureauId: bureau.id, roles: ['platformAdmin'] }),
    await t.makeUser({ bureauId: bureau.id, roles: ['platformAdmin'] }),
  ]
  const replies = await Promise.all(
    [one, other].map(({ id, login, name, bureauId }) =>
      admin.put(`/users/${id}`, { login, name, bureauId, officeId: null, roles: ['inspector'] }),
    ),
  )
  expect(replies.filter((reply) => reply.statusCode === 204)).toHaveLength(1)
  expect(replies.find((reply) => reply.statusCode === 409)?.json().code).toBe('accounts.last-admin')
})

test('an admin unlocks a person who was locked out', async () => {
  const person = await t.makeUser({ bureauId: t.bureau.id, roles: ['inspector'] })
  for (let tries = 0; tries < 5; tries += 1)
    await t.stranger.post('/session', { login: person.login, password: 'wrong' })
  const users = (await admin.get('/users')).json()
  expect(users.find(({ id }: { id: string }) => id === person.id).lockedUntil).toBe('2026-10-08T01:45:00.000Z')
  expect((await admin.post(`/users/${person.id}/unlock`)).statusCode).toBe(204)
  expect((await t.stranger.post('/session', { login: person.login, password: PASSWORD })).statusCode).toBe(204)
})

test('S1-25 an admin manages the own bureau and those below, not a sister and not the one above', async () => {
  const county = await t.makeBureau({ parentId: t.bureau.id })
  const town = await t.makeBureau({ parentId: county.id })
  const sister = await t.makeBureau({ parentId: t.bureau.id })
  const stranger = await t.makeBureau()
  const countyAdmin = await t.signIn(await t.makeUser({ bureauId: county.id, roles: ['platformAdmin'] }))
  const { bureaus } = (await countyAdmin.get('/organisation')).json()
  expect(bureaus.map(({ id }: { id: string }) => id)).toEqual([county.id, town.id])

  expect((await countyAdmin.post('/users', input({ bureauId: town.id }))).statusCode).toBe(201)
  for (const bureau of [sister, t.bureau, stranger]) {
    const foreign = [
      countyAdmin.post('/users', input({ bureauId: bureau.id })),
      countyAdmin.post('/offices', { bureauId: bureau.id, parentId: null, name: '执法队' }),
      countyAdmin.put(`/bureaus/${bureau.id}`, { name: '改名', regionCode: '140603', profile: 'S4' }),
      countyAdmin.post('/bureaus', { parentId: bureau.id, name: '新单位', regionCode: '140603', profile: 'S4' }),
    ]
    for (const reply of await Promise.all(foreign)) expect(reply.json().code).toBe('accounts.not-subordinate')
  }
  const person = await t.person('inspector')
  expect((await countyAdmin.post(`/users/${person.id}/unlock`)).json().code).toBe('accounts.not-subordinate')
})

test('bureaus and offices form a tree with names that are used once', async () => {
  const bureau = { parentId: t.bureau.id, name: '某镇农业站', regionCode: '140603', profile: 'S4' }
  const made = await admin.post('/bureaus', bureau)
  expect(made.statusCode).toBe(201)
  expect((await admin.post('/bureaus', bureau)).json()).toMatchObject({
    code: 'accounts.name-taken',
    params: { name: '某镇农业站' },
  })
  const office = { bureauId: t.bureau.id, parentId: null, name: '执法大队' }
  const parent = (await admin.post('/offices', office)).json().id
  expect((await admin.post('/offices', office)).json().code).toBe('accounts.name-taken')
  expect((await admin.post('/offices', { ...office, parentId: parent, name: '一中队' })).statusCode).toBe(201)
  const foreign = { bureauId: made.json().id, parentId: parent, name: '二中队' }
  expect((await admin.post('/offices', foreign)).json().code).toBe('request.not-found')
  expect((await admin.put(`/offices/${parent}`, { name: '综合行政执法大队' })).statusCode).toBe(204)
  const { offices } = (await admin.get('/organisation')).json()
  expect(offices.map(({ name }: { name: string }) => name)).toContain('综合行政执法大队')
})

test('S1-06 each change of an account is one row of the audit trail', async () => {
  const { id, input: body } = await createUser()
  await admin.put(`/users/${id}`, { ...body, password: undefined, name: '改名' })
  await admin.post(`/users/${id}/unlock`)
  const rows = await t.deps.db
    .selectFrom('auditEvents')
    .selectAll()
    .where('subjectId', '=', id)
    .orderBy('seq')
    .execute()
  expect(rows.map(({ event }) => event)).toEqual([
    'accounts.user-created',
    'accounts.user-changed',
    'accounts.user-unlocked',
  ])
  expect(JSON.stringify(rows)).not.toContain(body.password)
})

test('S1-06 S1-25 what an admin from above changes stands in the trail of the bureau that is changed', async () => {
  const county = await t.makeBureau({ parentId: t.bureau.id })
  const { id, input: body } = await createUser({ bureauId: county.id })
  await admin.put(`/users/${id}`, { ...body, bureauId: t.bureau.id })
  await admin.put(`/bureaus/${county.id}`, { name: '县局改名', regionCode: '140603', profile: 'S3' })
  await admin.post('/offices', { bureauId: county.id, parentId: null, name: '法规股' })
  const overseer = await t.signIn(await t.makeUser({ bureauId: county.id, roles: ['legalOffice'] }))
  const { rows } = (await overseer.get('/audit')).json()
  expect(rows.map(({ event }: { event: string }) => event)).toEqual([
    'accounts.office-created',
    'accounts.bureau-changed',
    'accounts.user-changed',
    'accounts.user-created',
  ])
})

test('S1-25 a superior admin opens a county bureau with its admin, who goes on alone, with own offices and accounts', async () => {
  const chief = { name: '县管理员', login: 'county-chief', password: 'first password' }
  const bureau = { parentId: t.bureau.id, name: '某县林业局', regionCode: '441621', profile: 'S1' }
  expect(
    (await admin.post('/bureaus', { ...bureau, admin: { ...chief, login: 'PLATFORMADMIN' } })).json(),
  ).toMatchObject({
    code: 'accounts.login-taken',
    params: { login: 'PLATFORMADMIN' },
  })
  expect((await admin.get('/organisation')).json().bureaus).not.toContainEqual(
    expect.objectContaining({ name: bureau.name }),
  )
  const { id } = (await admin.post('/bureaus', { ...bureau, admin: chief })).json()
  const user = (await admin.get('/users')).json().find(({ login }: { login: string }) => login === chief.login)
  expect(user).toMatchObject({ bureauId: id, roles: ['platformAdmin'] })
  const county = await t.signIn(user)
  expect((await county.get('/users')).json().code).toBe('auth.must-change-password')
  const changed = await county.post('/session/password', { current: chief.password, next: 'my own password' })
  expect(changed.statusCode).toBe(204)
  const own = await t.signIn(user)
  expect((await own.post('/offices', { bureauId: id, parentId: null, name: '资源股' })).statusCode).toBe(201)
  expect((await own.post('/users', input({ bureauId: id }))).statusCode).toBe(201)
  expect((await own.post('/users', input({ bureauId: t.bureau.id }))).json().code).toBe('accounts.not-subordinate')
  // Nor can an account be moved up, or the own bureau be hung elsewhere.
  const mover = await own.put(`/users/${user.id}`, { ...input({ bureauId: t.bureau.id }), roles: ['platformAdmin'] })
  expect(mover.json().code).toBe('accounts.not-subordinate')
})

test('S1-01 offices are imported from a pasted table with either comma, whole or not at all, and twice makes none twice', async () => {
  const bureau = await t.makeBureau({ parentId: t.bureau.id })
  const send = (text: string) => admin.post('/offices/import', { bureauId: bureau.id, text })
  const twice = await send('种植股\n种子站\t种植股\n种子站')
  expect(twice.json()).toMatchObject({
    code: 'accounts.bad-office-line',
    params: { line: 3, why: '“种子站”前面写在“种植股”下面' },
  })
  const names = async () =>
    (await admin.get('/organisation'))
      .json()
      .offices.filter(({ bureauId }: { bureauId: string }) => bureauId === bureau.id)
      .map(({ name }: { name: string }) => name)
  const orphan = await send('科室名称\t上级科室\n资源科\n一中队\t执法大队')
  expect(orphan.json()).toMatchObject({
    code: 'accounts.unknown-parent',
    params: { name: '一中队', parent: '执法大队' },
  })
  expect(await names()).toEqual([])
  const wide = await send('资源科,,多余的话')
  expect(wide.json()).toMatchObject({ code: 'accounts.bad-office-line', params: { line: 1 } })
  const nameless = await send('资源科\n，执法大队')
  expect(nameless.json()).toMatchObject({ code: 'accounts.bad-office-line', params: { line: 2, why: '没有科室名称' } })
  const table = '科室名称，上级科室\r\n资源科\r\n执法大队\u00a0\r\n\r\n一中队，执法大队\r\n二中队,执法大队'
  expect((await send(table)).json()).toEqual({ created: 4, known: 0 })
  expect((await names()).toSorted()).toEqual(['一中队', '二中队', '执法大队', '资源科'])
  expect((await send(`${table}\n保护科`)).json()).toEqual({ created: 1, known: 4 })
})
