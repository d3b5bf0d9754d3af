import type { Home, SpecialPool, TargetDetail, TargetFacets } from '@sunlot/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../../../test/browser.ts'
import { startTest } from '../../../../test/harness.ts'
import type { Test } from '../../../../test/harness.ts'
import { makeItem, targetInput, usccOf } from '../../../../test/registry.ts'
import { COMPLAINT, PERMIT, POOL } from '../../../../test/targets.ts'
import { createTaskWorld, type TaskWorld } from '../../../../test/tasks.ts'
import { markTargetsDrawn } from '../drawn.ts'
import { targetStatistics } from './statistics.ts'

let t: Test
let clerk: Browser
let itemId: string
let world: TaskWorld
let count = 100

beforeAll(async () => {
  t = await startTest()
  world = await createTaskWorld(t)
  clerk = world.clerk
  itemId = world.itemId
})

async function make(more: Record<string, unknown> = {}): Promise<string> {
  count += 1
  const plain = {
    code: usccOf(count),
    name: `平鲁区第${count}农资店`,
    permitNo: '',
    permitUntil: null,
    riskClass: null,
  }
  const reply = await clerk.post('/targets', targetInput(itemId, { ...plain, ...more }))
  expect(reply.statusCode, reply.body).toBe(201)
  return reply.json().id
}
/** Sessions do not outlive a jump in time. */
async function moveTo(day: string): Promise<void> {
  t.clock.set(`${day}T01:30:00Z`)
  clerk = await t.signIn(world.drawer)
}
const read = async (id: string) => (await clerk.get(`/targets/${id}`)).json<TargetDetail>()
const codes = async (query: string) =>
  (await clerk.get(`/targets?size=200&${query}`)).json<{ rows: { id: string }[] }>().rows.map(({ id }) => id)

describe('kinds', () => {
  test('S1-12 S3-02 S3-08 every kind asks for its main facts, and says which one is missing', async () => {
    const cases: [kind: string, missing: Record<string, unknown>, text: string, whole: Record<string, unknown>][] = [
      ['project', {}, '项目须填责任主体（从名录库选）或责任主体名称', { details: { responsibleName: '某水务公司' } }],
      ['product', {}, '产品须填生产者或责任主体（从名录库选）', { details: { maker: '某饲料厂' } }],
      [
        'activity',
        { details: { responsibleName: '李某' } },
        '行为须填行为内容',
        { details: { conduct: '取水', responsibleName: '李某' } },
      ],
      ['site', { address: '' }, '场所须填地址或范围或四至', { address: '井坪镇北' }],
      ['pollutionSource', { permitNo: '' }, '污染源须填许可证编号', { permitNo: '91140603PW001' }],
      [
        'permit',
        { permitNo: '' },
        '许可须填许可证编号',
        { permitNo: '取水（晋）字第7号', details: { responsibleName: '某电站' } },
      ],
    ]
    for (const [kind, lack, text, whole] of cases) {
      const input = targetInput(itemId, { code: `${kind}-1`, codeKind: 'own', kind, name: `一处${kind}` })
      const refused = await clerk.post('/targets', { ...input, ...lack })
      expect(refused.statusCode, kind).toBe(422)
      expect(refused.json().issues).toContainEqual(expect.objectContaining({ message: text }))
      expect((await clerk.post('/targets', { ...input, ...whole })).statusCode, kind).toBe(201)
    }
  })

  test('a project names its responsible entity, and the entity names its projects', async () => {
    const firm = await make()
    const project = await make({
      code: 'XM-1',
      codeKind: 'own',
      kind: 'project',
      name: '灌区改造',
      responsibleId: firm,
    })
    expect((await read(project)).responsible).toMatchObject({ id: firm })
    expect((await read(firm)).answersFor).toMatchObject([{ id: project, kind: 'project' }])
  })

  test('S0-06 the office that keeps a row is named on it, and rows are found by their office', async () => {
    const office = await (await t.signIn('platformAdmin')).post('/offices', {
      name: '植保站',
      bureauId: t.bureau.id,
      parentId: null,
    })
    const officeId = office.json().id
    const id = await make({ officeId })
    expect((await read(id)).office).toEqual({ id: officeId, name: '植保站' })
    expect(await codes(`office=${officeId}`)).toEqual([id])
    expect((await clerk.post('/targets', targetInput(itemId, { code: usccOf(1), officeId: id }))).statusCode).toBe(404)
  })

  test('phone numbers stand on the page of the target only, never in lists, exports or histories', async () => {
    const phone = '13800000021'
    const id = await make({ name: '有电话的店', details: { phone } })
    expect((await read(id)).details.phone).toBe(phone)
    const { version, ...before } = await read(id)
    const changed = targetInput(itemId, {
      code: before.code,
      name: before.name,
      details: { phone: '13900000042' },
      version,
      reason: '换号',
    })
    expect((await clerk.put(`/targets/${id}`, changed)).statusCode).toBe(204)
    const listed = await clerk.get('/targets?q=有电话的店')
    const exported = await clerk.get('/targets/export?format=csv&q=有电话的店')
    for (const text of [listed.body, exported.body, JSON.stringify((await read(id)).history)]) {
      expect(text).not.toMatch(/13800000021|13900000042/)
    }
  })
})

