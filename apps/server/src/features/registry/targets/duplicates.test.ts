import type { Duplicate } from '@sunlot/contract'
import { expect, test } from 'vitest'
import { startTest } from '../../../../test/harness.ts'
import { makeItem, targetInput, usccOf } from '../../../../test/registry.ts'

test('entries that may be one are paged by pairs, across values and grounds, with the count of all', async () => {
  const t = await startTest()
  const clerk = await t.signIn('businessOffice')
  const itemId = await makeItem(clerk, '农药经营')
  const add = async (number: number, more: Record<string, unknown>) => {
    const own = { code: usccOf(number), permitNo: `许字${number}`, address: `${number}号`, name: `农资店${number}` }
    const reply = await clerk.post('/targets', targetInput(itemId, { ...own, ...more }))
    expect(reply.statusCode, reply.body).toBe(201)
  }
  for (const number of [1, 2, 3, 4]) await add(number, { name: '惠农农资店' })
  for (const number of [5, 6]) await add(number, { permitNo: '许字同一号' })
  await add(7, {})

  const read = async (query: string) => (await clerk.get(`/targets/duplicates?${query}`)).json()
  const pairsOf = ({ rows }: { rows: Duplicate[] }) => rows.map(({ ground, a, b }) => [ground, a.code, b.code])
  const first = await read('size=2&page=1')
  expect(first.total).toBe(4)
  expect(pairsOf(first)).toEqual([
    ['name', usccOf(1), usccOf(2)],
    ['name', usccOf(1), usccOf(3)],
  ])
  expect(pairsOf(await read('size=2&page=2'))).toEqual([
    ['name', usccOf(1), usccOf(4)],
    ['permit', usccOf(5), usccOf(6)],
  ])
  expect(await read('size=2&page=3')).toMatchObject({ rows: [], total: 4 })
  expect(pairsOf(await read('ground=permit'))).toEqual([['permit', usccOf(5), usccOf(6)]])
  expect((await read(`q=${encodeURIComponent('惠农')}`)).total).toBe(3)
})
