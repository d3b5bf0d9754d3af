import type { Db } from '../../platform/database.ts'
import type { TodoFacts } from './todos.rules.ts'

type StandingDraw = NonNullable<TodoFacts['draw']> & { status: string; quota: number }

/** The attempt that stands of each task of a bureau, by task. */
export async function standingDraws(db: Db, bureauId: string): Promise<Map<string, StandingDraw>> {
  const rows = await db
    .selectFrom('draws')
    .select(['id', 'taskId', 'status', 'quota', 'openedAt', 'signedAt', 'publishedAt'])
    .where('bureauId', '=', bureauId)
    .where('status', 'not in', ['aborted', 'rejected'])
    .orderBy('year')
    .orderBy('number')
    .execute()
  return new Map(
    rows.map(({ id, taskId, openedAt, signedAt, publishedAt, ...row }) => [
      taskId,
      {
        ...row,
        drawId: id,
        openedAt: openedAt.toISOString(),
        signedAt: signedAt?.toISOString() ?? null,
        publishedAt: publishedAt?.toISOString() ?? null,
      },
    ]),
  )
}

/** Active targets by risk class, and how many of them were drawn in a year. */
export async function countCoverage(
  db: Db,
  bureauId: string,
  year: number,
): Promise<{ riskClass: string | null; drawn: number; total: number }[]> {
  return db
    .selectFrom('targets')
    .select((eb) => [
      'riskClass',
      eb.fn.countAll<number>().as('total'),
      eb.fn
        .countAll<number>()
        .filterWhere((target) => target.and([target('drawnYear', '=', year), target('drawnCount', '>', 0)]))
        .as('drawn'),
    ])
    .where('bureauId', '=', bureauId)
    .where('status', '=', 'active')
    .groupBy('riskClass')
    .orderBy('riskClass')
    .execute()
}