describe('dated changes', () => {
  test('S0-07 a suspension with a last day ends by itself, and counts follow without anything running', async () => {
    await moveTo('2026-10-08')
    const id = await make()
    const body = { status: 'suspended', reason: '停业整修', from: null, until: '2026-10-20' }
    expect((await clerk.post(`/targets/${id}/status`, body)).statusCode).toBe(204)
    expect(await read(id)).toMatchObject({ status: 'suspended', statusUntil: '2026-10-20' })
    const active = async () => (await targetStatistics(t.deps.db, t.bureau.id, today())).active
    const during = await active()
    await moveTo('2026-10-21')
    expect(await read(id)).toMatchObject({ status: 'active', statusUntil: null })
    expect(await active()).toBe(during + 1)
    expect(await codes('status=suspended')).not.toContain(id)
    await moveTo('2026-10-08')
  })

  test('S0-07 what is decided for a later day takes effect on that day, and may be taken back before it', async () => {
    const id = await make()
    const later = { status: 'removed', reason: '许可证将注销', from: '2026-11-01', until: null }
    await clerk.post(`/targets/${id}/status`, later)
    expect(await read(id)).toMatchObject({ status: 'active', planned: { status: 'removed', from: '2026-11-01' } })
    expect(await codes('state=planned')).toContain(id)
    await moveTo('2026-11-01')
    expect((await read(id)).status).toBe('removed')
    expect(await codes('')).not.toContain(id)
    const late = await clerk.post(`/targets/${id}/planned/withdrawal`, { reason: '不再注销' })
    expect(late.json().code).toBe('targets.nothing-planned')
    await moveTo('2026-10-08')
    expect((await clerk.post(`/targets/${id}/planned/withdrawal`, { reason: '不再注销' })).statusCode).toBe(204)
    expect((await read(id)).planned).toBeNull()
    expect((await read(id)).history[0]).toMatchObject({ event: '取消待生效的变更', reason: '不再注销' })
    const past = await clerk.post(`/targets/${id}/status`, { ...later, from: '2026-10-07' })
    expect(past.json().code).toBe('targets.in-the-past')
  })

  test('S0-07 the frozen pool of a task sees each target as it stands on the day of the draw', async () => {
    const poolOf = async () => (await clerk.post('/tasks/preview', world.input({}))).json()
    const before = (await poolOf()).eligible
    const id = await make()
    expect((await poolOf()).eligible).toBe(before + 1)
    await clerk.post(`/targets/${id}/status`, {
      status: 'suspended',
      reason: '停业整修',
      from: '2026-10-10',
      until: '2026-10-12',
    })
    expect((await poolOf()).eligible).toBe(before + 1)
    await moveTo('2026-10-11')
    expect((await poolOf()).eligible).toBe(before)
    await moveTo('2026-10-13')
    expect((await poolOf()).eligible).toBe(before + 1)
    await moveTo('2026-10-08')
  })

  test('the head of the list says what today did', async () => {
    const facets = async () => (await clerk.get('/targets/facets')).json<TargetFacets>().today
    const before = await facets()
    const id = await make()
    await clerk.post(`/targets/${id}/status`, { status: 'removed', reason: '已经注销' })
    const after = await facets()
    expect([after.added - before.added, after.removed - before.removed]).toEqual([1, 1])
  })
})

