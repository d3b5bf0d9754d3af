import type { DrawDetail } from '@sunlot/contract'
import { verifyRecord } from '@sunlot/draw'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  DICE,
  must,
  openAndCommit,
  PHOTO,
  readDraw,
  SECOND_DICE,
  SECOND_WITNESS,
  setStage,
  uploadPhoto,
  WITNESS,
} from '../../../test/ceremony.ts'
import type { Stage } from '../../../test/ceremony.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'

let t: Test
let stage: Stage

beforeAll(async () => {
  t = await startTest()
  stage = await setStage(t)
})

describe('a whole draw', () => {
  let draw: DrawDetail

  test('S0-11 opening freezes both directories and commits to them', async () => {
    draw = await openAndCommit(t, stage)
    expect(draw).toMatchObject({
      status: 'committed',
      drawNo: 'SSJ-140603-2026-000001',
      poolSize: 60,
      eligible: 56,
      quota: 1 + 2 + 6,
      people: 10,
      recusals: { people: 1, targets: 1 },
      excluded: [{ reason: 'CLOSED', count: 4 }],
      warnings: [],
    })
    expect(draw.layers.map(({ name, eligible, quota }) => [name, eligible, quota])).toEqual([
      ['第一层', 14, 1],
      ['第二层', 14, 2],
      ['第三层', 28, 6],
    ])
    expect(draw.headerHash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('the envelopes are the witness’s alone, until the first die is rolled, and also when the dice are taken back', async () => {
    expect((await stage.drawer.post(`/draws/${draw.id}/envelopes`)).json()).toMatchObject({ code: 'auth.forbidden' })
    const { t: x } = (await must(stage.witness.post(`/draws/${draw.id}/envelopes`))).json()
    expect(x).toMatch(/^[0-9a-f]{64}$/)
    expect((await readDraw(stage.drawer, draw.id)).envelopesPrintedAt).not.toBeNull()
  })

  test('S4-07 the lock waits for the witness, and for equal dice on both computers', async () => {
    const { id } = draw
    const early = await stage.drawer.post(`/draws/${id}/lock`)
    expect(early.json()).toMatchObject({ code: 'draws.dice-missing' })
    await must(stage.drawer.put(`/draws/${id}/dice`, { witness: WITNESS, device: 'host', dice: DICE }))
    await must(
      stage.witness.put(`/draws/${id}/dice`, { witness: WITNESS, device: 'witness', dice: `5${DICE.slice(1)}` }),
    )
    const differing = await stage.drawer.post(`/draws/${id}/lock`)
    expect(differing.json()).toMatchObject({ code: 'draws.dice-differ', params: { witness: WITNESS, position: 1 } })
    await must(stage.witness.put(`/draws/${id}/dice`, { witness: WITNESS, device: 'witness', dice: DICE }))
    const absent = await stage.drawer.post(`/draws/${id}/lock`)
    expect(absent.json()).toMatchObject({ code: 'tasks.blocked', params: { clause: 'S4-07' } })
    await must(stage.witness.post(`/draws/${id}/arrive`, { witness: WITNESS }))
    await must(stage.witness.post(`/draws/${id}/check-fingerprint`, { witness: WITNESS }))
    for (const [browser, device] of [
      [stage.drawer, 'host'],
      [stage.witness, 'witness'],
    ] as const) {
      await must(browser.put(`/draws/${id}/dice`, { witness: WITNESS, device, dice: '' }))
    }
    expect((await stage.witness.post(`/draws/${id}/envelopes`)).json()).toMatchObject({ code: 'draws.dice-entered' })
    await must(stage.drawer.put(`/draws/${id}/dice`, { witness: WITNESS, device: 'host', dice: DICE }))
    await must(stage.witness.put(`/draws/${id}/dice`, { witness: WITNESS, device: 'witness', dice: DICE }))
  })

  test('S4-06 the lock waits for a photo or video, told by its content', async () => {
    const { id } = draw
    const blocked = await stage.drawer.post(`/draws/${id}/lock`)
    expect(blocked.json()).toMatchObject({ code: 'tasks.blocked', params: { clause: 'S4-06' } })
    const text = await uploadPhoto(t, stage.drawer, id, Buffer.from('<script>not a photo</script>'))
    expect(text.json()).toMatchObject({ code: 'file.not-media', params: { file: 'photo.png' } })
    await must(uploadPhoto(t, stage.drawer, id))
    const { evidence } = await readDraw(stage.drawer, id)
    expect(evidence).toMatchObject([{ caption: '掷骰现场', mediaType: 'image/png', size: PHOTO.length }])
    const stored = await must(stage.signer.get(`/draws/${id}/evidence/${evidence[0]?.id}`))
    expect(stored.rawPayload.equals(PHOTO)).toBe(true)
  })

  test('a second witness who began must finish', async () => {
    const { id } = draw
    const entry = { witness: SECOND_WITNESS, device: 'host' }
    await must(stage.drawer.put(`/draws/${id}/dice`, { ...entry, dice: SECOND_DICE.slice(0, 7) }))
    expect((await stage.drawer.post(`/draws/${id}/lock`)).json()).toMatchObject({
      code: 'draws.dice-missing',
      params: { witness: SECOND_WITNESS, left: 16 },
    })
    await must(stage.drawer.put(`/draws/${id}/dice`, { ...entry, dice: SECOND_DICE }))
    await must(stage.witness.put(`/draws/${id}/dice`, { ...entry, device: 'witness', dice: SECOND_DICE }))
    await must(stage.drawer.post(`/draws/${id}/lock`))
    const locked = await readDraw(stage.drawer, id)
    expect(locked).toMatchObject({ status: 'locked', contribHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  test('S2-11 the reveal draws targets and seals the teams', async () => {
    await must(stage.drawer.post(`/draws/${draw.id}/reveal`))
    draw = await readDraw(stage.drawer, draw.id)
    expect(draw).toMatchObject({ status: 'drawn', sqlAgrees: true, teams: [], teamsSealed: 9 })
    expect(draw.targets).toHaveLength(9)
    expect(draw.targets.every(({ team, lastDrawn }) => team === null && lastDrawn === '从未抽中')).toBe(true)
    expect(draw.layers.map(({ drawnAt }) => drawnAt.length)).toEqual([1, 2, 6])
  })

  test('S0-12 only the signer sees the teams and signs; the signed targets count in the directory', async () => {
    const seen = await readDraw(stage.signer, draw.id)
    expect(seen.teams).toHaveLength(9)
    expect(seen.teams[0]?.members).toHaveLength(2)
    expect(seen.grounds).toEqual({ sign: expect.stringContaining('您不是抽取人，可以签字') })
    const foreign = await stage.signer.post(`/draws/${draw.id}/sign`, sign('别人'))
    expect(foreign.json()).toMatchObject({ code: 'draws.wrong-signature' })
    await must(stage.signer.post(`/draws/${draw.id}/sign`, sign(stage.people.signer.name)))
    const { count } = await t.deps.db
      .selectFrom('targets')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('drawnYear', '=', 2026)
      .executeTakeFirstOrThrow()
    expect(count).toBe(9)
  })

  test('S4-09 the publisher makes it public, its teams still sealed', async () => {
    await must(stage.publisher.post(`/draws/${draw.id}/publish`))
    const record = await readRecordText(draw.id)
    const report = verifyRecord(record)
    expect(report.checks.filter(({ ok }) => ok === false)).toEqual([])
    expect(report.ok).toBe(true)
    expect(JSON.parse(record)).toMatchObject({ reveal: { a: null }, team_root: expect.any(String) })
    expect(record).not.toContain('"inspectors"')
  })

  test('the teams open on the first day of the checks and can then be recomputed', async () => {
    const early = await stage.publisher.post(`/draws/${draw.id}/open-teams`)
    expect(early.json()).toMatchObject({ code: 'draws.too-early', params: { date: '2026-10-09' } })
    t.clock.set('2026-10-09T00:30:00Z')
    stage = { ...stage, publisher: await t.signIn('platformLead'), drawer: await t.signIn('businessOffice') }
    await must(stage.publisher.post(`/draws/${draw.id}/open-teams`))
    const report = verifyRecord(await readRecordText(draw.id))
    expect(report.checks.filter(({ ok }) => ok !== true).map(({ check }) => check)).toEqual(['later'])
  })

  test('S0-14, S1-06 every step stands in the audit trail and in the log', async () => {
    const events = await t.deps.db
      .selectFrom('auditEvents')
      .select('event')
      .where('subjectId', '=', draw.id)
      .orderBy('seq')
      .execute()
    expect(events.map(({ event }) => event)).toEqual([
      'draws.requested',
      'draws.committed',
      'draws.envelope-printed',
      'draws.contributed',
      'draws.contributed',
      'draws.contributed',
      'draws.witness-arrived',
      'draws.fingerprint-checked',
      // Taken back and entered again on both computers.
      ...Array.from({ length: 4 }, () => 'draws.contributed'),
      'draws.evidence-added',
      'draws.contributed',
      'draws.contributed',
      'draws.locked',
      'draws.revealed',
      'draws.signed',
      'draws.published',
      'draws.teams-opened',
    ])
    const log = await t.deps.db
      .selectFrom('drawLog')
      .select('type')
      .where('drawId', '=', draw.id)
      .orderBy('seq')
      .execute()
    expect(log.map(({ type }) => type)).toEqual([
      'open',
      'contribute',
      'contribute',
      'lock',
      'reveal',
      'sign',
      'publish',
      'open_teams',
    ])
  })
})

function sign(name: string) {
  return { confirmed: true, signature: { kind: 'typed', name } }
}

async function readRecordText(id: string): Promise<string> {
  return (await must(stage.drawer.get(`/draws/${id}/record.json`))).body
}
