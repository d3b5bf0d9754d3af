import { plainText } from '@sunlot/contract'
import { canon } from '@sunlot/draw'
import { beforeAll, expect, test } from 'vitest'
import { drawWhole, must, openAndCommit, readDraw, setStage } from './ceremony.ts'
import type { Stage } from './ceremony.ts'
import { startTest } from './harness.ts'
import type { Test } from './harness.ts'

let t: Test
let stage: Stage

beforeAll(async () => {
  t = await startTest()
  stage = await setStage(t)
})

test('a reason typed on several lines ends a draw and stands in the log on one', async () => {
  const opened = await openAndCommit(t, stage)
  await must(stage.drawer.post(`/draws/${opened.id}/abort`, { reason: '录像断电\n改日\u200b再抽' }))
  expect((await readDraw(stage.drawer, opened.id)).reason).toBe('录像断电 改日再抽')
  const drawn = await drawWhole(t, stage)
  await must(stage.signer.post(`/draws/${drawn.id}/reject`, { reason: '第二层有一户上月\r\n刚由市局查过' }))
  expect((await readDraw(stage.signer, drawn.id)).reason).toBe('第二层有一户上月 刚由市局查过')
})

test('whatever character is typed into a public text, the record can hold what is kept', () => {
  for (let point = 0; point < 0x3100; point += 1) {
    const text = plainText().parse(`甲${String.fromCodePoint(point)}乙`)
    expect(() => canon(text), point.toString(16)).not.toThrow()
  }
})

test('an upload that breaks off, or whose name no database can hold, is refused as input', async () => {
  const { id } = await openAndCommit(t, stage)
  const head = 'content-disposition: form-data; name="file"; filename'
  const bodies = [
    `--x\r\n${head}="a.png"\r\ncontent-type: image/png\r\n\r\n`,
    'nothing of the kind',
    `--x\r\n${head}*=UTF-8''a%00b.png\r\n\r\n\x89PNG\r\n\x1a\n0000\r\n--x--\r\n`,
  ]
  const headers = { ...stage.drawer.headers, 'content-type': 'multipart/form-data; boundary=x' }
  for (const body of bodies) {
    const payload = Buffer.from(body, 'latin1')
    const reply = await t.app.inject({ method: 'POST', url: `/api/v1/draws/${id}/evidence`, headers, payload })
    expect([reply.statusCode, body], reply.body).toEqual([422, body])
  }
})

test('ids that are none and endless lists are refused as input, never as a fault', async () => {
  const admin = await t.signIn('platformAdmin')
  const office = { bureauId: t.bureau.id, parentId: 'nowhere', name: '科室' }
  expect((await admin.post('/offices', office)).statusCode).toBe(422)
  const endless = { ...stage.input, method: Array.from({ length: 1000 }, () => 'onSite') }
  expect((await stage.drawer.post('/tasks', endless)).statusCode).toBe(422)
  const tooMany = { ...stage.input, visitsPerPerson: 3_000_000_000 }
  expect((await stage.drawer.post('/tasks', tooMany)).statusCode).toBe(422)
})
