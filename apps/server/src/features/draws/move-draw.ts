import { DRAW_STATUSES } from '@sunlot/contract'
import type { AuditEvent, DrawAction } from '@sunlot/contract'
import type { Updateable } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import type { DrawsTable } from '../../platform/tables/draws.ts'
import { stepsOf } from './draws.rules.ts'

export interface DrawMove {
  drawId: string
  action: DrawAction
  /** What it is called in a refusal. */
  text: string
  set?: Updateable<DrawsTable>
}

/** Takes one step of the status table. Of two that try at once one wins; the other gets `draws.wrong-status`. */
export async function moveDraw(tx: Tx, { drawId, action, text, set = {} }: DrawMove): Promise<void> {
  const { from, to } = stepsOf(action)
  const moved = await tx
    .updateTable('draws')
    .set({ ...set, status: to })
    .where('id', '=', drawId)
    .where('status', 'in', from)
    .returning('id')
    .executeTakeFirst()
  if (moved) return
  const { status } = await tx.selectFrom('draws').select('status').where('id', '=', drawId).executeTakeFirstOrThrow()
  throw new AppError('draws.wrong-status', { status: DRAW_STATUSES[status], action: text })
}

export interface DrawEvent {
  at: Date
  /** Null where the server finished what somebody began. */
  actorId: string | null
  event: AuditEvent
  draw: { id: string; bureauId: string; drawNo: string }
  data?: Record<string, unknown>
}

/** The audit row of a draw's event; the number stands in every one (S0-14, S1-06). */
export function recordDrawEvent(tx: Tx, { at, actorId, event, draw, data = {} }: DrawEvent): Promise<void> {
  const { id, bureauId, drawNo } = draw
  const subject = { subjectKind: 'draw', subjectId: id }
  return recordAudit(tx, { at, bureauId, actorId, event, ...subject, data: { drawNo, ...data } })
}
