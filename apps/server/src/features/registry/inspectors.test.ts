import type { Actor } from '@sunlot/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../../test/browser.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { inspectorInput, makeItem, textsOf, upload } from '../../../test/registry.ts'
import { staffStatistics } from './index.ts'
import { listInspectorTodos } from './inspectors.todos.ts'

let t: Test
/** A bureau whose people check items of their own qualification (S0). */
let clerk: Browser
let keeper: Actor
let bureauId: string
let nursery: string
let timber: string

beforeAll(async () => {
  t = await startTest()
  bureauId = (await t.makeBureau({ profile: 'S0' })).id
  keeper = await t.makeUser({ bureauId, roles: ['businessOffice'], login: 'keeper' })
  clerk = await t.signIn(keeper)
  nursery = await makeItem(clerk, '林木种苗', { code: 'LM-01' })
  timber = await makeItem(clerk, '木材经营', { code: 'LM-02' })
})

async function make(code: string, more: Record<string, unknown> = {}, itemIds = [nursery]): Promise<string> {
  const reply = await clerk.post('/inspectors', inspectorInput(itemIds, { code, name: `员${code}`, ...more }))
  expect(reply.statusCode, reply.body).toBe(201)
  return reply.json().id
}

async function codes(query: string): Promise<string[]> {
  const reply = await clerk.get(`/inspectors?${query}`)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json().rows.map(({ code }: { code: string }) => code)
}

/** Sessions end with the day, so whoever works on another day signs in anew. */
async function on(day: string): Promise<void> {
  t.clock.set(`${day}T01:30:00Z`)
  clerk = await t.signIn(keeper)
}

async function statusOf(id: string): Promise<string> {
  return (await clerk.get(`/inspectors/${id}`)).json().status
}