describe('permits', () => {
  test('of several permits the one that ends next stands on the row, and the target is out only when none is in force', async () => {
    const id = await make({ permitNo: '农药经许-1', permitUntil: '2026-10-20' })
    expect((await read(id)).permits).toMatchObject([{ number: '农药经许-1', state: 'expiring' }])
    expect((await clerk.post(`/targets/${id}/permits`, PERMIT)).statusCode).toBe(201)
    expect(await read(id)).toMatchObject({
      permitNo: '农药经许-1',
      permits: [{ number: '农药经许-1' }, { number: PERMIT.number }],
    })
    expect((await clerk.post(`/targets/${id}/permits`, PERMIT)).json().code).toBe('permits.taken')
    await moveTo('2026-10-25')
    expect(await codes('permit=expired')).not.toContain(id)
    const [, second] = (await read(id)).permits
    expect((await clerk.post(`/permits/${second?.id}/revocation`, { reason: '经营者申请' })).statusCode).toBe(204)
    expect(await codes('permit=expired')).toContain(id)
    const late = await clerk.put(`/permits/${second?.id}`, { ...PERMIT, validUntil: '2030-01-01' })
    expect(late.json()).toMatchObject({ code: 'permits.revoked', params: { number: PERMIT.number } })
    await moveTo('2026-10-08')
  })
})

describe('groups', () => {
  test('S2-07 targets are marked by trade, field and sort, many at once, and found by their marks', async () => {
    const tag = await clerk.post('/target-tags', { facet: 'sort', name: '批发市场' })
    const tagId = tag.json().id
    const [a, b] = [await make({ region: '甲镇' }), await make({ region: '甲镇' })]
    const batch = await clerk.post('/target-batches', {
      selection: { query: { region: '甲镇' } },
      do: { action: 'addTag', tagId },
    })
    expect(batch.json()).toMatchObject({ state: 'done', selected: 2, changed: 2 })
    expect((await codes(`tag=${tagId}`)).toSorted()).toEqual([a, b].toSorted())
    expect((await read(a)).tags).toEqual([{ id: tagId, name: '批发市场' }])
    expect((await clerk.delete(`/target-tags/${tagId}`)).json().code).toBe('tags.in-use')
    const events = await t.deps.db
      .selectFrom('auditEvents')
      .select('data')
      .where('event', '=', 'targets.batch')
      .execute()
    expect(events).toHaveLength(1)
    const off = { selection: { ids: [a] }, do: { action: 'removeTag', tagId } }
    expect((await clerk.post('/target-batches', off)).json()).toMatchObject({ changed: 1 })
    expect(await codes(`tag=${tagId}`)).toEqual([b])
  })

  test('many are suspended and resumed at once, each with its line in the history', async () => {
    const ids = [await make(), await make(), await make()]
    await clerk.post(`/targets/${ids[2]}/status`, { status: 'closed', reason: '已经停业' })
    const suspend = { selection: { ids }, do: { action: 'suspend', reason: '汛期停止检查', until: '2026-10-31' } }
    expect((await clerk.post('/target-batches', suspend)).json()).toMatchObject({ selected: 3, changed: 2 })
    expect(await read(ids[0] ?? '')).toMatchObject({ status: 'suspended', statusUntil: '2026-10-31', version: 2 })
    expect((await read(ids[2] ?? '')).status).toBe('closed')
    const resume = { selection: { ids }, do: { action: 'resume', reason: '汛期已过' } }
    expect((await clerk.post('/target-batches', resume)).json()).toMatchObject({ changed: 2 })
    expect((await read(ids[0] ?? '')).history[0]).toMatchObject({ event: '变更对象状态', reason: '汛期已过' })
    const check = { selection: { ids }, do: { action: 'checkPermits' } }
    expect((await clerk.post('/target-batches', check)).json().permits).toEqual({
      valid: 0,
      expiring: 0,
      expired: 0,
      none: 3,
    })
  })

  test('S4-16 a pool of its own ratio and frequency fills from listings and proven complaints, and empties when they end', async () => {
    const made = await clerk.post('/special-pools', { ...POOL, name: '高风险对象专项库' })
    const poolId = made.json().id
    const [listed, complained, clean] = [await make(), await make(), await make()]
    const listing = { ...COMPLAINT, kind: 'abnormalList', source: '市场监管部门' }
    const fact = (await clerk.post(`/targets/${listed}/risk-facts`, listing)).json().id
    const complaint = (await clerk.post(`/targets/${complained}/risk-facts`, COMPLAINT)).json().id
    expect(await codes(`pool=${poolId}`)).toEqual([listed])
    const proven = { substantiated: true, endedOn: null, reason: '现场核实属实' }
    expect((await clerk.post(`/risk-facts/${complaint}/outcome`, proven)).statusCode).toBe(204)
    expect((await codes(`pool=${poolId}`)).toSorted()).toEqual([listed, complained].toSorted())
    const pool = (await clerk.get('/special-pools')).json<SpecialPool[]>().find(({ id }) => id === poolId)
    expect(pool).toMatchObject({ rate: [50, 100], roundsPerYear: 4, targets: 2, clause: 'S4-16' })
    expect((await read(listed)).cap).toBe(4)
    const ended = { substantiated: null, endedOn: '2026-10-01', reason: '已移出异常名录' }
    await clerk.post(`/risk-facts/${fact}/outcome`, ended)
    expect(await codes(`pool=${poolId}`)).toEqual([complained])
    const byHand = { selection: { ids: [clean] }, do: { action: 'addToPool', poolId, reason: '想转进来' } }
    expect((await clerk.post('/target-batches', byHand)).json().code).toBe('pools.by-itself')
    expect(
      (await clerk.post(`/risk-facts/${complaint}/outcome`, { ...proven, substantiated: false })).json().code,
    ).toBe('risk-facts.settled')
    const scope = { itemIds: [itemId], kinds: [], regions: [], poolIds: [poolId], tagIds: [] }
    const preview = await clerk.post('/tasks/preview', world.input({ scope }))
    expect(preview.json().size, preview.body).toBe(1)
    const leaving = (await clerk.post(`/targets/${listed}/risk-facts`, { ...listing, on: '2026-10-05' })).json().id
    await clerk.post(`/risk-facts/${leaving}/outcome`, { ...ended, endedOn: '2026-10-20' })
    expect((await codes(`pool=${poolId}`)).toSorted()).toEqual([listed, complained].toSorted())
    await moveTo('2026-10-20')
    const counted = (await clerk.get('/special-pools')).json<SpecialPool[]>().find(({ id }) => id === poolId)
    expect(counted?.targets).toBe(1)
    expect(await codes(`pool=${poolId}`)).toEqual([complained])
    expect((await read(listed)).pools).toEqual([])
    expect((await clerk.post('/tasks/preview', world.input({ scope }))).json().size).toBe(1)
    await moveTo('2026-10-08')
    expect((await clerk.post('/tasks/preview', world.input({ scope }))).json().size).toBe(2)
  })

  test('B-12 the bound of visits a year stands beside those made, and who has reached it is found', async () => {
    const pool = await clerk.post('/special-pools', {
      ...POOL,
      name: '重点户',
      entry: 'byHand',
      factKinds: [],
      visitsPerYear: 1,
    })
    const [reached, open] = [await make(), await make()]
    const into = { action: 'addToPool', poolId: pool.json().id, reason: '重点监管' }
    await clerk.post('/target-batches', { selection: { ids: [reached, open] }, do: into })
    await t.deps.db
      .transaction()
      .execute((tx) => markTargetsDrawn(tx, { targetIds: [reached], on: '2026-06-01', year: 2026 }))
    expect(await codes('drawn=atCap')).toEqual([reached])
    expect(await read(reached)).toMatchObject({ cap: 1, drawnThisYear: 1 })
  })
})

