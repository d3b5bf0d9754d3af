import type { DrawDetail } from '@sunlot/contract'
import { verifyRecord } from '@sunlot/draw'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  addTask,
  DICE,
  drawWhole,
  lockWithDice,
  must,
  openAndCommit,
  readDraw,
  rollDice,
  setStage,
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

describe('a draw that is aborted', () => {
  test('before the lock: the secrets are revealed, the number stays, the task can be drawn anew', async () => {
    const taskId = await addTask(t, stage)
    const { id, drawNo } = await openAndCommit(t, stage, taskId)
    await must(stage.drawer.post(`/draws/${id}/abort`, { reason: '投影设备故障，改日重抽' }))
    const aborted = await readDraw(stage.drawer, id)
    expect(aborted).toMatchObject({ status: 'aborted', reason: '投影设备故障，改日重抽', targets: [], recordUrl: null })
    const [entry] = await logOf(id, 'abort')
    expect(entry).toMatchObject({ draw_no: drawNo, x: { t: expect.any(String), a: expect.any(String) }, contrib: [] })
    const next = await openAndCommit(t, stage, taskId)
    expect(Number(next.drawNo.slice(-6))).toBe(Number(drawNo.slice(-6)) + 1)
    expect(next).toMatchObject({ attempt: 2, status: 'committed' })
  })

  test('with all dice on the table but not locked: the outcome is thrown away in public all the same', async () => {
    const taskId = await addTask(t, stage)
    const { id } = await openAndCommit(t, stage, taskId)
    await rollDice(t, stage, id)
    await must(stage.drawer.post(`/draws/${id}/abort`, { reason: '结果看着不理想' }))
    expect((await readDraw(stage.drawer, id)).targets).toHaveLength(9)
    expect(await logOf(id, 'lock')).toHaveLength(1)
    const report = verifyRecord((await must(stage.drawer.get(`/draws/${id}/record.json`))).body)
    expect(report.ok).toBe(true)
  })

  test('one digit less on the host undoes nothing: what the witness computer has in full counts', async () => {
    const taskId = await addTask(t, stage)
    const { id } = await openAndCommit(t, stage, taskId)
    await must(stage.witness.post(`/draws/${id}/arrive`, { witness: WITNESS }))
    await must(stage.witness.put(`/draws/${id}/dice`, { witness: WITNESS, device: 'witness', dice: DICE }))
    await must(stage.drawer.put(`/draws/${id}/dice`, { witness: WITNESS, device: 'host', dice: DICE.slice(1) }))
    await must(stage.drawer.post(`/draws/${id}/abort`, { reason: '主机少录了一位' }))
    expect((await readDraw(stage.drawer, id)).targets).toHaveLength(9)
  })

  test('with some of the dice entered: what was rolled stands in the log beside the secrets', async () => {
    const taskId = await addTask(t, stage)
    const { id } = await openAndCommit(t, stage, taskId)
    await must(stage.witness.post(`/draws/${id}/arrive`, { witness: WITNESS }))
    const dice = DICE.slice(0, 9)
    await must(stage.witness.put(`/draws/${id}/dice`, { witness: WITNESS, device: 'witness', dice }))
    await must(stage.drawer.post(`/draws/${id}/abort`, { reason: '主机没有录入就停了' }))
    const [entry] = await logOf(id, 'abort')
    expect(entry).toMatchObject({ contrib: [{ by: WITNESS, kind: 'dice', value: dice }] })
  })

  test('after the lock: the outcome that is thrown away is public and can be recomputed', async () => {
    const taskId = await addTask(t, stage)
    const { id } = await openAndCommit(t, stage, taskId)
    await lockWithDice(t, stage, id)
    await must(stage.drawer.post(`/draws/${id}/abort`, { reason: '见证人身份有误' }))
    const aborted = await readDraw(stage.drawer, id)
    expect(aborted.targets).toHaveLength(9)
    expect(aborted.teams).toHaveLength(9)
    const report = verifyRecord((await must(stage.drawer.get(`/draws/${id}/record.json`))).body)
    expect(report.checks.filter(({ ok }) => ok !== true).map(({ check }) => check)).toEqual(['later'])
  })
})

describe('a draw whose lists are sent back', () => {
  test('S0-12 is void but kept with its public reason, and drawn anew under a new number with a new result', async () => {
    const taskId = await addTask(t, stage)
    const first = await drawWhole(t, stage, taskId)
    const short = await stage.signer.post(`/draws/${first.id}/reject`, { reason: '不行' })
    expect(short.json()).toMatchObject({ code: 'draws.reason-needed', params: { min: 10 } })
    await must(stage.signer.post(`/draws/${first.id}/reject`, { reason: '名单里漏了今年新开的门店，补入名录库后重抽' }))
    const rejected = await readDraw(stage.drawer, first.id)
    expect(rejected).toMatchObject({ status: 'rejected', reason: expect.stringContaining('新开的门店') })
    expect(rejected.targets).toHaveLength(9)
    const second = await drawWhole(t, stage, taskId)
    expect(second).toMatchObject({ status: 'drawn', attempt: 2 })
    expect(second.drawNo).not.toBe(first.drawNo)
    const { rows } = (await must(stage.signer.get('/draws?size=200'))).json<{ rows: DrawDetail[] }>()
    expect(rows.map(({ drawNo }) => drawNo)).toEqual(expect.arrayContaining([first.drawNo, second.drawNo]))
    expect(await countDrawn()).toBe(0)
  })
})

