import { civilDateOf, DICE_COUNT } from '@sunlot/contract'
import type { Gate } from '@sunlot/contract'
import type { Db, Tx } from '../../platform/database.ts'
import { listGates, readGateFacts } from '../tasks/index.ts'
import type { DrawFacts, Task } from '../tasks/index.ts'
import { isConfirmed } from './dice.rules.ts'
import { listEvidence, listWitnesses, selectDraws, withPeople } from './draws.queries.ts'
import type { WitnessRow } from './draws.queries.ts'

/** All gates of a task with what its draw adds to them. */
export async function readGates(db: Db | Tx, task: Task, now: Date): Promise<Gate[]> {
  return listGates(await readGateFacts(db, { task, today: civilDateOf(now), draw: await getDrawFacts(db, task.id) }))
}

/** What the gates ask of the attempt that stands, neither aborted nor rejected; null before there is one. */
export async function getDrawFacts(db: Db | Tx, taskId: string): Promise<DrawFacts | null> {
  const row = await selectDraws(db)
    .where('d.taskId', '=', taskId)
    .where('d.status', 'not in', ['aborted', 'rejected'])
    .orderBy('d.year', 'desc')
    .orderBy('d.number', 'desc')
    .executeTakeFirst()
  if (!row) return null
  const draw = withPeople(row)
  const witnesses = await listWitnesses(db, draw.id)
  const evidence = await listEvidence(db, draw.id)
  return {
    drawId: draw.id,
    drawNo: draw.drawNo,
    status: draw.status,
    openedAt: draw.openedAt.toISOString(),
    preview: draw.facts?.preview ?? null,
    witnesses: witnesses.map(describeWitness),
    evidenceCount: evidence.length,
    lockedAt: draw.lockedAt?.toISOString() ?? null,
    signedAt: draw.signedAt?.toISOString() ?? null,
    publishedAt: draw.publishedAt?.toISOString() ?? null,
  }
}

/** Every attempt of a task, the newest first. */
export async function listDrawsOfTask(
  db: Db | Tx,
  taskId: string,
): Promise<{ id: string; drawNo: string; status: string; openedAt: string }[]> {
  const rows = await db
    .selectFrom('draws')
    .select(['id', 'drawNo', 'status', 'openedAt'])
    .where('taskId', '=', taskId)
    .orderBy('year', 'desc')
    .orderBy('number', 'desc')
    .execute()
  return rows.map(({ openedAt, ...row }) => ({ ...row, openedAt: openedAt.toISOString() }))
}

function describeWitness(row: WitnessRow): DrawFacts['witnesses'][number] {
  return {
    organ: row.organ,
    name: row.name,
    arrivedAt: row.arrivedAt?.toISOString() ?? null,
    diceCount: Math.min(DICE_COUNT, Math.max(row.hostDice.length, row.witnessDice.length)),
    confirmed: isConfirmed(row),
  }
}