describe('merges', () => {
  test('two entries of one firm become one: what hung on either hangs on the winner, and both histories are read there', async () => {
    const feed = await makeItem(clerk, '饲料生产')
    const [winner, loser] = [
      await make({ name: '惠农店', permitNo: 'A-1', permitUntil: '2029-01-01' }),
      await make({ name: '惠农店', permitNo: 'B-2', permitUntil: '2028-01-01', itemIds: [itemId, feed] }),
    ]
    await clerk.post(`/targets/${loser}/risk-facts`, COMPLAINT)
    await t.deps.db
      .transaction()
      .execute((tx) => markTargetsDrawn(tx, { targetIds: [loser], on: '2026-05-01', year: 2026 }))
    const found = (await clerk.get('/targets/duplicates?ground=name&q=惠农店')).json()
    expect(found.rows).toMatchObject([{ ground: 'name', a: { id: winner }, b: { id: loser } }])
    const merge = { winnerId: winner, loserId: loser, reason: '换照后两次登记' }
    const made = await clerk.post('/target-merges', merge)
    expect(made.statusCode, made.body).toBe(201)
    const one = await read(winner)
    expect(one.items.map(({ name }) => name).toSorted()).toEqual(['事项NY-01', '饲料生产'])
    expect(one.permits.map(({ number }) => number)).toEqual(['B-2', 'A-1'])
    expect(one).toMatchObject({
      drawnThisYear: 1,
      riskFacts: [{ kind: 'complaint' }],
      merged: [{ id: loser, reason: '换照后两次登记' }],
    })
    expect(one.history.map(({ event }) => event)).toContain('新增检查对象（“惠农店”）')
    expect(await read(loser)).toMatchObject({ status: 'removed', mergedInto: { id: winner } })
    expect((await clerk.post(`/targets/${loser}/status`, { status: 'active', reason: '想恢复它' })).json().code).toBe(
      'targets.merged',
    )
    expect((await clerk.post(`/target-merges/${made.json().id}/undo`, { reason: '其实是两户' })).statusCode).toBe(204)
    expect(await read(winner)).toMatchObject({
      drawnThisYear: 0,
      items: [{ name: '事项NY-01' }],
      permits: [{ number: 'A-1' }],
      riskFacts: [],
      merged: [],
    })
    expect(await read(loser)).toMatchObject({
      status: 'active',
      permits: [{ number: 'B-2' }],
      mergedInto: null,
      drawnThisYear: 1,
    })
  })

  test('a merge stands once the winner was drawn, and nobody merges an entry into itself or twice', async () => {
    const [winner, loser] = [await make(), await make()]
    const made = await clerk.post('/target-merges', { winnerId: winner, loserId: loser, reason: '同一户两次登记' })
    await t.deps.db
      .transaction()
      .execute((tx) => markTargetsDrawn(tx, { targetIds: [winner], on: '2026-10-08', year: 2026 }))
    expect((await clerk.post(`/target-merges/${made.json().id}/undo`, { reason: '其实是两户' })).json().code).toBe(
      'merges.drawn-since',
    )
    expect((await read(winner)).merged[0]?.undo).toBeNull()
    const again = { winnerId: winner, loserId: loser, reason: '同一户两次登记' }
    expect((await clerk.post('/target-merges', again)).json().code).toBe('targets.merged')
    expect((await clerk.post('/target-merges', { ...again, loserId: winner })).json().code).toBe('merges.same')
  })
})

