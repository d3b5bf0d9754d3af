import { ROLE_NAMES } from '@sunlot/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import type { Browser } from '../../../test/browser.ts'
import { inspectorInput, makeItem, targetInput, textsOf, usccOf } from '../../../test/registry.ts'
import { markInspectorsDrawn, markTargetsDrawn } from './index.ts'

let t: Test
let clerk: Browser
let foreign: Browser
let pesticide: string
let feed: string

beforeAll(async () => {
  t = await startTest()
  clerk = await t.signIn('businessOffice')
  const other = await t.makeBureau({ name: '别的区农业农村局' })
  foreign = await t.signIn(await t.makeUser({ bureauId: other.id, roles: ['businessOffice'], login: 'foreign' }))
  pesticide = await makeItem(clerk, '农药经营', { code: 'SX-01', needsPermit: true })
  feed = await makeItem(clerk, '饲料生产', { code: 'SX-02' })
})

async function makeTarget(number: number, more: Record<string, unknown> = {}): Promise<string> {
  const input = targetInput(pesticide, { code: usccOf(number), name: `平鲁区第${number}农资店`, permitNo: '', ...more })
  const reply = await clerk.post('/targets', input)
  expect(reply.statusCode, reply.body).toBe(201)
  return reply.json().id
}

async function names(query: string): Promise<string[]> {
  const reply = await clerk.get(`/targets?${query}`)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json().rows.map((row: { name: string }) => row.name)
}

describe('items', () => {
  test('S0-06 an item stands in the list once, by number and by name', async () => {
    const again = { code: 'SX-01', name: '别的事项', category: 'general', legalBasis: '某法' }
    expect((await clerk.post('/items', again)).json()).toMatchObject({ code: 'items.code-taken' })
    const same = { ...again, code: 'SX-09', name: '农药经营' }
    expect((await clerk.post('/items', same)).json()).toMatchObject({ code: 'items.name-taken' })
    const how = { version: 1, cause: 'correction', note: '' }
    const changed = { ...again, ...how, code: 'SX-02', name: '饲料生产', category: 'key' }
    expect((await clerk.put(`/items/${feed}`, changed)).statusCode).toBe(204)
    const list = (await clerk.get('/items')).json()
    expect(list.map((item: { name: string; category: string }) => [item.name, item.category])).toEqual([
      ['农药经营', 'general'],
      ['饲料生产', 'key'],
    ])
    expect((await foreign.put(`/items/${feed}`, changed)).statusCode).toBe(404)
  })
})

