import type { Actor } from '@sunlot/contract'
import { recordAudit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'

/**
 * S1-24: an accepted invitation whose line leaves the draft or the amendment before it was published is no longer
 * answered. It waits for the head again, who names the officers anew.
 */
export async function reopenInvitations(
  deps: Deps,
  tx: Tx,
  { actor, itemIds }: { actor: Actor; itemIds: readonly (string | null)[] },
): Promise<void> {
  const wanted = itemIds.filter((id) => id !== null)
  if (wanted.length === 0) return
  const reopened = await tx
    .updateTable('externalItems')
    .set({ status: 'pending', planId: null, decidedAt: null, decidedBy: null })
    .where('bureauId', '=', actor.bureauId)
    .where('id', 'in', wanted)
    .where('status', '=', 'accepted')
    .returning(['id', 'title', 'leadAgency'])
    .execute()
  for (const { id, ...data } of reopened) {
    await tx.deleteFrom('externalItemOfficers').where('itemId', '=', id).execute()
    const who = { at: deps.clock.now(), bureauId: actor.bureauId, actorId: actor.id }
    const subject = { subjectKind: 'externalItem', subjectId: id }
    await recordAudit(tx, { ...who, ...subject, event: 'externals.reopened', data })
  }
}
