import { beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../test/browser.ts'
import { startTest } from '../../test/harness.ts'
import { inspectorInput, makeItem } from '../../test/registry.ts'
import { LAIYUAN } from './bureaus/laiyuan.ts'
import { seedDemoInspectors } from './inspectors.ts'

let clerk: Browser

beforeAll(async () => {
  const t = await startTest()
  const bureauId = (await t.makeBureau({ profile: 'S0' })).id
  const admin = await t.makeUser({ bureauId, roles: ['platformAdmin'] })
  const drawer = await t.makeUser({ bureauId, roles: ['businessOffice'] })
  const signer = await t.makeUser({ bureauId, roles: ['deputyHead'] })
  const publisher = await t.makeUser({ bureauId, roles: ['platformLead'] })
  clerk = await t.signIn(drawer)
  await makeItem(clerk, '林木种苗', { code: 'LM-01' })
  for (const number of [1, 2, 3, 4, 5]) {
    await clerk.post('/inspectors', inspectorInput([], { code: `YS-${number}`, name: `员${number}` }))
  }
  await seedDemoInspectors(t.deps, { bureauId, admin, drawer, signer, publisher }, LAIYUAN)
})

test('S1-09 S1-10 the demo people leave something to do: one not in the directory, two not trained, one who will leave', async () => {
  expect((await clerk.get('/inspectors/overview')).json().coverage).toEqual({ certified: 6, covered: 5 })
  expect((await clerk.get('/trainings/gaps')).json()).toMatchObject({
    people: 5,
    missing: [{ name: '员4' }, { name: '员5' }],
  })
  expect((await clerk.get('/institutions?qualification=expiring')).json().total).toBe(1)
  expect((await clerk.get('/exams')).json().total).toBe(2)
})
