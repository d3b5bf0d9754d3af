import { DRAW_STATUSES, DRAW_TRANSITIONS, ROLE_NAMES } from '@sunlot/contract'
import type { Actor, DrawAction, DrawDetail, DrawStatus, Role } from '@sunlot/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { addTask, setStage, uploadPhoto } from '../../../test/ceremony.ts'
import type { Stage } from '../../../test/ceremony.ts'
import type { Browser } from '../../../test/browser.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'

/** Each act with its row of the status table and the duties that may take it; everybody else gets 403. */
const ACTS: Record<string, { step: DrawAction; by: Role[]; call: (browser: Browser, id: string) => Promise<Reply> }> = {
  arrive: {
    step: 'contribute',
    by: ['disciplineWitness'],
    call: (browser, id) => browser.post(`/draws/${id}/arrive`, { witness: '甲·乙' }),
  },
  checkFingerprint: {
    step: 'contribute',
    by: ['disciplineWitness'],
    call: (browser, id) => browser.post(`/draws/${id}/check-fingerprint`, { witness: '甲·乙' }),
  },
  enterDice: {
    step: 'contribute',
    by: ['businessOffice', 'disciplineWitness'],
    call: (browser, id) => browser.put(`/draws/${id}/dice`, { witness: '甲·乙', device: 'host', dice: '1' }),
  },
  printEnvelopes: {
    step: 'contribute',
    by: ['disciplineWitness'],
    call: (browser, id) => browser.post(`/draws/${id}/envelopes`),
  },
  addEvidence: {
    step: 'addEvidence',
    by: ['businessOffice', 'disciplineWitness'],
    call: (browser, id) => uploadPhoto(t, browser, id),
  },
  lock: { step: 'lock', by: ['businessOffice'], call: (browser, id) => browser.post(`/draws/${id}/lock`) },
  reveal: { step: 'reveal', by: ['businessOffice'], call: (browser, id) => browser.post(`/draws/${id}/reveal`) },
  abort: {
    step: 'abort',
    by: ['businessOffice'],
    call: (browser, id) => browser.post(`/draws/${id}/abort`, { reason: '见证人临时离场' }),
  },
  reopenTeams: {
    step: 'reopenTeams',
    by: ['businessOffice'],
    call: (browser, id) => browser.post(`/draws/${id}/reopen-teams`),
  },
  sign: {
    step: 'sign',
    by: ['deputyHead'],
    call: (browser, id) =>
      browser.post(`/draws/${id}/sign`, { confirmed: true, signature: { kind: 'typed', name: '甲' } }),
  },
  reject: {
    step: 'reject',
    by: ['deputyHead'],
    call: (browser, id) => browser.post(`/draws/${id}/reject`, { reason: '名单里漏了今年新开的门店' }),
  },
  publish: { step: 'publish', by: ['platformLead'], call: (browser, id) => browser.post(`/draws/${id}/publish`) },
  openTeams: {
    step: 'openTeams',
    by: ['businessOffice', 'platformLead'],
    call: (browser, id) => browser.post(`/draws/${id}/open-teams`),
  },
}
const STATUSES = Object.keys(DRAW_STATUSES) as DrawStatus[]

type Reply = Awaited<ReturnType<Browser['post']>>

/** S0-33: the lead of an item draws as a business office does, and what it draws is in rights.test.ts. */
const DUTIES_ASKED = ROLE_NAMES.filter((role) => role !== 'businessLead')

let t: Test
let stage: Stage
const draws = new Map<DrawStatus, string>()
const browsers = new Map<Role, Browser>()

beforeAll(async () => {
  t = await startTest()
  stage = await setStage(t, { targetCount: 4 })
  for (const role of DUTIES_ASKED) browsers.set(role, await t.signIn(role))
  for (const [i, status] of STATUSES.entries()) draws.set(status, await insertDraw(status, i + 1))
})

