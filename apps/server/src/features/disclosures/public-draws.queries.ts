import type { DrawDetail } from '@sunlot/contract'
import { formatPercent } from '@sunlot/contract'
import type { Header, Targets } from '@sunlot/draw'
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import type { Db } from '../../platform/database.ts'
import type { BureausTable } from '../../platform/tables/accounts.ts'
import type { DrawsTable } from '../../platform/tables/draws.ts'
import type { SiteBureau } from './layout.ts'
import type { PublicDraw } from './public-draw.ts'

/** Draws that can be public; each is from PUBLIC_AT on. */
export const PUBLIC_STATUSES = ['published', 'rejected', 'aborted', 'infeasible'] as const

/**
 * What everybody may see, and since when: published draws, and those thrown away after names or secrets were committed.
 * Where only the teams are drawn again the targets stand, and stay secret (S0-13, B-24) until the draw that seats them
 * is published or sent back; the attempts before it become public with it (protocol §1.10 step 5).
 */
export const PUBLIC_AT = sql<Date>`case when d.status = 'infeasible' or (d.status = 'aborted' and d.reopens_id is not null)
  then (select coalesce(r.published_at, r.ended_at) from draws r where r.task_id = d.task_id and r.reopens_id is not null
    and r.status in ('published', 'rejected') and r.opened_at >= d.opened_at order by r.opened_at limit 1)
  else coalesce(d.published_at, d.ended_at) end`

export interface PublicBureau extends SiteBureau {
  id: string
}

/** Bureaus in the order of their names' bytes; the prefix of their draw numbers is their address. */
export async function listBureaus(db: Db): Promise<PublicBureau[]> {
  const rows = await db
    .selectFrom('bureaus')
    .select(['id', 'name', 'drawPrefix'])
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map(toBureau)
}

async function findBureau(db: Db, prefix: string): Promise<PublicBureau | undefined> {
  const row = await db
    .selectFrom('bureaus')
    .select(['id', 'name', 'drawPrefix'])
    .where('drawPrefix', '=', prefix)
    .executeTakeFirst()
  return row && toBureau(row)
}

/** The bureau with that prefix in its address, or no such page. */
export async function getBureau(db: Db, prefix: string): Promise<PublicBureau> {
  const bureau = await findBureau(db, prefix)
  if (!bureau) throw new AppError('request.not-found')
  return bureau
}

function toBureau({
  id,
  name,
  drawPrefix,
}: Pick<Selectable<BureausTable>, 'id' | 'name' | 'drawPrefix'>): PublicBureau {
  return { id, name, path: `/b/${encodeURIComponent(drawPrefix)}` }
}

function selectPublic(db: Db, bureauId: string) {
  return db
    .selectFrom('draws as d')
    .innerJoin('bureaus as b', 'b.id', 'd.bureauId')
    .innerJoin('tasks as t', 't.id', 'd.taskId')
    .selectAll('d')
    .select(['b.name as organ', PUBLIC_AT.as('publicAt'), sql<string>`t.input ->> 'inspectUntil'`.as('inspectUntil')])
    .select((eb) =>
      eb
        .selectFrom('drawTeams')
        .whereRef('drawTeams.drawId', '=', 'd.id')
        .select((one) => one.fn.countAll<number>().as('count'))
        .as('teamCount'),
    )
    .where('d.bureauId', '=', bureauId)
    .where('d.status', 'in', PUBLIC_STATUSES)
    .where(PUBLIC_AT, 'is not', null)
}