describe('who may check what', () => {
  test('S0-08 by item, people are found only for the items they are qualified for, and the screen says which mode rules', async () => {
    await make('A1', {}, [nursery])
    await make('A2', {}, [timber, nursery])
    await make('A3', {}, [])
    expect(await codes(`q=A&item=${nursery}`)).toEqual(['A1', 'A2'])
    expect(await codes(`q=A&item=${timber}`)).toEqual(['A2'])
    expect((await clerk.get('/inspectors/overview')).json().pool).toEqual({ mode: 'byItem', clause: 'S0-08' })
  })

  test('S0-08 a pasted matrix of people and items is taken over whole, with tabs or commas of either width', async () => {
    await make('B1', {}, [])
    await make('B2', {}, [timber])
    const wrong = '姓名，执法证号，林木种苗，矿产\n张某，B1，√，\n李某，B9，也许，'
    expect((await clerk.post('/inspectors/qualifications/paste', { text: wrong })).json()).toEqual({
      taken: 0,
      faults: [
        { line: 1, text: '抽查事项清单里没有“矿产”' },
        { line: 3, text: '“林木种苗”下面的“也许”看不懂，请写“是”或留空' },
        { line: 3, text: '名录库里没有证号 B9 的人' },
      ],
    })
    expect(await codes(`q=B&item=${nursery}`)).toEqual([])
    for (const text of ['执法证号\t林木种苗\nB1\t是\nB2\t', '执法证号，林木种苗\nＢ１，√\nb2，否']) {
      expect((await clerk.post('/inspectors/qualifications/paste', { text })).json()).toEqual({ taken: 2, faults: [] })
      expect(await codes(`q=B&item=${nursery}`)).toEqual(['B1'])
      expect(await codes(`q=B&item=${timber}`)).toEqual(['B2'])
    }
  })

  test('S0-08 a matrix that names an item or a person twice is refused, because one of the two must be wrong', async () => {
    await make('B3', {}, [timber])
    const paste = async (text: string) => (await clerk.post('/inspectors/qualifications/paste', { text })).json()
    expect(await paste('执法证号\t林木种苗\t林木种苗\nB3\t是\t否')).toEqual({
      taken: 0,
      faults: [{ line: 1, text: '“林木种苗”有两列，请删去一列' }],
    })
    expect(await paste('执法证号\t林木种苗\nB3\t是\nb3\t否')).toEqual({
      taken: 0,
      faults: [{ line: 3, text: '证号 B3 与第 2 行重复' }],
    })
    expect((await paste('执法证号\t林木种苗')).faults[0].text).toContain('没有人员')
    expect(await codes(`q=B3&item=${nursery}`)).toEqual([])
  })

  test('S2-07 S3-01 people carry duties, expertise and a line of business, are found by them and exported with them', async () => {
    const tags = { duty: ['种苗监管', '种苗监管'], specialty: ['病虫害检疫'], domain: ['林业'] }
    await make('C1', { tags, office: '林技站' })
    await make('C2')
    expect(await codes(`tag=${encodeURIComponent('病虫害检疫')}`)).toEqual(['C1'])
    expect(await codes(`tag=${encodeURIComponent('种苗监管')}&office=${encodeURIComponent('林技站')}`)).toEqual(['C1'])
    const overview = (await clerk.get('/inspectors/overview')).json()
    expect(overview.tags).toContainEqual({ facet: 'domain', tag: '林业', count: 1 })
    expect(overview.tags).toContainEqual({ facet: 'duty', tag: '种苗监管', count: 1 })
    const [head, row] = await textsOf((await clerk.get('/inspectors/export?q=C1&format=csv')).rawPayload, 'out.csv')
    expect(row?.[head?.indexOf('专长') ?? 0]).toBe('病虫害检疫')
  })

  test('S2-07 an imported sheet brings marks, the kind of certificate and its issuer, also for people who were there', async () => {
    await make('M1', {}, [])
    const text =
      '姓名,执法证号,科室,有效期至,执法证种类,发证机关,职能,专长\n' +
      '员M1,M1,农业综合行政执法队,2028-12-31,部门执法证,国家林草局,种苗监管；木材监管,检疫\n' +
      '新某,M2,林技站,２０２９－０１－０１,行政执法证,省司法厅,防火监管，,'
    const started = await upload(t, clerk, { kind: 'inspectors', fileName: '人员.csv', bytes: text })
    await t.deps.jobs.idle()
    const committed = await clerk.post(`/imports/${started.json().id}/commit`)
    expect(committed.statusCode, committed.body).toBeLessThan(300)
    await t.deps.jobs.idle()
    const [old] = (await clerk.get('/inspectors?q=M1')).json().rows
    expect(old.tags).toEqual({ duty: ['木材监管', '种苗监管'], specialty: ['检疫'], domain: [] })
    expect((await clerk.get(`/inspectors/${old.id}`)).json().history[0].fields).toContainEqual({
      name: '监管职能',
      before: '—',
      after: '木材监管、种苗监管',
    })
    expect((await clerk.get(`/inspectors/${old.id}/certificates`)).json()).toMatchObject([
      { number: 'M1', kind: 'departmental', issuer: '国家林草局', state: 'inForce' },
    ])
    const [made] = (await clerk.get('/inspectors?q=M2')).json().rows
    expect(made).toMatchObject({ certificateUntil: '2029-01-01', tags: { duty: ['防火监管'] } })
  })

  test('S0-09 experts are counted beside the certified officers, never among them', async () => {
    const before = await staffStatistics(t.deps.db, bureauId, '2026-10-08')
    await make('D1', { office: '林政科' })
    await make('D2', { office: '林政科', kind: 'technicalExpert', certificateUntil: '2030-01-01' })
    await make('D3', { office: '林政科', certificateUntil: '2026-10-07' })
    const revoked = await make('D4', { office: '林政科' })
    const [certificate] = (await clerk.get(`/inspectors/${revoked}/certificates`)).json()
    const revocation = { revokedOn: '2026-10-08', reason: '吊销执法证件' }
    expect((await clerk.post(`/certificates/${certificate.id}/revoke`, revocation)).statusCode).toBe(204)
    const after = await staffStatistics(t.deps.db, bureauId, '2026-10-08')
    expect(after.certifiedOfficers - before.certifiedOfficers).toBe(1)
    expect(after.experts - before.experts).toBe(1)
    expect(after.byOffice).toContainEqual({ office: '林政科', certifiedOfficers: 1, experts: 1 })
    const counted = (one: typeof after) => one.byItem.find(({ itemId }) => itemId === nursery)?.certifiedOfficers ?? 0
    expect(counted(after) - counted(before)).toBe(1)
  })
})