describe('a draw whose people cannot be seated', () => {
  let scarce: Stage
  let first: DrawDetail

  test('S4-05 it names the cause, and its targets stand', async () => {
    scarce = await setStage(t, {
      targetCount: 8,
      inspectorCount: 5,
      input: { strata: [{ riskClasses: ['A', 'B', 'C', 'D', null], rate: [1, 1], min: null, max: null }] },
    })
    const left = await recuseAllButOne(scarce.itemId)
    const opened = await openAndCommit(t, scarce)
    expect(opened.warnings[0]).toContain('试排一次检查人员没有排满')
    await rollDice(t, scarce, opened.id)
    await must(scarce.drawer.post(`/draws/${opened.id}/lock`))
    await must(scarce.drawer.post(`/draws/${opened.id}/reveal`))
    first = await readDraw(scarce.drawer, opened.id)
    expect(first).toMatchObject({ status: 'infeasible', infeasible: { shortage: 1 }, teamRoot: null, teams: [] })
    expect(first.infeasible?.text).toContain('缺口 1 名')
    expect(first.infeasible?.text).toContain(left)
    expect(first.targets).toHaveLength(8)
    const report = verifyRecord((await must(scarce.drawer.get(`/draws/${first.id}/record.json`))).body)
    expect(report.checks.filter(({ ok }) => ok === false)).toEqual([])
    expect(report.checks.find(({ check }) => check === 'teams')?.ok).toBe(true)
  })

  test('it cannot be drawn again as a whole: that would be a way to draw other targets', async () => {
    const reply = await scarce.drawer.post(`/tasks/${scarce.taskId}/draws`)
    expect(reply.json()).toMatchObject({ code: 'draws.already-open', params: { drawNo: first.drawNo } })
    expect((await scarce.drawer.post(`/draws/${first.id}/abort`, { reason: '想换一批' })).statusCode).toBe(409)
  })

  test('its teams alone are drawn again, under a new number, with the corrected roster and fresh dice', async () => {
    await t.deps.db.updateTable('conflicts').set({ withdrawnAt: t.deps.clock.now() }).execute()
    const reopened = (await must(scarce.drawer.post(`/draws/${first.id}/reopen-teams`))).json<DrawDetail>()
    await t.deps.jobs.idle()
    const again = await scarce.drawer.post(`/draws/${first.id}/reopen-teams`)
    expect(again.json()).toMatchObject({ code: 'draws.already-open', params: { drawNo: reopened.drawNo } })
    await rollDice(t, scarce, reopened.id, [...DICE].reverse().join(''))
    await must(scarce.drawer.post(`/draws/${reopened.id}/lock`))
    await must(scarce.drawer.post(`/draws/${reopened.id}/reveal`))
    const second = await readDraw(scarce.drawer, reopened.id)
    expect(second).toMatchObject({ status: 'drawn', reopens: first.drawNo, teamsSealed: 8 })
    expect(second.targets.map(({ code }) => code).sort()).toEqual(first.targets.map(({ code }) => code).sort())
    expect(second.targets.every(({ must }) => must)).toBe(true)
    const text = (await must(scarce.drawer.get(`/draws/${second.id}/record.json`))).body
    expect(JSON.parse(text).header.reopens).toBe(first.drawNo)
    expect(verifyRecord(text).ok).toBe(true)
  })

  test('a reopened draw that is aborted leaves the task where it was', async () => {
    const other = await addTask(t, { ...scarce, input: { ...scarce.input, title: '再一次人员不足的抽查' } })
    await recuseAllButOne(scarce.itemId)
    const { id } = await openAndCommit(t, scarce, other)
    await lockWithDice(t, scarce, id)
    await must(scarce.drawer.post(`/draws/${id}/reveal`))
    const reopened = (await must(scarce.drawer.post(`/draws/${id}/reopen-teams`))).json<DrawDetail>()
    await t.deps.jobs.idle()
    await must(scarce.drawer.post(`/draws/${reopened.id}/abort`, { reason: '人员名录还要再核对' }))
    expect((await scarce.drawer.post(`/tasks/${other}/draws`)).statusCode).toBe(409)
    expect((await scarce.drawer.post(`/draws/${id}/reopen-teams`)).statusCode).toBeLessThan(300)
    await t.deps.jobs.idle()
  })
})

/** Everybody but one person is recused from the first target of the item. Answers who is left. */
async function recuseAllButOne(itemId: string): Promise<string> {
  const { id: targetId } = await t.deps.db
    .selectFrom('targetItems as i')
    .innerJoin('targets as x', 'x.id', 'i.targetId')
    .select('x.id')
    .where('i.itemId', '=', itemId)
    .orderBy('x.code')
    .executeTakeFirstOrThrow()
  const [left, ...others] = await t.deps.db.selectFrom('inspectors').select(['id', 'name']).orderBy('code').execute()
  const shared = { bureauId: t.bureau.id, targetId, kind: 'employment' as const, declaredAt: t.deps.clock.now() }
  await t.deps.db
    .insertInto('conflicts')
    .values(others.map(({ id }) => ({ ...shared, id: t.deps.newId(), inspectorId: id })))
    .execute()
  return left?.name ?? ''
}

async function logOf(drawId: string, type: string): Promise<unknown[]> {
  const rows = await t.deps.db
    .selectFrom('drawLog')
    .select('entry')
    .where('drawId', '=', drawId)
    .where('type', '=', type)
    .execute()
  return rows.map(({ entry }) => JSON.parse(entry) as unknown)
}

async function countDrawn(): Promise<number> {
  const { count } = await t.deps.db
    .selectFrom('targets')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('drawnYear', 'is not', null)
    .executeTakeFirstOrThrow()
  return count
}
