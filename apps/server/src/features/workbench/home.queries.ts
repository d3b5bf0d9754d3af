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
