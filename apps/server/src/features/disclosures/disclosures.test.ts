import { verifyRecord } from '@sunlot/draw'
import { beforeAll, describe, expect, test } from 'vitest'
import { DICE, drawWhole, lockWithDice, must, openAndCommit, setStage, WITNESS } from '../../../test/ceremony.ts'
import type { Stage } from '../../../test/ceremony.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'

let t: Test
let stage: Stage
let site: string
let drawNo: string

function page(url: string, headers: Record<string, string> = {}) {
  return t.app.inject({ method: 'GET', url, headers })
}

beforeAll(async () => {
  t = await startTest()
  stage = await setStage(t)
  const draw = await drawWhole(t, stage)
  drawNo = draw.drawNo
  const bureau = await t.deps.db
    .selectFrom('bureaus')
    .select('drawPrefix')
    .where('id', '=', t.bureau.id)
    .executeTakeFirstOrThrow()
  site = `/b/${bureau.drawPrefix}`
  // Before anything is published, nothing of it is public.
  expect((await page(`${site}/draws/${drawNo}`)).statusCode).toBe(404)
  expect((await page(`${site}/draws/${drawNo}/record.json`)).statusCode).toBe(404)
  expect((await page(`${site}/draws`)).body).not.toContain(draw.title)
  await must(
    stage.signer.post(`/draws/${draw.id}/sign`, {
      confirmed: true,
      signature: { kind: 'typed', name: stage.people.signer.name },
    }),
  )
  expect((await page(`${site}/draws/${drawNo}`)).statusCode).toBe(404)
  await must(stage.publisher.post(`/draws/${draw.id}/publish`))
})