test('S1-28 the strata of a draw have the sizes that the directory counts by class', async () => {
  const counts = async () => {
    const { cells } = await targetStatistics(t.deps.db, t.bureau.id, today())
    const of = (riskClass: string) => cells.filter((one) => one.itemId === itemId && one.riskClass === riskClass)
    return ['A', 'D'].map((riskClass) => of(riskClass).reduce((sum, { active }) => sum + active, 0))
  }
  const [a = 0, d = 0] = await counts()
  const id = await make({ riskClass: 'A' })
  await make({ riskClass: 'D' })
  expect(await counts()).toEqual([a + 1, d + 1])
  const { version, ...before } = await read(id)
  const input = targetInput(itemId, {
    code: before.code,
    name: before.name,
    riskClass: 'D',
    version,
    reason: '重新分类',
  })
  await clerk.put(`/targets/${id}`, input)
  expect(await counts()).toEqual([a, d + 2])
  expect((await read(id)).riskClasses).toMatchObject([
    { riskClass: 'D', before: 'A', source: '手工变更', from: '2026-10-08' },
  ])
  const strata = [
    { riskClasses: ['D'], rate: [20, 100] },
    { riskClasses: ['A', 'B', 'C', null], rate: [5, 100] },
  ]
  const scope = { itemIds: [itemId], kinds: [], regions: [], poolIds: [], tagIds: [] }
  const preview = await clerk.post(
    '/tasks/preview',
    world.input({ scope, strata, excludeInspectedThisYear: false } as never),
  )
  expect(preview.json().strata[0], preview.body).toMatchObject({ riskClasses: ['D'], size: d + 2 })
})

test('the kept counts are those of the rows themselves, whatever was done', async () => {
  const { rows } = await t.deps.pool.query(
    `select (select sum(count)::int from target_tallies where item_id is null) as kept,
      (select count(*)::int from targets where not scheduled) as counted,
      (select sum(count)::int from target_tallies where item_id is not null) as kept_items,
      (select count(*)::int from target_items i join targets t on t.id = i.target_id where not t.scheduled) as counted_items`,
  )
  expect(rows[0].kept).toBe(rows[0].counted)
  expect(rows[0].kept_items).toBe(rows[0].counted_items)
})

