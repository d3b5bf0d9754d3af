import type { DrawDetail, PoolRow } from '@sunlot/contract'
import type { DrawRecord } from '@sunlot/draw'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  drawWhole,
  lockWithDice,
  must,
  openAndCommit,
  readDraw,
  setStage,
  uploadPhoto,
} from '../../../test/ceremony.ts'
import type { Stage } from '../../../test/ceremony.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'

let t: Test
let stage: Stage
let draw: DrawDetail

beforeAll(async () => {
  t = await startTest()
  stage = await setStage(t, {
    targetCount: 30,
    inspectorCount: 8,
    input: { strata: [{ riskClasses: ['A', 'B', 'C', 'D', null], rate: [1, 1], min: null, max: null }] },
  })
  await recuseAllButTwo()
  draw = await drawWhole(t, stage)
})

describe('the frozen pool', () => {
  test('S0-07 lists every registered target, also those that take no part, with the reason', async () => {
    const out = await listPool('status=out')
    expect(out).toMatchObject({ total: 2, rows: [{ status: 'out', reason: '已关闭停业', drawn: false }, {}] })
    expect((await listPool('')).total).toBe(30)
  })

  test('is searched by name or code, filtered and paged', async () => {
    expect((await listPool(`q=${encodeURIComponent('第12农资')}`)).rows.map(({ name }) => name)).toEqual([
      '平鲁区第12农资经营部',
    ])
    expect((await listPool('drawn=1&size=5&page=2')).rows).toHaveLength(5)
    expect((await listPool('layer=s2')).total).toBe(0)
    expect((await listPool(`q=${encodeURIComponent('100%')}`)).total).toBe(0)
  })

  test.each(['targets', 'teams', 'pool'])('and the other lists can be saved as a sheet: %s', async (list) => {
    const reply = await must(stage.signer.get(`/draws/${draw.id}/export?list=${list}`))
    expect(reply.headers['content-type']).toContain('spreadsheetml')
    expect(reply.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })
})

describe('the drawn teams', () => {
  test('S4-04, S2-11 every visit has two different certified people', async () => {
    const { teams } = await readDraw(stage.signer, draw.id)
    expect(teams).toHaveLength(28)
    for (const { members, check } of teams) {
      expect(new Set(members.map(({ name }) => name)).size).toBe(2)
      expect(check).toContain('2 名持证')
    }
  })

  test('S4-05 nobody with a declared interest comes: of two people left, these two', async () => {
    const { targets, teams } = await readDraw(stage.signer, draw.id)
    const number = targets.find(({ name }) => name === '平鲁区第1农资经营部')?.team
    const names = teams.find((team) => team.number === number)?.members.map(({ name }) => name)
    expect(names?.sort()).toEqual(['检查员7', '检查员8'])
  })

  test('S0-15 what each seat asks is frozen before the dice and stands in the record', async () => {
    const record = (await must(stage.drawer.get(`/draws/${draw.id}/record.json`))).json<DrawRecord>()
    expect(record.header.assign).toMatchObject({ classes: [[['cert']]], kinds: { v: [0, 0] }, mix: 20 })
    expect(record.header.rule).toMatchObject({ round: 'ceil', strata: [{ key: 's1', rate: [1, 1] }] })
  })
})

describe('S0-04 a task is done only after targets, people and publication', () => {
  test('its status follows the draw, one step at a time', async () => {
    const seen = [await taskStatus()]
    expect((await stage.publisher.post(`/draws/${draw.id}/publish`)).statusCode).toBe(409)
    const signature = { kind: 'drawn', image: 'data:image/png;base64,iVBORw0KGgo=' }
    await must(stage.signer.post(`/draws/${draw.id}/sign`, { confirmed: true, signature }))
    seen.push(await taskStatus())
    await must(stage.publisher.post(`/draws/${draw.id}/publish`))
    seen.push(await taskStatus())
    expect(seen).toEqual(['signing', 'signed', 'published'])
    expect(await readDraw(stage.drawer, draw.id)).toMatchObject({
      signature: signature.image,
      publicUrl: expect.any(String),
    })
  })
})

describe('S4-06 photos and videos are told by their first bytes', () => {
  const box = [0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70]
  test.each([
    ['image/jpeg', [0xff, 0xd8, 0xff, 0xe0]],
    ['video/mp4', [...box, 0x69, 0x73, 0x6f, 0x6d]],
    ['video/webm', [0x1a, 0x45, 0xdf, 0xa3]],
  ])('%s', async (mediaType, head) => {
    const next = await setStage(t, { targetCount: 5 })
    const { id } = await openAndCommit(t, next)
    await must(uploadPhoto(t, next.witness, id, Buffer.from([...head, ...Buffer.alloc(40)])))
    expect((await readDraw(next.drawer, id)).evidence).toMatchObject([{ mediaType }])
  })

  test.each([
    ['a web page', Buffer.from('<html><body>…</body></html>')],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1, 0, 0, 0, 0, 0])],
    ['nothing', Buffer.alloc(0)],
  ])('and %s is refused', async (_what, content) => {
    const next = await setStage(t, { targetCount: 5 })
    const { id } = await openAndCommit(t, next)
    expect((await uploadPhoto(t, next.drawer, id, content)).json()).toMatchObject({ code: 'file.not-media' })
    await lockWithDice(t, next, id)
  })
})

async function listPool(query: string): Promise<{ rows: PoolRow[]; total: number }> {
  return (await must(stage.drawer.get(`/draws/${draw.id}/pool?${query}`))).json()
}

async function taskStatus(): Promise<string> {
  const { status } = await t.deps.db
    .selectFrom('tasks')
    .select('status')
    .where('id', '=', stage.taskId)
    .executeTakeFirstOrThrow()
  return status
}

/** The first target can be checked by the last two people only. */
async function recuseAllButTwo(): Promise<void> {
  const target = await t.deps.db.selectFrom('targets').select('id').orderBy('code').executeTakeFirstOrThrow()
  const people = await t.deps.db.selectFrom('inspectors').select('id').orderBy('code').limit(6).execute()
  const shared = { bureauId: t.bureau.id, targetId: target.id, kind: 'shareholding' as const }
  await t.deps.db
    .insertInto('conflicts')
    .values(
      people.map(({ id }) => ({ ...shared, id: t.deps.newId(), inspectorId: id, declaredAt: t.deps.clock.now() })),
    )
    .execute()
}