/** One page of a bureau's public draws, newest first, with their number and the visits they drew in a year. */
export async function listPublicDraws(
  db: Db,
  bureauId: string,
  { page, size, year }: { page: number; size: number; year: number },
): Promise<{ draws: PublicDraw[]; total: number; drawnInYear: number }> {
  const counted = await db
    .selectFrom('draws as d')
    .select([
      sql<number>`count(*)`.as('total'),
      sql<number>`coalesce(sum(jsonb_array_length(targets -> 'must') + jsonb_array_length(targets -> 'selected'))
        filter (where status = 'published' and year = ${year}), 0)::bigint`.as('drawnInYear'),
    ])
    .where('d.bureauId', '=', bureauId)
    .where('d.status', 'in', PUBLIC_STATUSES)
    .where(PUBLIC_AT, 'is not', null)
    .executeTakeFirstOrThrow()
  const rows = await selectPublic(db, bureauId)
    .orderBy('publicAt', 'desc')
    .orderBy('d.number', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { draws: await withWitnesses(db, rows), ...counted }
}

/** A public draw by its number, or undefined. */
export async function findPublicDraw(db: Db, bureauId: string, drawNo: string): Promise<PublicDraw | undefined> {
  const row = await selectPublic(db, bureauId).where('d.drawNo', '=', drawNo).executeTakeFirst()
  return row && (await withWitnesses(db, [row]))[0]
}

/** At most this many numbers are named; a bureau has a handful of draws in hand. */
const MOST_PENDING = 50

/** Numbers of a bureau's draws that are not public yet, so that nobody takes them for left out. */
export async function listPending(db: Db, bureauId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('draws as d')
    .select('d.drawNo')
    .where('d.bureauId', '=', bureauId)
    .where((eb) => eb.or([eb('d.status', 'not in', PUBLIC_STATUSES), eb(PUBLIC_AT, 'is', null)]))
    .orderBy('d.year')
    .orderBy('d.number')
    .limit(MOST_PENDING)
    .execute()
  return rows.map(({ drawNo }) => drawNo)
}

/** Where a public draw stands, by its id. */
export async function findAddress(db: Db, drawId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('draws as d')
    .innerJoin('bureaus as b', 'b.id', 'd.bureauId')
    .select(['b.drawPrefix', 'd.drawNo'])
    .where('d.id', '=', drawId)
    .where('d.status', 'in', PUBLIC_STATUSES)
    .where(PUBLIC_AT, 'is not', null)
    .executeTakeFirst()
  return row && `/b/${encodeURIComponent(row.drawPrefix)}/draws/${encodeURIComponent(row.drawNo)}`
}

type Row = Selectable<DrawsTable> & { organ: string; publicAt: Date; inspectUntil: string; teamCount: number | null }

async function withWitnesses(db: Db, rows: readonly Row[]): Promise<PublicDraw[]> {
  if (rows.length === 0) return []
  const witnesses = await db
    .selectFrom('drawWitnesses')
    .select(['drawId', 'key', 'hostDice', 'witnessDice'])
    .where(
      'drawId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('ordinal')
    .execute()
  return rows.map((row) =>
    toPublic(
      row,
      witnesses
        .filter(({ drawId }) => drawId === row.id)
        .map(({ key, hostDice, witnessDice }) => ({
          name: key,
          // Equal once locked; of an aborted draw what was entered furthest.
          dice: witnessDice.length > hostDice.length ? witnessDice : hostDice,
        })),
    ),
  )
}

/** Frozen facts as far as they are public: classes of risk stay in the bureau (B-05). */
interface FrozenFacts {
  layers: DrawDetail['layers']
  preview: { excluded: DrawDetail['excluded']; people: number }
}

function toPublic(row: Row, witnesses: PublicDraw['witnesses']): PublicDraw {
  const facts = row.facts as FrozenFacts | null
  const targets = row.targets as Targets | null
  const header = row.header ? (JSON.parse(row.header) as Header) : null
  return {
    id: row.id,
    drawNo: row.drawNo,
    title: row.title,
    organ: row.organ,
    status: row.status as PublicDraw['status'],
    reason: row.reason,
    openedAt: row.openedAt.toISOString(),
    publicAt: row.publicAt.toISOString(),
    poolSize: row.poolSize,
    eligible: row.eligible,
    drawnCount: targets ? targets.must.length + targets.selected.length : 0,
    people: facts?.preview.people ?? 0,
    teamCount: row.teamCount ?? 0,
    teamsOpen: row.teamsOpenedAt !== null,
    witnesses,
    layers: (facts?.layers ?? []).map(({ key, name, size, eligible, quota, rate }) => ({
      key,
      name,
      size,
      eligible,
      quota,
      rate: formatPercent(rate[0] / rate[1]),
    })),
    excluded: facts?.preview.excluded ?? [],
    headerHash: row.headerHash,
    poolRoot: header?.pool.root ?? null,
    contribHash: row.contribHash,
    secret: row.revealT,
    seed: row.seedT,
    teamRoot: row.teamRoot,
    cutoff: targets?.cutoff ?? {},
    inspectUntil: row.inspectUntil,
  }
}
