import { findMissingHolidays, readCalendarNotice, SHIPPED_CALENDAR, SHIPPED_NOTICES } from '@sunlot/contract'
import type { Actor, CalendarImport, CalendarYear, YearCalendar } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { findBureau } from '../accounts/index.ts'

const REASON_MIN = 10

/** Every published year with where it comes from, the latest first; of other bureaus the bureau, not the person. */
export async function listCalendarYears(db: Db, bureauId: string): Promise<CalendarYear[]> {
  const rows = await db
    .selectFrom('calendarYears as c')
    .innerJoin('users as u', 'u.id', 'c.importedBy')
    .innerJoin('bureaus as b', 'b.id', 'c.bureauId')
    .distinctOn('c.year')
    .select(['c.year', 'c.notice', 'c.holidays', 'c.workdays', 'c.reason', 'c.importedAt'])
    .select((eb) => eb.case().when('b.id', '=', bureauId).then(eb.ref('u.name')).else(eb.ref('b.name')).end().as('by'))
    .orderBy('c.year', 'desc')
    .orderBy('c.number', 'desc')
    .execute()
  const imported = rows.map(({ by, importedAt, ...row }) => ({
    ...row,
    imported: { by, at: importedAt.toISOString() },
  }))
  const taken = new Set(imported.map(({ year }) => year))
  const shipped = Object.entries(SHIPPED_CALENDAR)
    .map(([year, days]) => ({ year: Number(year), notice: SHIPPED_NOTICES[Number(year)] ?? '', reason: '', ...days }))
    .filter(({ year }) => !taken.has(year))
    .map(({ holidays, workdays, ...row }) => ({
      ...row,
      holidays: [...holidays],
      workdays: [...workdays],
      imported: null,
    }))
  return [...imported, ...shipped].toSorted((a, b) => b.year - a.year)
}

/**
 * Takes a year from its notice, whole or not at all. A year that is there already may be in use by clocks: it is never
 * overwritten, the new reading stands after it with its reason. Throws `calendar.unreadable`, `calendar.incomplete`,
 * `calendar.reason-needed`, and `calendar.taken` for the second of two who import it at the same moment.
 */
export async function importCalendarYear(
  deps: Deps,
  actor: Actor,
  { year, notice, text, reason }: CalendarImport,
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    await requireTop(tx, actor)
    const days = readYear(text, year)
    const before = await findLatest(tx, year)
    const isKnown = before > 0 || SHIPPED_CALENDAR[year] !== undefined
    if (isKnown && reason.length < REASON_MIN) throw new AppError('calendar.reason-needed', { year })
    const at = deps.clock.now()
    const lists = { holidays: JSON.stringify(days.holidays), workdays: JSON.stringify(days.workdays) }
    const origin = { bureauId: actor.bureauId, importedBy: actor.id, importedAt: at }
    const entered = await tx
      .insertInto('calendarYears')
      .values({ year, number: before + 1, notice, reason, ...lists, ...origin })
      .onConflict((conflict) => conflict.columns(['year', 'number']).doNothing())
      .returning('number')
      .executeTakeFirst()
    if (!entered) throw new AppError('calendar.taken', { year })
    await recordAudit(tx, {
      at,
      bureauId: actor.bureauId,
      actorId: actor.id,
      event: isKnown ? 'calendar.year-changed' : 'calendar.year-imported',
      subjectKind: 'calendar',
      subjectId: String(year),
      data: { title: `${year}年工作日历`, notice, reason, ...days },
    })
  })
}

function readYear(text: string, year: number): YearCalendar {
  const { days, faults } = readCalendarNotice(text, year)
  if (!days) throw new AppError('calendar.unreadable', { line: faults[0]?.line ?? 1, why: faults[0]?.why ?? '' })
  const missing = findMissingHolidays(days, year)
  if (missing) throw new AppError('calendar.incomplete', { year, days: missing })
  return days
}

/** One calendar serves everybody here, so only a bureau that stands below no other changes it. */
async function requireTop(tx: Tx, actor: Actor): Promise<void> {
  const bureau = await findBureau(tx, actor.bureauId)
  if (bureau?.parentId) throw new AppError('calendar.not-top')
}

async function findLatest(tx: Tx, year: number): Promise<number> {
  const row = await tx
    .selectFrom('calendarYears')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('year', '=', year)
    .executeTakeFirst()
  return row?.number ?? 0
}