describe('S0-10 changes of people', () => {
  test('S0-10 a leave begins and ends by itself, on its days, and may end early', async () => {
    const id = await make('E1')
    const leave = { kind: 'leave', fromOn: '2026-10-12', untilOn: '2026-10-16', reason: '年休假五天' }
    const made = await clerk.post(`/inspectors/${id}/absences`, leave)
    expect(made.statusCode, made.body).toBe(201)
    const again = await clerk.post(`/inspectors/${id}/absences`, {
      ...leave,
      fromOn: '2026-10-16',
      untilOn: '2026-10-20',
    })
    expect(again.json()).toMatchObject({ code: 'absences.overlap' })
    const statuses: string[] = []
    for (const day of ['08', '12', '16', '17']) {
      await on(`2026-10-${day}`)
      statuses.push(await statusOf(id))
    }
    expect(statuses).toEqual(['active', 'leave', 'leave', 'active'])
    await on('2026-10-14')
    expect(await codes('q=E1&status=leave')).toEqual(['E1'])
    const end = { endedOn: '2026-10-14', reason: '提前回来上班' }
    const replies = await Promise.all([1, 2].map(() => clerk.post(`/absences/${made.json().id}/end`, end)))
    expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409])
    expect(await statusOf(id)).toBe('active')
    const { history, absences } = (await clerk.get(`/inspectors/${id}`)).json()
    expect(history.map(({ event }: { event: string }) => event)).toEqual([
      '提前结束请假或暂停',
      '登记请假、调离或暂停',
      '新增执法人员',
    ])
    expect(absences).toMatchObject([{ fromOn: '2026-10-12', untilOn: '2026-10-16', endedOn: '2026-10-14' }])
    await on('2026-10-08')
  })

  test('S0-10 a transfer from a day to come takes effect on that day, and being set back on duty ends it', async () => {
    const id = await make('E2')
    await clerk.post(`/inspectors/${id}/absences`, {
      kind: 'transfer',
      fromOn: '2026-11-01',
      untilOn: null,
      reason: '调往市局',
    })
    expect(await statusOf(id)).toBe('active')
    await on('2026-11-01')
    expect(await statusOf(id)).toBe('transferred')
    expect((await clerk.post(`/inspectors/${id}/status`, { status: 'active', reason: '调动取消' })).statusCode).toBe(
      204,
    )
    expect(await statusOf(id)).toBe('active')
    await on('2026-10-08')
  })

  test('S0-10 absences that make no sense are refused at their field, and nobody rewrites one', async () => {
    const id = await make('E3')
    for (const [absence, message] of [
      [{ kind: 'leave', fromOn: '2026-10-12', untilOn: null }, '请假须写到哪一天为止，到期自动恢复'],
      [{ kind: 'transfer', fromOn: '2026-10-12', untilOn: '2026-10-20' }, '调离没有截止日期，请清空'],
      [{ kind: 'leave', fromOn: '2026-10-12', untilOn: '2026-10-11' }, '截止日期早于开始日期'],
    ] as const) {
      const reply = await clerk.post(`/inspectors/${id}/absences`, { ...absence, reason: '说明理由' })
      expect(reply.json()).toMatchObject({ code: 'request.invalid', issues: [{ path: 'untilOn', message }] })
    }
    await clerk.post(`/inspectors/${id}/absences`, {
      kind: 'leave',
      fromOn: '2026-10-12',
      untilOn: '2026-10-13',
      reason: '事假两天',
    })
    await expect(t.deps.db.updateTable('inspectorAbsences').set({ reason: '改写' }).execute()).rejects.toThrow(
      'absences',
    )
    await expect(t.deps.db.deleteFrom('inspectorAbsences').execute()).rejects.toThrow()
  })

  test('S0-10 after a change of post the qualifications wait for confirmation and do not count until then', async () => {
    const id = await make('E4', { office: '林政科' }, [nursery, timber])
    const moved = { ...inspectorInput([nursery, timber], { code: 'E4', name: '员E4', office: '防火办' }), version: 1 }
    expect((await clerk.put(`/inspectors/${id}`, { ...moved, reason: '岗位调整' })).statusCode).toBe(204)
    expect(await codes('unconfirmed=1')).toEqual(['E4'])
    expect(await codes(`q=E4&item=${nursery}`)).toEqual([])
    const confirm = { itemIds: [nursery], reason: '仍负责种苗检查' }
    expect((await clerk.post(`/inspectors/${id}/qualifications/confirm`, confirm)).statusCode).toBe(204)
    expect((await clerk.get(`/inspectors/${id}`)).json()).toMatchObject({
      items: [{ id: nursery, confirmed: true }],
      history: [
        {
          event: '确认可查事项',
          fields: [
            { name: '可查事项', before: '木材经营、林木种苗', after: '林木种苗' },
            { name: '待确认的可查事项', before: '木材经营、林木种苗', after: '—' },
          ],
        },
        { event: '变更执法人员' },
        { event: '新增执法人员' },
      ],
    })
    expect(await codes(`q=E4&item=${nursery}`)).toEqual(['E4'])
  })
})

