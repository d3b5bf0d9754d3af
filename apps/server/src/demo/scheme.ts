import { addDays, addWorkingDays, CalendarMissing, civilDateOf } from '@sunlot/contract'
import type { TaskInput, WorkCalendar } from '@sunlot/contract'
import { loadCalendar } from '../features/rulebook/index.ts'
import type { Deps } from '../platform/deps.ts'
import type { DemoStaff } from './accounts.ts'

type DemoScheme = Omit<TaskInput, 'title' | 'documentNo' | 'planLine' | 'planLineId' | 'scheme'>

/** What the schemes of the trial have in common; the item is found by a word of its name, `percents` are of its three layers. */
export async function makeScheme(
  deps: Deps,
  { bureauId, signer, publisher }: DemoStaff,
  { word, percents }: { word: string; percents: readonly [number, number, number] },
): Promise<DemoScheme> {
  const item = await deps.db
    .selectFrom('inspectionItems')
    .select('id')
    .where('bureauId', '=', bureauId)
    .where('name', 'like', `%${word}%`)
    .orderBy('code')
    .executeTakeFirstOrThrow()
  const seat = { certified: true, expert: false, offices: [], optional: false }
  return {
    checkType: 'routine',
    method: ['onSite'],
    scope: { itemIds: [item.id], kinds: [], regions: [], poolIds: [], tagIds: [] },
    strata: [
      { riskClasses: ['A', 'B', null], rate: [percents[0], 100], min: null, max: null },
      { riskClasses: ['C'], rate: [percents[1], 100], min: null, max: null },
      { riskClasses: ['D'], rate: [percents[2], 100], min: null, max: null },
    ],
    rounding: 'ceil',
    excludeInspectedThisYear: true,
    excludeExpiredPermit: true,
    seats: [
      { ...seat, name: '组长' },
      { ...seat, name: '组员' },
    ],
    groupMax: 1,
    visitsPerPerson: null,
    witnesses: [
      { organ: '第七纪检组', name: '王某' },
      { organ: '区人大代表', name: '冯某' },
    ],
    minWitness: 1,
    signerId: signer.id,
    publisherId: publisher.id,
    ...checkDays(await loadCalendar(deps.db), civilDateOf(deps.clock.now())),
  }
}

/** From tomorrow to the fifth working day; by the week alone where the year has no calendar. */
function checkDays(calendar: WorkCalendar, today: string): Pick<TaskInput, 'inspectFrom' | 'inspectUntil'> {
  const inspectFrom = addDays(today, 1)
  try {
    return { inspectFrom, inspectUntil: addWorkingDays(calendar, today, 5) }
  } catch (error) {
    if (!(error instanceof CalendarMissing)) throw error
    return { inspectFrom, inspectUntil: addDays(today, 7) }
  }
}