test('S0-07 the keepers are reminded of permits about to end and of planned changes about to take effect, others are not', async () => {
  const reminders = async (browser: Browser) => {
    const { todos } = (await browser.get('/home')).json<Home>()
    const own = todos.filter(({ to }) => ['/targets?state=planned', '/targets?permit=expiring'].includes(to))
    return Object.fromEntries(
      own.map(({ to, object, deadline }) => [to, [Number.parseInt(object, 10), deadline.until]]),
    )
  }
  const before = await reminders(clerk)
  await make({ permitNo: 'NY-777', permitUntil: '2026-10-09' })
  const planned = { status: 'removed', reason: '计划注销', from: '2026-10-09', until: null }
  expect((await clerk.post(`/targets/${await make()}/status`, planned)).statusCode).toBe(204)
  expect(await reminders(clerk)).toEqual({
    '/targets?state=planned': [Number(before['/targets?state=planned']?.[0] ?? 0) + 1, '2026-10-09'],
    '/targets?permit=expiring': [Number(before['/targets?permit=expiring']?.[0] ?? 0) + 1, '2026-10-09'],
  })
  expect(await reminders(await t.signIn('deputyHead'))).toEqual({})
})

test('a batch over more targets than one statement takes goes through all of them, once each', async () => {
  await t.deps.pool.query(
    `insert into targets (id, bureau_id, code, code_kind, name, name_raw, kind, region, permit_no, created_at, updated_at)
      select gen_random_uuid(), $1, 'BULK-' || n, 'own', '成批第' || n, '成批', 'site', '成批乡', 'P' || n, now(), now()
      from generate_series(1, 20010) n`,
    [t.bureau.id],
  )
  const tag = (await clerk.post('/target-tags', { facet: 'field', name: '成批标注' })).json().id
  const run = async (what: Record<string, unknown>) => {
    const started = await clerk.post('/target-batches', { selection: { query: { region: '成批乡' } }, do: what })
    await t.deps.jobs.idle()
    return (await clerk.get(`/target-batches/${started.json().id}`)).json()
  }
  const whole = { state: 'done', selected: 20_010, done: 20_010 }
  expect(await run({ action: 'addTag', tagId: tag })).toMatchObject({ ...whole, changed: 20_010 })
  expect(await run({ action: 'addTag', tagId: tag })).toMatchObject({ ...whole, changed: 0 })
  expect((await clerk.get(`/targets?tag=${tag}`)).json().total).toBe(20_010)
  expect(await run({ action: 'checkPermits' })).toMatchObject({
    ...whole,
    permits: { valid: 20_010, expiring: 0, expired: 0, none: 0 },
  })
})

test('no target stands without its bureau, no link without its target and item, and what they rest on stays', async () => {
  const id = await make()
  const nobody = t.deps.newId()
  const attempts: [statement: string, params: string[], refusal: string][] = [
    [
      'insert into target_items (target_id, item_id) values ($1, $2)',
      [nobody, itemId],
      'needs its target and its item',
    ],
    ['insert into target_items (target_id, item_id) values ($1, $2)', [id, nobody], 'needs its target and its item'],
    [
      `insert into targets (id, bureau_id, code, code_kind, name, name_raw, kind, created_at, updated_at)
        values ($1, $1, 'X-1', 'own', '无主', '无主', 'site', now(), now())`,
      [nobody],
      'needs its bureau and its import',
    ],
    [
      `insert into targets (id, bureau_id, code, code_kind, name, name_raw, kind, import_id, created_at, updated_at)
        select $1, bureau_id, 'X-1', 'own', '无主', '无主', 'site', $1, now(), now() from targets where id = $2`,
      [nobody, id],
      'needs its bureau and its import',
    ],
    ['update target_items set item_id = $2 where target_id = $1', [id, itemId], 'append-only'],
    ['update targets set import_id = $2 where id = $1', [id, nobody], 'append-only'],
    ['delete from targets where id = $1', [id], 'append-only'],
    ['delete from inspection_items where id = $1', [itemId], 'append-only'],
    ['delete from bureaus where id = $1', [t.bureau.id], 'append-only'],
  ]
  for (const [statement, params, refusal] of attempts) {
    await expect(t.deps.pool.query(statement, params), statement).rejects.toThrow(refusal)
  }
})

function today(): string {
  return t.deps.clock.now().toISOString().slice(0, 10)
}
