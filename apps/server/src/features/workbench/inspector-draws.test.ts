import { expect, test } from 'vitest'
import { drawWhole, must, setStage } from '../../../test/ceremony.ts'
import { startTest } from '../../../test/harness.ts'

test('S0-13 B-24 that a person was drawn shows in the directory only once the teams are open', async () => {
  const t = await startTest()
  const stage = await setStage(t)
  const { id } = await drawWhole(t, stage)
  await must(
    stage.signer.post(`/draws/${id}/sign`, {
      confirmed: true,
      signature: { kind: 'typed', name: stage.people.signer.name },
    }),
  )
  await must(stage.publisher.post(`/draws/${id}/publish`))
  const people = (await stage.drawer.get('/inspectors')).json().rows as { id: string; drawnThisYear: number }[]
  expect(people.filter(({ drawnThisYear }) => drawnThisYear > 0)).toEqual([])
  for (const person of people) {
    expect((await stage.drawer.get(`/inspectors/${person.id}/draws`)).json()).toEqual([])
  }

  t.clock.set('2026-10-09T01:30:00Z')
  const publisher = await t.signIn(stage.people.publisher)
  await must(publisher.post(`/draws/${id}/open-teams`))
  const after = (await publisher.get('/inspectors')).json().rows as { id: string; drawnThisYear: number }[]
  const [sent] = after.filter(({ drawnThisYear }) => drawnThisYear > 0)
  expect(sent).toBeDefined()
  const draws = (await publisher.get(`/inspectors/${sent?.id}/draws`)).json()
  expect(draws).toMatchObject([{ drawId: id, visits: sent?.drawnThisYear }])
})