describe.each(STATUSES)('S0-12, S4-07 a draw in %s', (status) => {
  test.each(Object.keys(ACTS))('%s is refused to every other duty, and out of its turn', async (name) => {
    const { step, by, call } = ACTS[name] ?? expect.fail()
    const row: Partial<Record<DrawAction, DrawStatus>> = DRAW_TRANSITIONS[status]
    const id = draws.get(status) ?? ''
    for (const [role, browser] of browsers) {
      if (!by.includes(role)) {
        const reply = await call(browser, id)
        expect([role, reply.statusCode, reply.json().code]).toEqual([role, 403, 'auth.forbidden'])
      } else if (!row[step]) {
        const reply = await call(browser, id)
        expect([role, reply.statusCode, reply.json().code]).toEqual([role, 409, 'draws.wrong-status'])
      }
    }
  })

  test('offers exactly the acts of the table to each duty', async () => {
    const row: Partial<Record<DrawAction, DrawStatus>> = DRAW_TRANSITIONS[status]
    for (const role of DUTIES_ASKED) {
      const reply = await browsers.get(role)?.get(`/draws/${draws.get(status)}`)
      if (role === 'inspector') {
        expect(reply?.statusCode).toBe(403)
        continue
      }
      const { actions, refusals } = reply?.json<DrawDetail>() ?? expect.fail()
      const due = Object.entries(ACTS).filter(([, { step, by }]) => row[step] && by.includes(role))
      const offered = [...actions, ...Object.keys(refusals)]
      for (const [act] of due) expect(offered).toContain(act)
      for (const act of actions) expect(due.map(([name]) => name)).toContain(act)
    }
  })
})

describe('who is nobody here', () => {
  test('another drawer, signer or publisher of the bureau is not this draw’s own', async () => {
    const codes = {
      businessOffice: 'draws.not-drawer',
      deputyHead: 'draws.not-signer',
      platformLead: 'draws.not-publisher',
    }
    for (const role of ['businessOffice', 'deputyHead', 'platformLead'] as const) {
      const other = await t.signIn(await t.makeUser({ bureauId: t.bureau.id, roles: [role] }))
      for (const status of STATUSES) {
        for (const { by, call } of Object.values(ACTS)) {
          if (!by.includes(role)) continue
          const reply = await call(other, draws.get(status) ?? '')
          // Who publishes is refused as somebody who is neither this draw's drawer nor its publisher.
          expect([codes[role], 'draws.not-drawer']).toContain(reply.json().code)
          expect(reply.statusCode).toBe(403)
        }
      }
    }
  })

  test('a draw of another bureau is not found, whatever the duty', async () => {
    const bureau = await t.makeBureau({ name: '邻区农业农村局', regionCode: '140602' })
    for (const role of DUTIES_ASKED) {
      const foreign = await t.signIn(await t.makeUser({ bureauId: bureau.id, roles: [role] }))
      const id = draws.get('committed') ?? ''
      const urls = ['', '/pool', '/record.json', '/export?list=pool'].map((part) => `/draws/${id}${part}`)
      for (const url of urls) expect((await foreign.get(url)).statusCode).toBe(role === 'inspector' ? 403 : 404)
      for (const { by, call } of Object.values(ACTS)) {
        expect((await call(foreign, id)).statusCode).toBe(by.includes(role) ? 404 : 403)
      }
      expect((await foreign.get('/draws')).json().total ?? 0).toBe(0)
    }
  })

  test('without signing in nothing of a draw can be read or done', async () => {
    const id = draws.get('drawn') ?? ''
    for (const part of ['', '/pool', '/record.json', '/export?list=teams']) {
      expect((await t.stranger.get(`/draws/${id}${part}`)).statusCode).toBe(401)
    }
    for (const { call } of Object.values(ACTS)) expect((await call(t.stranger, id)).statusCode).toBe(401)
  })

  test('the teams as a sheet are for the signer alone while they are sealed', async () => {
    const url = `/draws/${draws.get('drawn')}/export?list=teams`
    expect((await stage.drawer.get(url)).statusCode).toBe(403)
    expect((await stage.signer.get(url)).statusCode).toBe(200)
  })
})

/** A row in that status: enough for everything that is refused before the draw itself is looked at. */
async function insertDraw(status: DrawStatus, number: number): Promise<string> {
  const id = t.deps.newId()
  const at = t.deps.clock.now()
  const { drawer, signer, publisher }: Record<string, Actor> = stage.people
  const hex = '0'.repeat(64)
  await t.deps.db
    .insertInto('draws')
    .values({
      id,
      bureauId: t.bureau.id,
      taskId: await addTask(t, stage),
      year: 2026,
      number,
      drawNo: `SSJ-TEST-2026-${number}`,
      title: stage.input.title,
      status,
      drawerId: drawer?.id ?? '',
      signerId: signer?.id ?? '',
      publisherId: publisher?.id ?? '',
      openedAt: at,
      header: JSON.stringify({ pool: { root: hex }, chain: { t: hex, a: hex }, rule: { strata: [] } }),
      headerHash: hex,
      revealT: hex,
      targets: JSON.stringify({ quota: {}, must: [], selected: [], cutoff: {} }),
    })
    .execute()
  await t.deps.db.insertInto('drawSecrets').values({ drawId: id, t: hex, a: hex }).execute()
  return id
}
