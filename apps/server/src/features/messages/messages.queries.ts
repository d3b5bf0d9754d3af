import type { Message, MessageQuery } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

/** One page of somebody's own messages, the latest first. */
export async function listMessages(
  db: Db,
  userId: string,
  { q, show, page, size }: MessageQuery,
): Promise<{ rows: Message[]; total: number; tookMs: number }> {
  const start = performance.now()
  const mine = db
    .selectFrom('messages')
    .where('userId', '=', userId)
    .$if(show === 'unread', (some) => some.where('readAt', 'is', null))
    .$if(q !== '', (some) => some.where(sql<boolean>`strpos(text, ${q}) > 0`))
  const { total } = await mine.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await mine
    .select(['id', 'text', 'link', 'sentAt', 'readAt'])
    .orderBy('sentAt', 'desc')
    .orderBy('id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return {
    rows: rows.map(({ sentAt, readAt, ...row }) => ({ ...row, sentAt: sentAt.toISOString(), isRead: readAt !== null })),
    total,
    tookMs: Math.ceil(performance.now() - start),
  }
}

export async function countUnread(db: Db, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('userId', '=', userId)
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