describe('certificates', () => {
  test('S1-10 a renewal is an event: the directory goes by the new certificate, the old one stays on file', async () => {
    const id = await make('F1', { certificateUntil: '2026-10-20' })
    const renewal = {
      number: 'F1-2',
      kind: 'unified',
      issuer: '省司法厅',
      issuedOn: '2026-10-08',
      validUntil: '2031-10-07',
      inForce: true,
    }
    const replies = await Promise.all([1, 2].map(() => clerk.post(`/inspectors/${id}/certificates`, renewal)))
    expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
    expect((await clerk.get(`/inspectors/${id}`)).json()).toMatchObject({
      code: 'F1-2',
      certificateUntil: '2031-10-07',
      history: [{ event: '登记执法证', fields: [{ name: '执法证', before: 'F1，有效期至2026年10月20日' }] }, {}],
    })
    const second = { ...renewal, number: 'LY-7', kind: 'departmental', issuer: '国家林草局', inForce: false }
    expect((await clerk.post(`/inspectors/${id}/certificates`, second)).statusCode).toBe(201)
    const list = (await clerk.get(`/inspectors/${id}/certificates`)).json()
    expect(list.map((one: { number: string; state: string }) => [one.number, one.state])).toEqual([
      ['F1-2', 'inForce'],
      ['LY-7', 'valid'],
      ['F1', 'valid'],
    ])
    const other = await make('F2')
    const taken = await clerk.post(`/inspectors/${other}/certificates`, { ...second, validUntil: '2032-01-01' })
    expect(taken.json()).toMatchObject({ code: 'certificates.taken', params: { name: '员F1' } })
  })

  test('S1-10 certificates about to end are found 90 and 30 days before and become things to do', async () => {
    await make('G1', { certificateUntil: '2026-12-31' })
    await make('G2', { certificateUntil: '2026-11-05' })
    await make('G3', { certificateUntil: '2026-10-01' })
    expect(await codes('q=G&certificate=expiring90')).toEqual(['G1', 'G2'])
    expect(await codes('q=G&certificate=expiring')).toEqual(['G2'])
    expect(await codes('q=G&certificate=expired')).toEqual(['G3'])
    const todos = (await listInspectorTodos(t.deps.db, keeper, '2026-10-08')).filter(({ object }) =>
      object.startsWith('员G'),
    )
    expect(todos.map(({ title, dueOn }) => [title, dueOn])).toEqual([
      ['执法证已过期，换证或暂停执法', '2026-10-01'],
      ['执法证 30 日内到期，换证', '2026-11-05'],
      ['执法证 90 日内到期，安排换证', '2026-12-31'],
    ])
    const signer = await t.makeUser({ bureauId, roles: ['deputyHead'] })
    expect(await listInspectorTodos(t.deps.db, signer, '2026-10-08')).toEqual([])
  })

  test('S1-10 S0-10 a renewal is issued and has not run out; what has is kept beside the one in use', async () => {
    const id = await make('G9', { certificateUntil: '2027-12-31' })
    const card = {
      number: 'G9-2',
      kind: 'unified',
      issuer: '省司法厅',
      issuedOn: '2022-03-01',
      validUntil: '2026-10-01',
    }
    const post = async (fields: object) =>
      (await clerk.post(`/inspectors/${id}/certificates`, { ...card, inForce: true, ...fields })).json()
    expect(await post({})).toMatchObject({ code: 'certificates.out-of-date', params: { until: '2026年10月1日' } })
    expect(await post({ issuedOn: '2026-10-09', validUntil: '2031-10-08' })).toMatchObject({
      code: 'certificates.future',
    })
    expect((await post({ inForce: false })).id).toBeDefined()
    expect((await clerk.get(`/inspectors/${id}`)).json()).toMatchObject({ code: 'G9', certificateUntil: '2027-12-31' })
  })

  test('S1-10 the certificate the directory goes by is in use until its last day, and has run out after it', async () => {
    const id = await make('G10', { certificateUntil: '2026-10-08' })
    const stateOf = async () => (await clerk.get(`/inspectors/${id}/certificates`)).json()[0].state
    expect(await stateOf()).toBe('inForce')
    await on('2026-10-09')
    expect(await stateOf()).toBe('expired')
    await on('2026-10-08')
  })

  test('S1-10 an exam has been sat, and only a pass is good for a while', async () => {
    const exam = { name: '新某', office: '', exam: '资格考试', takenOn: '2026-09-01', passed: true, validUntil: null }
    const post = async (fields: object) =>
      (await clerk.post('/exams', { ...exam, inspectorId: null, ...fields })).json()
    expect((await post({ takenOn: '2026-10-09' })).code).toBe('exams.future')
    expect((await post({ validUntil: '2026-08-31' })).issues[0].message).toBe('成绩有效期至早于考试日期')
    expect((await post({ passed: false, validUntil: '2027-09-01' })).issues[0].message).toContain('没有有效期')
  })

  test('S1-10 exams are recorded once, also of staff who hold no certificate yet', async () => {
    const exam = {
      name: '新某',
      office: '办公室',
      exam: '行政执法资格考试',
      takenOn: '2026-09-12',
      passed: true,
      validUntil: '2028-09-11',
      inspectorId: null,
    }
    expect((await clerk.post('/exams', exam)).statusCode).toBe(201)
    expect((await clerk.post('/exams', exam)).json()).toMatchObject({ code: 'exams.recorded' })
    const failed = { ...exam, name: '旧某', passed: false, validUntil: null }
    expect((await clerk.post('/exams', failed)).statusCode).toBe(201)
    expect((await clerk.get('/exams?passed=yes')).json()).toMatchObject({
      total: 1,
      rows: [{ name: '新某', inspectorId: null }],
    })
    const [head, ...rows] = await textsOf((await clerk.get('/exams/export?passed=yes')).rawPayload, 'out.xlsx')
    expect(head?.slice(0, 5)).toEqual(['姓名', '科室', '考试', '考试日期', '结果'])
    expect(rows.map(([name, , , , result]) => [name, result])).toEqual([['新某', '合格']])
    await expect(t.deps.db.updateTable('inspectorExams').set({ passed: true }).execute()).rejects.toThrow()
  })

  test('S1-09 coverage is certified staff in the directory of all certified staff, and who is missing is listed', async () => {
    await make('H1')
    const bad = '姓名,执法证号,科室,有效期至\n甲某,H1,林政科,2029.2.30\n乙某,,林政科,\n丙某,11010519491231002X,,'
    const refused = (await clerk.post('/certified-staff/paste', { text: bad })).json()
    expect(refused.taken).toBe(0)
    expect(refused.faults.map(({ line }: { line: number }) => line)).toEqual([2, 3, 4])
    expect(refused.faults[2].text).toContain('身份证号')
    expect((await clerk.get('/inspectors/overview')).json().coverage).toBeNull()

    const text = '姓名，执法证号，科室，有效期至\n甲某，Ｈ１，林政科，2029年2月28日\n丁某，H9，防火办，长期'
    expect((await clerk.post('/certified-staff/paste', { text })).json()).toEqual({ taken: 2, faults: [] })
    expect((await clerk.get('/inspectors/overview')).json().coverage).toEqual({ certified: 2, covered: 1 })
    const missing = (await clerk.get('/certified-staff?covered=no')).json()
    expect(missing.rows).toMatchObject([{ name: '丁某', number: 'H9', validUntil: null, inspectorId: null }])
    await make('H9')
    expect((await clerk.get('/inspectors/overview')).json().coverage).toEqual({ certified: 2, covered: 2 })
    const rows = await textsOf((await clerk.get('/certified-staff/export')).rawPayload, 'out.xlsx')
    expect(rows[2]).toEqual(['丁某', 'H9', '防火办', '', '是'])
  })

  test('S1-09 a ledger is read by its headings, wherever they stand, and refused where a needed one is missing', async () => {
    const paste = async (text: string) => (await clerk.post('/certified-staff/paste', { text })).json()
    const rowOf = async (number: string) => (await clerk.get(`/certified-staff?q=${number}`)).json().rows[0]
    const text = '持证人员台账\n序号\t科室\t姓名\t有效期至\t执法证编号\n1\t林政科\t戊某\t2029-03-05\tH11\n'
    expect(await paste(`${text}2\t防火办\t己某\t\tH12`)).toEqual({ taken: 2, faults: [] })
    expect(await rowOf('H11')).toMatchObject({ name: '戊某', office: '林政科', validUntil: '2029-03-05' })
    expect(await rowOf('H12')).toMatchObject({ name: '己某', office: '防火办', validUntil: null })
    expect(await paste('庚某\tH13\t林政科\t2029-03-05')).toEqual({ taken: 1, faults: [] })
    expect(await paste('姓名\t科室\n辛某\t林政科')).toEqual({
      taken: 0,
      faults: [{ line: 1, text: '表头里没有“执法证号”这一列' }],
    })
    expect((await paste('姓名\t执法证号')).faults[0].text).toContain('没有人员')
  })

  test('an address that names nobody leads nowhere, whether or not it could be one', async () => {
    for (const id of ['import', '00000000-0000-4000-8000-000000000000']) {
      const reply = await clerk.get(`/inspectors/${id}`)
      expect([reply.statusCode, reply.json().code]).toEqual([404, 'request.not-found'])
    }
  })

  test('an identity number is never stored in place of a certificate number, and a phone number is never shown whole', async () => {
    const reply = await clerk.post('/inspectors', inspectorInput([], { code: '11010519491231002X', name: '某人' }))
    expect(reply.json()).toMatchObject({ code: 'request.invalid', issues: [{ path: 'code' }] })
    const id = await make('K1', { phone: '13812345678' })
    const shown = await clerk.get(`/inspectors/${id}`)
    expect(shown.json().phone).toBe('138****5678')
    expect(shown.body).not.toContain('13812345678')
  })
})