describe('public pages, without login and without script', () => {
  test('S4-09 S1-26 a published draw stands in the list and on the first page, with who was drawn', async () => {
    const list = await page(`${site}/draws`)
    expect(list.statusCode).toBe(200)
    expect(list.headers['content-type']).toContain('text/html')
    expect(list.body).toContain(drawNo)
    const article = await page(`${site}/draws/${drawNo}`)
    const drawn = await t.deps.db
      .selectFrom('drawTargets as d')
      .innerJoin('drawPool as p', (join) => join.onRef('p.drawId', '=', 'd.drawId').onRef('p.label', '=', 'd.label'))
      .select(['p.name', 'p.label'])
      .execute()
    expect(drawn.length).toBeGreaterThan(5)
    for (const { name } of drawn) expect(article.body).toContain(name)
    expect(article.body).toContain('第一层')
    expect((await page(site)).body).toContain('2026年第二轮农药经营监督抽查')
    expect((await page('/')).headers.location).toBe(site)
  })

  test('no page tells risk classes, inspectors before the day, or runs a script it does not need', async () => {
    for (const path of ['', '/draws', `/draws/${drawNo}`, `/draws/${drawNo}/excluded`, '/search?q=农资']) {
      const { body } = await page(`${site}${path}`)
      expect(body).not.toMatch(/检查员\d|riskClass|信用风险|风险类别/)
      expect(body).not.toContain('<script')
    }
  })

  test('one firm learns its ticket, the cut-off and the outcome, by code or by a few characters of its name', async () => {
    const drawn = await t.deps.db
      .selectFrom('drawTargets')
      .select(['label', 'ticket'])
      .orderBy('ordinal')
      .executeTakeFirstOrThrow()
    const byCode = await page(`${site}/draws/${drawNo}?q=${drawn.label}`)
    expect(byCode.body).toContain('：抽中')
    expect(byCode.body).toContain(drawn.ticket.slice(0, 4).toUpperCase())
    const out = await t.deps.db
      .selectFrom('drawPool')
      .select(['label'])
      .where('status', '=', 'out:CLOSED')
      .executeTakeFirstOrThrow()
    expect((await page(`${site}/draws/${drawNo}?q=${out.label}`)).body).toMatch(/未参加抽取.*理由：已关闭停业/s)
    expect((await page(`${site}/draws/${drawNo}?q=${encodeURIComponent('第1农资')}`)).body).toContain(
      '平鲁区第1农资经营部',
    )
    expect((await page(`${site}/draws/${drawNo}?q=${encodeURIComponent('没有这家')}`)).body).toContain(
      '名单里没有“没有这家”',
    )
  })

  test('S1-16 who took no part is listed one by one with the reason', async () => {
    const { body } = await page(`${site}/draws/${drawNo}/excluded`)
    expect(body.match(/已关闭停业<\/td>/g)).toHaveLength(4)
  })

  test('the record that everybody downloads verifies, and hides the people until the day', async () => {
    const { body, headers } = await page(`${site}/draws/${drawNo}/record.json`)
    expect(headers['content-disposition']).toContain(drawNo)
    const report = verifyRecord(body)
    expect(report.ok).toBe(true)
    expect(report.checks.filter(({ ok }) => ok === null).map(({ check }) => check)).toContain('teams')
    expect(body).not.toContain('检查员')
    expect(JSON.parse(body).contrib).toEqual([{ by: '第七纪检组·王某', kind: 'dice', value: DICE }])
  })

  test('what somebody asks for comes back as text, never as markup', async () => {
    const { body } = await page(`${site}/draws/${drawNo}?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
    expect(body).not.toContain('<script>alert')
    expect(body).toContain('&lt;script&gt;')
  })

  test('a page that is not there is said in words, and a file answers as data', async () => {
    const missing = await page(`${site}/draws/SSJ-none-2026-000009`)
    expect(missing.statusCode).toBe(404)
    expect(missing.body).toContain('没有找到这一页')
    for (const path of ['/b/nobody', '/nowhere', `${site}/nothing`, '/draws/17', '/b/%00', `${site}/search?q=%00%00`]) {
      const { statusCode, headers, body } = await page(path)
      expect([path, statusCode, headers['content-type']]).toEqual([path, 404, 'text/html; charset=utf-8'])
      expect(body).toContain('没有找到这一页')
    }
    expect((await page('/api/nowhere')).json()).toMatchObject({ code: 'request.not-found' })
    const unreadable = await page('/b/%ff')
    expect(unreadable.statusCode).toBe(404)
    expect(unreadable.body).toMatch(/^没有找到/)
  })

  test('who asks too often is told so on a page', async () => {
    const address = { method: 'GET', url: `${site}/draws.csv`, remoteAddress: '203.0.113.9' } as const
    for (let i = 0; i < 120; i += 1) expect((await t.app.inject(address)).statusCode).toBe(200)
    const refused = await t.app.inject(address)
    expect(refused.statusCode).toBe(429)
    expect(refused.headers['content-type']).toContain('text/html')
    expect(refused.body).toMatch(/请 \d+ 秒后再试/)
  })

  test('the display settings live in a cookie and lead back only to this site', async () => {
    const reply = await page(`/site/display?large=1&back=${encodeURIComponent(`${site}/draws`)}`)
    expect(reply.headers.location).toBe(`${site}/draws`)
    const cookie = String(reply.headers['set-cookie']).split(';')[0] ?? ''
    expect((await page(site, { cookie })).body).toContain('class="large"')
    const tricks = [
      '//e.example',
      '/\t/e.example',
      '/\\e.example',
      '\\\\e.example',
      'http://e.example',
      '/\n/e.example',
      ':',
    ]
    for (const back of [...tricks, '/..//e.example', 'javascript:alert(1)']) {
      const { statusCode, headers } = await page(`/site/display?large=1&back=${encodeURIComponent(back)}`)
      expect(statusCode, back).toBe(302)
      expect(new URL(headers.location ?? '', 'http://here.example').host, back).toBe('here.example')
    }
  })

  test('the drawn list opens in a spreadsheet', async () => {
    const { body, headers } = await page(`${site}/draws/${drawNo}/list.csv`)
    expect(headers['content-type']).toContain('text/csv')
    expect(body.startsWith('\ufeff序号,单位')).toBe(true)
  })
})

describe('draws that came to nothing stay public', () => {
  test('an aborted draw shows its reason and the outcome that was thrown away', async () => {
    const other = await setStage(t)
    const { id, drawNo: number } = await openAndCommit(t, other)
    await lockWithDice(t, other, id)
    const reason = '录像设备中途断电，证据不完整'
    await must(other.drawer.post(`/draws/${id}/abort`, { reason }))
    const { body } = await page(`${site}/draws/${number}`)
    expect(body).toContain(reason)
    expect(body).toContain('作废的名单')
    const record = await page(`${site}/draws/${number}/record.json`)
    expect(verifyRecord(record.body).ok).toBe(true)
  })

  test('S0-14 a draw in hand is named by its number alone, so that no number is missing', async () => {
    const { drawNo: number } = await openAndCommit(t, await setStage(t, { input: { title: '还不能让人知道的抽查' } }))
    const { body } = await page(`${site}/draws`)
    expect(body).toContain(`正在办理、还没有公布的：${number}`)
    expect(body).not.toContain('还不能让人知道的抽查')
    expect((await page(`${site}/draws/${number}`)).statusCode).toBe(404)
  })

  test('dice on the table when a draw is aborted stand beside the sealed number', async () => {
    const other = await setStage(t)
    const { id, drawNo: number } = await openAndCommit(t, other)
    await must(other.witness.post(`/draws/${id}/arrive`, { witness: WITNESS }))
    await must(other.witness.put(`/draws/${id}/dice`, { witness: WITNESS, device: 'witness', dice: DICE }))
    await must(other.drawer.post(`/draws/${id}/abort`, { reason: '主机没有录入就停了' }))
    const { body } = await page(`${site}/draws/${number}`)
    expect(body).toContain('4613 5266')
    expect(body).toContain('密封数')
  })
})

describe('a draw whose teams alone are drawn again', () => {
  test('S0-13 B-24 its targets stay secret until the draw that seats them is public, then every attempt is listed', async () => {
    const scarce = await setStage(t, {
      targetCount: 8,
      inspectorCount: 4,
      input: { strata: [{ riskClasses: ['A', 'B', 'C', 'D', null], rate: [1, 1], min: null, max: null }] },
    })
    const [one] = await t.deps.db
      .selectFrom('targets as x')
      .innerJoin('targetItems as i', 'i.targetId', 'x.id')
      .select('x.id')
      .where('i.itemId', '=', scarce.itemId)
      .orderBy('x.code')
      .execute()
    const people = await t.deps.db.selectFrom('inspectors').select('id').orderBy('code').execute()
    const declared = { kind: 'employment' as const, declaredAt: t.deps.clock.now() }
    const conflicts = people.slice(1).map(({ id: inspectorId }) => ({
      ...declared,
      id: t.deps.newId(),
      bureauId: t.bureau.id,
      inspectorId,
      targetId: one?.id ?? '',
    }))
    await t.deps.db.insertInto('conflicts').values(conflicts).execute()
    const first = await openAndCommit(t, scarce)
    await lockWithDice(t, scarce, first.id)
    await must(scarce.drawer.post(`/draws/${first.id}/reveal`))
    const reopen = () => must(scarce.drawer.post(`/draws/${first.id}/reopen-teams`))
    const second = (await reopen()).json()
    await t.deps.jobs.idle()
    await must(scarce.drawer.post(`/draws/${second.id}/abort`, { reason: '人员名录还要核对' }))
    const attempts = [first.drawNo, second.drawNo]
    for (const number of attempts) expect((await page(`${site}/draws/${number}`)).statusCode).toBe(404)

    await t.deps.db.updateTable('conflicts').set({ withdrawnAt: t.deps.clock.now() }).execute()
    const third = (await reopen()).json()
    await t.deps.jobs.idle()
    await lockWithDice(t, scarce, third.id)
    await must(scarce.drawer.post(`/draws/${third.id}/reveal`))
    await must(scarce.signer.post(`/draws/${third.id}/reject`, { reason: '有一户上月刚由市局查过' }))
    for (const number of [...attempts, third.drawNo]) {
      expect((await page(`${site}/draws/${number}`)).statusCode).toBe(200)
    }
  })
})
