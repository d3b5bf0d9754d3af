import { ABSENCE_KINDS, type AbsenceEnd, type AbsenceInput, type Actor, formatDate } from '@sunlot/contract'
import { sql } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { claimInspector, recordInspectorEvent } from './inspectors.events.ts'

/** Leave, transfer or suspension for days to come or gone; it begins and ends by itself (S0-10). Answers the id. */
export async function declareAbsence(
  deps: Deps,
  actor: Actor,
  input: AbsenceInput & { inspectorId: string },
): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  const { inspectorId, kind, fromOn, untilOn, reason } = input
  await deps.db.transaction().execute(async (tx) => {
    const { name } = await claimInspector(tx, actor, inspectorId)
    await refuseOverlap(tx, name, input)
    const row = { id, bureauId: actor.bureauId, inspectorId, kind, fromOn, untilOn, reason, endedOn: null }
    await tx
      .insertInto('inspectorAbsences')
      .values({ ...row, declaredBy: actor.id, declaredAt: at })
      .execute()
    const fields = { absence: [null, sayAbsence(input)] } as const
    await recordInspectorEvent(tx, { id: inspectorId, at, actor, event: 'absences.declared', reason, fields, name })
  })
  return id
}

/** Ends an absence early, or calls it off with its own first day. The slower of two gets `absences.ended`. */
export async function endAbsence(
  deps: Deps,
  actor: Actor,
  { absenceId, endedOn, reason }: AbsenceEnd & { absenceId: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const absence = await tx
      .selectFrom('inspectorAbsences')
      .selectAll()
      .where('id', '=', absenceId)
      .where('bureauId', '=', actor.bureauId)
      .forUpdate()
      .executeTakeFirst()
    if (!absence) throw new AppError('request.not-found')
    const { inspectorId, kind, fromOn, untilOn } = absence
    if (absence.endedOn) throw new AppError('absences.ended', { kind: ABSENCE_KINDS[kind] })
    if (endedOn < fromOn || (untilOn !== null && endedOn > untilOn)) {
      throw new AppError('absences.outside', { from: formatDate(fromOn), until: formatDate(untilOn ?? endedOn) })
    }
    const { name } = await claimInspector(tx, actor, inspectorId)
    await tx.updateTable('inspectorAbsences').set({ endedOn }).where('id', '=', absenceId).execute()
    const fields = { absence: [sayAbsence(absence), `${formatDate(endedOn)}起恢复`] } as const
    await recordInspectorEvent(tx, { id: inspectorId, at, actor, event: 'absences.ended', reason, fields, name })
  })
}

/** 请假，2026年10月9日至10月15日. */
function sayAbsence({ kind, fromOn, untilOn }: Pick<AbsenceInput, 'kind' | 'fromOn' | 'untilOn'>): string {
  return `${ABSENCE_KINDS[kind]}，${formatDate(fromOn)}${untilOn === null ? '起' : `至${formatDate(untilOn)}`}`
}

async function refuseOverlap(
  tx: Tx,
  name: string,
  { inspectorId, kind, fromOn, untilOn }: AbsenceInput & { inspectorId: string },
): Promise<void> {
  const other = await tx
    .selectFrom('inspectorAbsences')
    .select(['kind', 'fromOn'])
    .where('inspectorId', '=', inspectorId)
    .where('kind', '=', kind)
    .where(sql<boolean>`coalesce(ended_on - 1, until_on, 'infinity') >= greatest(from_on, ${fromOn}::date)`)
    .where(sql<boolean>`from_on <= coalesce(${untilOn}::date, 'infinity')`)
    .executeTakeFirst()
  if (!other) return
  throw new AppError('absences.overlap', { name, from: formatDate(other.fromOn), kind: ABSENCE_KINDS[other.kind] })
}
