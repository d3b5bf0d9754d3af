import type { Actor } from '@sunlot/contract'
import type { Deps } from '../../platform/deps.ts'

/** Notes that somebody has read own messages: those named, or all. Other people's are left alone. */
export async function readMessages(
  deps: Deps,
  actor: Actor,
  { ids }: { ids?: readonly number[] | undefined },
): Promise<void> {
  await deps.db
    .updateTable('messages')
    .set({ readAt: deps.clock.now() })
    .where('userId', '=', actor.id)
    .where('readAt', 'is', null)
    .$if(ids !== undefined, (some) => some.where('id', 'in', ids ?? []))
    .execute()
}
