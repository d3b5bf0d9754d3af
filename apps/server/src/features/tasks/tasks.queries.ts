import type { TaskStatus } from '@sunlot/contract'
import type { Selectable } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { TasksTable } from '../../platform/tables/draws.ts'

export interface Person {
  id: string
  name: string
}

/** A task as stored, with the names of its three people and of its bureau. */
export interface Task extends Omit<Selectable<TasksTable>, 'drawerId' | 'signerId' | 'publisherId'> {
  drawer: Person
  signer: Person
  publisher: Person
  approvedBy: string | null
}

/** The task, or `request.not-found`, also for one of another bureau. */
export async function getTask(db: Db | Tx, bureauId: string, taskId: string): Promise<Task> {
  const row = await selectTasks(db).where('t.id', '=', taskId).where('t.bureauId', '=', bureauId).executeTakeFirst()
  if (!row) throw new AppError('request.not-found')
  return withPeople(row)
}

/** Tasks of a bureau in these statuses, the one changed last first. */
export async function listTasksIn(db: Db | Tx, bureauId: string, statuses: readonly TaskStatus[]): Promise<Task[]> {
  const rows = await selectTasks(db)
    .where('t.bureauId', '=', bureauId)
    .where('t.status', 'in', statuses)
    .orderBy('t.updatedAt', 'desc')
    .orderBy('t.id')
    .execute()
  return rows.map(withPeople)
}

/** Names of inspection items by id. */
export async function itemNames(db: Db | Tx, bureauId: string): Promise<Map<string, string>> {
  const rows = await db.selectFrom('inspectionItems').select(['id', 'name']).where('bureauId', '=', bureauId).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** All columns of a task and the names behind its people. */
export function selectTasks(db: Db | Tx) {
  return db
    .selectFrom('tasks as t')
    .innerJoin('users as drawer', 'drawer.id', 't.drawerId')
    .innerJoin('users as signer', 'signer.id', 't.signerId')
    .innerJoin('users as publisher', 'publisher.id', 't.publisherId')
    .leftJoin('users as approver', 'approver.id', 't.schemeApprovedBy')
    .selectAll('t')
    .select([
      'drawer.name as drawerName',
      'signer.name as signerName',
      'publisher.name as publisherName',
      'approver.name as approvedBy',
    ])
}

type TaskRecord = Awaited<ReturnType<ReturnType<typeof selectTasks>['executeTakeFirstOrThrow']>>

export function withPeople({ drawerId, drawerName, signerId, signerName, ...rest }: TaskRecord): Task {
  const { publisherId, publisherName, ...task } = rest
  return {
    ...task,
    drawer: { id: drawerId, name: drawerName },
    signer: { id: signerId, name: signerName },
    publisher: { id: publisherId, name: publisherName },
  }
}
