import { addDays, CalendarMissing, civilDateOf, isWorkingDay } from '@sunlot/contract'
import type { Actor, TaskInput, WorkCalendar } from '@sunlot/contract'
import { listPeople } from '../features/accounts/index.ts'
import { holdDraw, openTeams, publishDraw, rejectDraw, signDraw } from '../features/draws/index.ts'
import { loadCalendar } from '../features/rulebook/index.ts'
import { approveScheme, createTask, freezeDirectories, submitScheme } from '../features/tasks/index.ts'
import type { Deps } from '../platform/deps.ts'
import type { DemoStaff } from './accounts.ts'
import { PINGLU_PLAN } from './planning-data.ts'
import { lineInForce } from './planning.ts'
import { plainPhoto } from './photo.ts'
import { makeScheme } from './scheme.ts'

const PHOTO = { content: plainPhoto(), fileName: '演示.png', caption: '演示照片：掷骰现场' }

/**
 * What lies behind the tasks of the trial, through the same doors as real draws: the first rounds of the plan, published
 * with their teams open, and another whose first list was sent back and whose second waits for its signature.
 */
export async function seedDemoDraws(deps: Deps, staff: DemoStaff): Promise<void> {
  const today = civilDateOf(deps.clock.now())
  const calendar = await loadCalendar(deps.db)
  const waiting = daysBefore(calendar, today, 2)
  // A year without calendar has no clocks, and its draws would need waivers.
  if (!waiting) return
  const [witness] = await listPeople(deps.db, { bureauId: staff.bureauId, role: 'disciplineWitness' })
  if (!witness) throw new Error('no demo account holds disciplineWitness')
  for (const [index, { word, drawnBefore = 0 }] of earlierRounds().entries()) {
    const day = daysBefore(calendar, today, drawnBefore)
    if (day?.startsWith(today.slice(0, 4))) {
      await seedPublished(deps, { ...staff, witness }, { word, no: index + 1, day })
    }
  }
  await seedWaiting(deps, { ...staff, witness }, waiting)
}

/** The lines of the plan whose first round is published by now, the one drawn first first. */
function earlierRounds() {
  return PINGLU_PLAN.lines
    .filter(({ drawnBefore = 0 }) => drawnBefore > 30)
    .toSorted((a, b) => (b.drawnBefore ?? 0) - (a.drawnBefore ?? 0))
}

type Staff = DemoStaff & { witness: Actor }

/** A first round that is published, with its teams open. */
async function seedPublished(
  deps: Deps,
  staff: Staff,
  { word, no, day }: { word: string; no: number; day: string },
): Promise<void> {
  const { drawer, witness, signer, publisher } = staff
  const then = at(deps, `${day}T01:30:00Z`)
  const taskId = await seedTask(then, staff, { word, no })
  const drawId = await holdDraw(then, { taskId, drawer, witness, photo: PHOTO })
  await signDraw(then, signer, { drawId, signature: { kind: 'typed', name: signer.name } })
  await publishDraw(then, publisher, { drawId })
  await openTeams(at(deps, `${addDays(day, 1)}T00:30:00Z`), publisher, { drawId })
}

async function seedWaiting(deps: Deps, staff: Staff, day: string): Promise<void> {
  const { drawer, witness, signer } = staff
  const then = at(deps, `${day}T02:00:00Z`)
  const taskId = await seedTask(then, staff, { word: '兽药', no: 8 })
  const first = await holdDraw(then, { taskId, drawer, witness, photo: PHOTO })
  await rejectDraw(then, signer, { drawId: first, reason: '有一户抽取前一天已经迁出本区，名录库核对后重新抽取' })
  await holdDraw(at(deps, `${day}T07:00:00Z`), { taskId, drawer, witness, photo: PHOTO })
}

async function seedTask(deps: Deps, staff: Staff, { word, no }: { word: string; no: number }): Promise<string> {
  const { drawer, signer } = staff
  const day = civilDateOf(deps.clock.now())
  const year = day.slice(0, 4)
  const name = PINGLU_PLAN.lines.find((line) => line.name.startsWith(word))?.name ?? ''
  const input: TaskInput = {
    ...(await makeScheme(deps, staff, { word, percents: [5, 10, 20] })),
    title: `${year}年第一轮${name}`,
    documentNo: `平农查〔${year}〕${no}号`,
    ...(await lineInForce(deps, staff.bureauId, { word, round: 1 })),
    scheme: '核查经营许可、进货查验和销售台账、标签。',
    inspectFrom: addDays(day, 1),
    inspectUntil: addDays(day, 9),
  }
  const taskId = await createTask(deps, drawer, input)
  await submitScheme(deps, drawer, { taskId })
  await approveScheme(deps, signer, { taskId })
  await freezeDirectories(deps, drawer, { taskId })
  return taskId
}

/** The same dependencies at another moment. */
function at(deps: Deps, instant: string): Deps {
  return { ...deps, clock: { now: () => new Date(instant) } }
}

/** The last working day at least so many days ago, or undefined where the calendar is not published. */
function daysBefore(calendar: WorkCalendar, today: string, count: number): string | undefined {
  try {
    let day = addDays(today, -count)
    while (!isWorkingDay(calendar, day)) day = addDays(day, -1)
    return day
  } catch (error) {
    if (error instanceof CalendarMissing) return undefined
    throw error
  }
}
