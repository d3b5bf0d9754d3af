import type { Home, Limit, TaskDetail } from '@sunlot/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { addTask, drawWhole, must, openAndCommit, setStage } from '../../../test/ceremony.ts'
import type { Stage } from '../../../test/ceremony.ts'
import type { Browser } from '../../../test/browser.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'

let t: Test
let stage: Stage

beforeAll(async () => {
  t = await startTest()
  stage = await setStage(t)
})

async function read(browser: Browser, taskId = stage.taskId): Promise<TaskDetail> {
  return (await must(browser.get(`/tasks/${taskId}`))).json<TaskDetail>()
}

async function home(browser: Browser): Promise<Home> {
  return (await must(browser.get('/home'))).json<Home>()
}

describe('a task on the road', () => {
  test('S4-08 before the draw its page shows the gates, the limits and what each person may do', async () => {
    const task = await read(stage.drawer)
    expect(task).toMatchObject({
      status: 'approved',
      step: 4,
      preview: { size: 60, eligible: 56, quota: 9 },
      schemeApproved: { by: stage.people.signer.name },
      draws: [],
      actions: ['openDraw', 'cancel'],
    })
    expect(task.gates.filter(({ state }) => state === 'blocked')).toEqual([])
    expect(task.deadlines.map(({ name, clause, state, left, until }) => [name, clause, state, left, until])).toEqual([
      ['抽取', 'S4-08', 'running', 1, '2026-10-08'],
      ['检查', 'S4-14', 'future', 5, '2026-10-14'],
      ['公示', 'B-06', 'future', 20, '2026-11-04'],
    ])
    expect(task.road[3]).toMatchObject({ name: '抽取', state: 'now' })
    expect((await read(stage.signer)).actions).toEqual(['returnScheme', 'cancel', 'waiveGate'])
    expect((await read(stage.witness)).actions).toEqual([])
  })

  test('to-dos belong to the person of the duty: first the drawer', async () => {
    const mine = await home(stage.drawer)
    expect(mine.todos.filter(({ to }) => to.startsWith('/tasks')).slice(0, 1)).toMatchObject([
      { group: 'today', title: '抽取对象和人员', clause: 'S4-08', verb: '进入抽取', to: `/tasks/${stage.taskId}` },
    ])
    expect(mine.counts).toEqual({ todos: mine.todos.length, tasks: 1, draws: 1, publish: 0 })
    // Other features know of things to do as well; what is late stands first, what has no limit last.
    const order = ['overdue', 'today', 'week', 'later']
    const groups = mine.todos.map(({ group }) => group)
    expect(groups).toEqual([...groups].sort((a, b) => order.indexOf(a) - order.indexOf(b)))
    expect((await home(stage.signer)).todos).toEqual([])
    expect(mine.progress).toMatchObject({
      year: 2026,
      coverage: { drawn: 0, total: 56, floor: [5, 100], clause: 'S4-15' },
      published: { done: 0, due: 0 },
      onTime: { done: 0, late: 0 },
    })
    // S0-07: who is suspended from a day on counts no more from that day, whether or not anything ran then.
    const [one] = (await must(stage.drawer.get('/targets?status=active&size=1'))).json().rows
    await t.deps.db
      .updateTable('targets')
      .set({ nextStatus: 'suspended', nextFrom: '2026-10-08' })
      .where('id', '=', one.id)
      .execute()
    expect((await home(stage.drawer)).progress.coverage.total).toBe(55)
    await t.deps.db.updateTable('targets').set({ nextStatus: null, nextFrom: null }).where('id', '=', one.id).execute()
    expect(mine.upcoming[0]).toEqual({ date: '2026-10-09', text: '2026年第二轮农药经营监督抽查 检查开始' })
    expect(mine.upcoming[1]).toEqual({ date: '2026-10-10', text: '调休上班，照常计入工作日' })
  })

  test('during the draw the witness is called, and the task keeps the counts of the frozen lists', async () => {
    const draw = await openAndCommit(t, stage)
    expect((await home(stage.witness)).todos).toMatchObject([
      { title: '到场见证抽取', clause: 'S4-07', to: `/draws/${draw.id}` },
    ])
    await t.deps.db
      .updateTable('targets')
      .set({ status: 'suspended' })
      .where('status', '=', 'active')
      .where('riskClass', '=', 'A')
      .execute()
    const task = await read(stage.drawer)
    expect(task.preview).toMatchObject({ size: 60, eligible: 56, quota: 9 })
    expect(task.gates.find(({ id }) => id === 'evidence-kept')).toMatchObject({ state: 'blocked', clause: 'S4-06' })
    await must(stage.drawer.post(`/draws/${draw.id}/abort`, { reason: '停电，现场无法继续抽取' }))
    await t.deps.db.updateTable('targets').set({ status: 'active' }).where('status', '=', 'suspended').execute()
  })

  test('S0-12 S1-06 S3-14 after the result the signer, then the publisher; every step is on the trail of the task', async () => {
    const draw = await drawWhole(t, stage)
    expect((await home(stage.signer)).todos).toMatchObject([{ title: '审签名单', verb: '去审签' }])
    await must(
      stage.signer.post(`/draws/${draw.id}/sign`, {
        confirmed: true,
        signature: { kind: 'typed', name: stage.people.signer.name },
      }),
    )
    const publisher = await home(stage.publisher)
    expect(publisher.todos).toMatchObject([
      {
        title: '公示抽取情况',
        clause: 'S4-09',
        group: 'later',
        deadline: { name: '公示', clause: 'B-06', total: 20, left: 20, until: '2026-11-04' },
      },
    ])
    expect(publisher.counts).toMatchObject({ publish: 1 })
    expect(publisher.progress).toMatchObject({ published: { done: 0, due: 9 }, onTime: { done: 1, late: 0 } })
    await must(stage.publisher.post(`/draws/${draw.id}/publish`))
    const task = await read(stage.drawer)
    expect(task).toMatchObject({ status: 'published', step: 6, drawnCount: 9, actions: [] })
    expect(task.draws.map(({ status }) => status)).toEqual(['published', 'aborted'])
    expect(task.trace[0]?.text).toContain('公示抽取结果')
    expect(task.traceCount).toBeGreaterThan(10)
    expect((await home(stage.publisher)).progress).toMatchObject({
      coverage: { drawn: 9 },
      published: { done: 9, due: 9 },
      onTime: { done: 2, late: 0 },
    })
  })

  test('a target knows the draws it was in, and how each went', async () => {
    const outcomes = new Map<string, number>()
    const targets = await t.deps.db.selectFrom('targets').select(['id', 'status']).execute()
    for (const { id } of targets) {
      const draws = (await must(stage.drawer.get(`/targets/${id}/draws`))).json()
      expect(draws).toHaveLength(1)
      outcomes.set(draws[0].outcome, (outcomes.get(draws[0].outcome) ?? 0) + 1)
      if (draws[0].outcome === 'out') expect(draws[0].reason).toBe('已关闭停业')
    }
    expect(Object.fromEntries(outcomes)).toEqual({ drawn: 9, notDrawn: 47, out: 4 })
  })

  test('B-12 S1-16 a second task of the year leaves out what was drawn, and counts as its second round', async () => {
    const taskId = await addTask(t, stage, { title: '2026年农药经营补充抽查' })
    const task = await read(stage.drawer, taskId)
    expect(task.preview.excluded).toContainEqual(expect.objectContaining({ reason: 'INSPECTED_THIS_YEAR', count: 9 }))
    expect(task.gates.find(({ id }) => id === 'rounds-a-year')).toMatchObject({ evidence: '按系统记录是今年第 2 轮' })
  })
})