describe('targets', () => {
  test('S0-06 S1-12 a target of any kind stands under at least one item', async () => {
    const details = { responsibleName: '平鲁区绿源饲料有限公司' }
    const project = targetInput(feed, {
      code: 'XM-2026-001',
      codeKind: 'own',
      name: '饲料厂扩建',
      kind: 'project',
      details,
    })
    const made = await clerk.post('/targets', project)
    expect(made.statusCode).toBe(201)
    const detail = (await clerk.get(`/targets/${made.json().id}`)).json()
    expect(detail).toMatchObject({ kind: 'project', items: [{ name: '饲料生产' }], drawnThisYear: 0, version: 1 })
    const bare = await clerk.post('/targets', { ...project, code: 'XM-2026-002', itemIds: [] })
    expect(bare.json()).toMatchObject({
      code: 'request.invalid',
      issues: [{ path: 'itemIds', message: '至少选 1 项' }],
    })
    const foreignItem = await foreign.post('/targets', project)
    expect(foreignItem.json()).toMatchObject({ code: 'items.unknown' })
  })

  test('a credit code with a wrong check character is refused at the field', async () => {
    const wrong = `${usccOf(1).slice(0, 17)}${usccOf(1).endsWith('0') ? '1' : '0'}`
    const reply = await clerk.post('/targets', targetInput(pesticide, { code: wrong }))
    expect(reply.json()).toMatchObject({ code: 'request.invalid', issues: [{ path: 'code' }] })
  })

  test('a code stands in the directory of a bureau once, and two at once make one', async () => {
    const input = targetInput(pesticide, { code: usccOf(100), name: '平鲁区双丰农资经营部' })
    const replies = await Promise.all([clerk.post('/targets', input), clerk.post('/targets', input)])
    expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
    const refused = replies.find(({ statusCode }) => statusCode === 409)
    expect(refused?.json()).toMatchObject({ code: 'targets.code-taken', params: { name: '平鲁区双丰农资经营部' } })
  })

  test('S0-07 a change is kept with what was before, by whom and why, and a stale form is refused', async () => {
    const id = await makeTarget(101, { name: '平鲁区春耕农资店' })
    const change = {
      ...targetInput(pesticide, { code: usccOf(101), name: '平鲁区春耕农资店', permitNo: '' }),
      version: 1,
    }
    const moved = { ...change, riskClass: 'D', itemIds: [pesticide, feed], reason: '年度信用评价' }
    expect((await clerk.put(`/targets/${id}`, moved)).statusCode).toBe(204)
    const stale = await clerk.put(`/targets/${id}`, { ...change, riskClass: 'B', reason: '' })
    expect(stale.json()).toMatchObject({ code: 'targets.changed', params: { name: '平鲁区春耕农资店' } })
    const { history, version } = (await clerk.get(`/targets/${id}`)).json()
    expect(version).toBe(2)
    expect(history[0]).toMatchObject({
      event: '变更检查对象',
      reason: '年度信用评价',
      fields: [
        { name: '风险类别', before: 'A', after: 'D' },
        { name: '抽查事项', before: '农药经营', after: '农药经营、饲料生产' },
      ],
    })
    expect(history[1]).toMatchObject({ event: '新增检查对象' })
    const audit = await t.deps.db
      .selectFrom('auditEvents')
      .select(['event', 'subjectId'])
      .where('subjectId', '=', id)
      .orderBy('seq')
      .execute()
    expect(audit.map(({ event }) => event)).toEqual(['targets.created', 'targets.changed'])
  })

  test('S0-07 suspending and removing need a reason, are events, and the slower of two is told', async () => {
    const id = await makeTarget(102)
    const noReason = await clerk.post(`/targets/${id}/status`, { status: 'suspended', reason: '停' })
    expect(noReason.statusCode).toBe(422)
    const suspend = { status: 'suspended', reason: '停业整顿至年底' }
    const replies = await Promise.all([1, 2].map(() => clerk.post(`/targets/${id}/status`, suspend)))
    expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409])
    expect((await clerk.get(`/targets/${id}`)).json().history[0]).toMatchObject({
      event: '变更对象状态',
      reason: '停业整顿至年底',
      fields: [{ name: '状态', before: '正常', after: '暂停抽取' }],
    })
    await clerk.post(`/targets/${id}/status`, { status: 'removed', reason: '已迁出本区' })
    expect(await names('q=第102农资')).toEqual([])
    expect(await names('q=第102农资&status=removed')).toEqual(['平鲁区第102农资店'])
  })

  test('two Chinese characters, a code or a permit number find a target, and nothing else does', async () => {
    await makeTarget(110, { name: '朔城区金穗种业', permitNo: '农药经许(晋)14060320999' })
    await makeTarget(111, { name: '朔城区穗金种业' })
    expect(await names(`q=${encodeURIComponent('金穗')}`)).toEqual(['朔城区金穗种业'])
    expect(await names(`q=${encodeURIComponent('穗')}&sort=-name`)).toEqual(
      ['朔城区穗金种业', '朔城区金穗种业'].toSorted().toReversed(),
    )
    expect(await names(`q=${encodeURIComponent('朔城区 金穗')}`)).toEqual(['朔城区金穗种业'])
    expect(await names(`q=${usccOf(110).slice(0, 17).toLowerCase()}`)).toEqual(['朔城区金穗种业'])
    expect(await names(`q=${encodeURIComponent('农药经许(晋)14060320999')}`)).toEqual(['朔城区金穗种业'])
    expect(await names('q=%25')).toEqual([])
  })

  test('filters narrow the list, facets count it, and pages fit together', async () => {
    const region = encodeURIComponent('白堂乡')
    await makeTarget(120, { region: '白堂乡', riskClass: 'C', permitUntil: '2026-09-30' })
    await makeTarget(121, { region: '白堂乡', riskClass: 'D', permitUntil: '2026-10-27', itemIds: [feed] })
    await makeTarget(122, { region: '白堂乡', riskClass: null, permitUntil: null })
    expect(await names(`region=${region}&risk=CD`)).toHaveLength(2)
    expect(await names(`region=${region}&risk=D-`)).toHaveLength(2)
    expect(await names(`region=${region}&permit=expired`)).toEqual(['平鲁区第120农资店'])
    expect(await names(`region=${region}&permit=expiring`)).toEqual(['平鲁区第121农资店'])
    expect(await names(`region=${region}&permit=none`)).toEqual(['平鲁区第122农资店'])
    expect(await names(`region=${region}&item=${feed}`)).toEqual(['平鲁区第121农资店'])
    expect(await names(`region=${region}&sort=-riskClass&size=1&page=2`)).toEqual(['平鲁区第120农资店'])
    const facets = (await clerk.get(`/targets/facets?region=${region}&risk=C`)).json()
    expect(facets.risk).toEqual({ C: 1, D: 1, '-': 1 })
    expect(facets.regions).toContainEqual({ name: '白堂乡', count: 3 })
  })

  test('what is filtered is exported, as a workbook and as csv', async () => {
    await makeTarget(130, { region: '下水头乡', name: '=下水头农资' })
    const query = `region=${encodeURIComponent('下水头乡')}`
    for (const format of ['xlsx', 'csv'] as const) {
      const reply = await clerk.get(`/targets/export?${query}&format=${format}`)
      expect(reply.statusCode).toBe(200)
      expect(decodeURIComponent(String(reply.headers['content-disposition']))).toContain(
        `检查对象名录库2026-10-08.${format}`,
      )
      const rows = await textsOf(reply.rawPayload, `out.${format}`)
      expect(rows).toHaveLength(2)
      expect(rows[1]?.[1]).toBe(usccOf(130))
      expect(rows[1]?.[0]).toBe(format === 'csv' ? "'=下水头农资" : '=下水头农资')
    }
  })

  test('S1-16 a signed draw is counted for the year it was signed in', async () => {
    const id = await makeTarget(140)
    const mark = (year: number) =>
      t.deps.db.transaction().execute((tx) => markTargetsDrawn(tx, { targetIds: [id], on: `${year}-05-06`, year }))
    await mark(2025)
    expect((await clerk.get(`/targets/${id}`)).json()).toMatchObject({ drawnThisYear: 0, lastDrawnOn: '2025-05-06' })
    await mark(2026)
    await mark(2026)
    expect((await clerk.get(`/targets/${id}`)).json()).toMatchObject({ drawnThisYear: 2, version: 1 })
    expect(await names('drawn=thisYear')).toEqual(['平鲁区第140农资店'])
  })

  test('another bureau sees and changes nothing', async () => {
    const id = await makeTarget(150)
    expect((await foreign.get('/targets')).json()).toMatchObject({ rows: [], total: 0 })
    expect((await foreign.get(`/targets/${id}`)).statusCode).toBe(404)
    const reason = { status: 'closed', reason: '别的单位来关闭' }
    expect((await foreign.post(`/targets/${id}/status`, reason)).statusCode).toBe(404)
  })
})

