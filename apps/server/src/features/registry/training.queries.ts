import type { Training, TrainingDetail, TrainingQuery, TrainingResult } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import { takePage } from './pages.ts'

interface TrainingSearch {
  readonly bureauId: string
  readonly query: TrainingQuery
}

/** One page of the records, the latest first; withdrawn ones stay in the list and say so. */
export async function listTrainings(
  db: Db,
  search: TrainingSearch,
): Promise<{ rows: Training[]; total: number; tookMs: number }> {
  const { page, size } = search.query
  const rows = selectTrainings(db, search)
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const total = matching(db, search)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const found = await takePage(rows, total)
  return { ...found, rows: await showTrainings(db, found.rows) }
}

/** All that match, the latest first; a bureau holds a few dozen a year. */
export async function listAllTrainings(db: Db, search: TrainingSearch): Promise<Training[]> {
  return showTrainings(db, await selectTrainings(db, search).execute())
}

export async function findTraining(
  db: Db,
  { id, bureauId }: { id: string; bureauId: string },
): Promise<TrainingDetail | undefined> {
  const row = await withFile(db).where('t.id', '=', id).where('t.bureauId', '=', bureauId).executeTakeFirst()
  if (!row) return undefined
  const [training] = await showTrainings(db, [row])
  const participants = await db
    .selectFrom('trainingParticipants as p')
    .innerJoin('inspectors as i', 'i.id', 'p.inspectorId')
    .select(['p.inspectorId', 'i.name', 'i.office', 'p.result'])
    .where('p.trainingId', '=', id)
    .orderBy('i.code')
    .execute()
  return training && { ...training, content: row.content, participants }
}

/** What a person was taught, the latest first. */
export async function listTrainingsOf(
  db: Db,
  inspectorId: string,
): Promise<{ id: string; title: string; heldOn: string; items: string[]; result: TrainingResult }[]> {
  const rows = await db
    .selectFrom('trainingParticipants as p')
    .innerJoin('trainings as t', 't.id', 'p.trainingId')
    .select(['t.id', 't.title', 't.heldOn', 'p.result'])
    .where('p.inspectorId', '=', inspectorId)
    .where('t.withdrawnAt', 'is', null)
    .orderBy('t.heldOn', 'desc')
    .orderBy('t.id')
    .execute()
  const items = await itemsOfTrainings(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, items: (items.get(row.id) ?? []).map(({ name }) => name) }))
}

/**
 * Of these people, who has not passed a training for every one of the items between two civil dates (S0-35). A record
 * without items covers all of them.
 */
export async function findUntrained(
  db: Db | Tx,
  {
    inspectorIds,
    itemIds,
    from,
    until,
  }: {
    inspectorIds: readonly string[]
    itemIds: readonly string[]
    from: string
    until: string
  },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from unnest(${inspectorIds}::uuid[]) as p (id)
    where exists (select from unnest(${itemIds}::uuid[]) as item (id) where not exists (
      select from training_participants tp join trainings t on t.id = tp.training_id
      where tp.inspector_id = p.id and tp.result = 'passed' and t.withdrawn_at is null
        and t.held_on between ${from}::date and ${until}::date
        and (not exists (select from training_items ti where ti.training_id = t.id)
          or exists (select from training_items ti where ti.training_id = t.id and ti.item_id = item.id))))`.execute(db)
  return rows.map(({ id }) => id)
}

function matching(db: Db, { bureauId, query: { q, year, item } }: TrainingSearch) {
  return db
    .selectFrom('trainings as t')
    .where('t.bureauId', '=', bureauId)
    .$if(year !== undefined, (qb) =>
      qb.where('t.heldOn', '>=', `${year}-01-01`).where('t.heldOn', '<=', `${year}-12-31`),
    )
    .$if(q !== '', (qb) => qb.where(sql<boolean>`(strpos(t.title, ${q}) > 0 or strpos(t.trainer, ${q}) > 0)`))
    .$if(item !== undefined, (qb) =>
      qb.where(sql<boolean>`(not exists (select from training_items ti where ti.training_id = t.id)
        or exists (select from training_items ti where ti.training_id = t.id and ti.item_id = ${item ?? null}::uuid))`),
    )
}

function selectTrainings(db: Db, search: TrainingSearch) {
  return matching(db, search)
    .leftJoin('files as f', 'f.id', 't.fileId')
    .selectAll('t')
    .select('f.size as fileSize')
    .orderBy('t.heldOn', 'desc')
    .orderBy('t.id')
}

function withFile(db: Db) {
  return db
    .selectFrom('trainings as t')
    .leftJoin('files as f', 'f.id', 't.fileId')
    .selectAll('t')
    .select('f.size as fileSize')
}

type Row = Awaited<ReturnType<ReturnType<typeof withFile>['executeTakeFirstOrThrow']>>

async function showTrainings(db: Db, rows: readonly Row[]): Promise<Training[]> {
  const ids = rows.map(({ id }) => id)
  const [items, counts] = await Promise.all([itemsOfTrainings(db, ids), countResults(db, ids)])
  return rows.map((row) => ({
    id: row.id,
    heldOn: row.heldOn,
    title: row.title,
    topics: row.topics,
    items: items.get(row.id) ?? [],
    trainer: row.trainer,
    counts: counts.get(row.id) ?? { passed: 0, failed: 0, absent: 0 },
    file: row.fileName === null ? null : { name: row.fileName, size: row.fileSize ?? 0 },
    withdrawn: row.withdrawnAt ? { reason: row.withdrawReason } : null,
  }))
}

async function itemsOfTrainings(db: Db, ids: readonly string[]): Promise<Map<string, Training['items']>> {
  const rows = await db
    .selectFrom('trainingItems as ti')
    .innerJoin('inspectionItems as m', 'm.id', 'ti.itemId')
    .select(['ti.trainingId', 'm.id', 'm.name'])
    .where(sql<boolean>`ti.training_id = any(${ids}::uuid[])`)
    .orderBy('m.code')
    .execute()
  const byTraining = Map.groupBy(rows, ({ trainingId }) => trainingId)
  return new Map([...byTraining].map(([id, own]) => [id, own.map((item) => ({ id: item.id, name: item.name }))]))
}

async function countResults(db: Db, ids: readonly string[]): Promise<Map<string, Training['counts']>> {
  const rows = await db
    .selectFrom('trainingParticipants')
    .select(({ fn }) => [
      'trainingId',
      fn.countAll<number>().filterWhere('result', '=', 'passed').as('passed'),
      fn.countAll<number>().filterWhere('result', '=', 'failed').as('failed'),
      fn.countAll<number>().filterWhere('result', '=', 'absent').as('absent'),
    ])
    .where(sql<boolean>`training_id = any(${ids}::uuid[])`)
    .groupBy('trainingId')
    .execute()
  return new Map(rows.map(({ trainingId, ...counts }) => [trainingId, counts]))
}