describe('the trail', () => {
  test('S1-06 the supervisor finds every event by kind, person, words and day', async () => {
    const supervisor = await t.signIn('legalOffice')
    const found = async (query: string) => (await must(supervisor.get(`/audit?${query}`))).json()
    const all = await found('')
    expect(all.rows[0].seq).toBeGreaterThan(all.rows[1].seq)
    const aborted = await found('event=draws.aborted')
    expect(aborted).toMatchObject({
      total: 1,
      rows: [{ eventText: '中止抽取', summary: expect.stringContaining('停电，现场无法继续抽取') }],
    })
    expect((await found(`q=${encodeURIComponent('停电')}`)).total).toBe(1)
    expect((await found('from=2026-10-08&until=2026-10-08')).total).toBe(all.total)
    expect((await found('from=2026-10-09')).total).toBe(0)
    expect((await found('until=2026-10-07')).total).toBe(0)
    const csv = await must(supervisor.get('/audit.csv?event=draws.aborted'))
    expect(csv.body.split('\r\n')[1]).toContain('中止抽取')
  })

  test('another bureau sees nothing of it', async () => {
    const bureau = await t.makeBureau()
    const stranger = await t.signIn(await t.makeUser({ bureauId: bureau.id, roles: ['legalOffice'] }))
    expect((await must(stranger.get('/audit'))).json().total).toBe(0)
    expect((await stranger.get(`/tasks/${stage.taskId}`)).statusCode).toBe(404)
    const target = await t.deps.db.selectFrom('targets').select('id').executeTakeFirstOrThrow()
    expect((await stranger.get(`/targets/${target.id}/draws`)).statusCode).toBe(404)
    expect((await home(stranger)).tasks).toEqual([])
  })

  test('an inspector sees no task before it is dispatched', async () => {
    const inspector = await t.signIn('inspector')
    expect(await home(inspector)).toMatchObject({ tasks: [], todos: [] })
    expect((await inspector.get(`/tasks/${stage.taskId}`)).json().code).toBe('auth.forbidden')
  })
})

test('S4-08 S4-14 every limit that runs in the bureau stands in one list with its clock and whose it is', async () => {
  const limits = (await must(stage.signer.get('/deadlines'))).json<Limit[]>()
  expect(limits.length).toBeGreaterThan(0)
  for (const { deadline, owner, to } of limits) {
    expect(['running', 'paused', 'uncounted']).toContain(deadline.state)
    expect(owner).not.toBe('')
    expect(to).toMatch(/^\/tasks\//)
  }
  const overs = limits.map(({ deadline }) => deadline.over)
  expect(overs).toEqual(overs.toSorted((a, b) => b - a))
})