describe('inspectors', () => {
  async function makeInspector(number: number, more: Record<string, unknown> = {}): Promise<string> {
    const reply = await clerk.post(
      '/inspectors',
      inspectorInput([], { code: `JZF${number}`, name: `张某${number}`, ...more }),
    )
    expect(reply.statusCode, reply.body).toBe(201)
    return reply.json().id
  }

  test('S0-09 an officer needs a certificate with its date, an expert does not', async () => {
    const undated = inspectorInput([], { code: 'JZF900', certificateUntil: null })
    expect((await clerk.post('/inspectors', undated)).json()).toMatchObject({
      code: 'request.invalid',
      issues: [{ path: 'certificateUntil', message: '执法人员必须填执法证有效期' }],
    })
    const expert = await makeInspector(901, { kind: 'technicalExpert', certificateUntil: null })
    expect((await clerk.get(`/inspectors/${expert}`)).json()).toMatchObject({ kind: 'technicalExpert' })
  })

  test('S3-07 in one shared pool everybody is found for every item, whatever the own qualifications', async () => {
    await makeInspector(910, { itemIds: [pesticide] })
    await makeInspector(911, { itemIds: [feed] })
    await makeInspector(912)
    expect((await clerk.get(`/inspectors?item=${feed}&q=JZF91`)).json().total).toBe(3)
    expect((await clerk.get('/inspectors/overview')).json().pool).toEqual({ mode: 'shared', clause: 'S4-03' })
  })

  test('S0-10 transfer and leave are recorded with their reason, and certificates about to end are found', async () => {
    const id = await makeInspector(920, { certificateUntil: '2026-10-20' })
    expect((await clerk.get('/inspectors?certificate=expiring')).json().rows[0]).toMatchObject({ code: 'JZF920' })
    const leave = { status: 'leave', reason: '休假两周' }
    const replies = await Promise.all([1, 2].map(() => clerk.post(`/inspectors/${id}/status`, leave)))
    expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409])
    const change = {
      ...inspectorInput([], { code: 'JZF920', name: '张某920', certificateUntil: '2030-10-20' }),
      version: 2,
    }
    expect((await clerk.put(`/inspectors/${id}`, { ...change, reason: '换发新证' })).statusCode).toBe(204)
    const { history } = (await clerk.get(`/inspectors/${id}`)).json()
    expect(history.map((one: { event: string }) => one.event)).toEqual(['变更执法人员', '变更人员状态', '新增执法人员'])
    expect(history[0].fields).toEqual([{ name: '执法证有效期', before: '2026年10月20日', after: '2030年10月20日' }])
    expect((await clerk.put(`/inspectors/${id}`, { ...change, reason: '' })).json().code).toBe('inspectors.changed')
  })

  test('a certificate number stands in the directory once', async () => {
    await makeInspector(930)
    const again = await clerk.post('/inspectors', inspectorInput([], { code: 'JZF930', name: '别人' }))
    expect(again.json()).toMatchObject({ code: 'inspectors.code-taken', params: { name: '张某930' } })
  })

  test('visits are counted for the year', async () => {
    const id = await makeInspector(940)
    await t.deps.db.transaction().execute((tx) => markInspectorsDrawn(tx, { inspectorIds: [id, id], year: 2026 }))
    expect((await clerk.get(`/inspectors/${id}`)).json()).toMatchObject({ drawnThisYear: 2 })
    const rows = await textsOf((await clerk.get('/inspectors/export?q=JZF940')).rawPayload, 'out.xlsx')
    expect(rows[1]?.slice(0, 3)).toEqual(['张某940', 'JZF940', '执法人员'])
  })
})

describe('conflicts', () => {
  test('S4-05 a declared interest stands on both entries until it is withdrawn with a reason', async () => {
    const targetId = await makeTarget(160)
    const { id: inspectorId } = (
      await clerk.post('/inspectors', inspectorInput([], { code: 'JZF960', name: '孙某' }))
    ).json()
    const declared = await clerk.post('/conflicts', { inspectorId, targetId, kind: 'kin', note: '配偶经营' })
    const { id } = declared.json()
    expect((await clerk.get(`/targets/${targetId}`)).json().conflicts).toEqual([
      { id, inspectorName: '孙某', kind: '近亲属', note: '配偶经营' },
    ])
    expect((await clerk.get(`/inspectors/${inspectorId}`)).json()).toMatchObject({
      conflictCount: 1,
      conflicts: [{ targetName: '平鲁区第160农资店' }],
    })
    const again = await clerk.post('/conflicts', { inspectorId, targetId, kind: 'kin', note: '' })
    expect(again.json()).toMatchObject({ code: 'conflicts.declared' })
    const found = (await clerk.get(`/conflicts?q=${encodeURIComponent('孙某')}`)).json()
    expect(found).toMatchObject({ total: 1, rows: [{ id, targetCode: usccOf(160) }] })
    expect((await foreign.delete(`/conflicts/${id}`, { reason: '别的单位' })).statusCode).toBe(404)
    const reason = { reason: '已离婚并转让' }
    const replies = await Promise.all([1, 2].map(() => clerk.delete(`/conflicts/${id}`, reason)))
    expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409])
    expect((await clerk.get('/conflicts')).json().total).toBe(0)
    expect((await clerk.post('/conflicts', { inspectorId, targetId, kind: 'kin', note: '' })).statusCode).toBe(201)
  })
})

describe('access', () => {
  test('S0-06 S0-32 only who keeps the directories may write, the bureau may read, an inspector may not', async () => {
    const body = targetInput(pesticide, { code: usccOf(990) })
    for (const role of ROLE_NAMES) {
      const browser = await t.signIn(role)
      const reads = role === 'inspector' ? 403 : 200
      for (const url of ['/items', '/targets', '/targets/facets', '/inspectors', '/conflicts', '/targets/export']) {
        expect((await browser.get(url)).statusCode, `${role} ${url}`).toBe(reads)
      }
      const keeps = ['platformAdmin', 'businessOffice', 'dataEntry'].includes(role)
      const written = await browser.post('/targets', { ...body, code: 'broken' })
      expect(written.statusCode, role).toBe(keeps ? 422 : 403)
      expect((await browser.get('/imports')).statusCode, role).toBe(keeps ? 200 : 403)
    }
    expect((await t.stranger.get('/targets')).statusCode).toBe(401)
  })
})
