import type { Actor, Bureau } from '@sunlot/contract'
import { sql } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import type { Db, Tx } from '../../platform/database.ts'

/** The bureau and everything below it in the tree, top first. */
export async function listBureausBelow(db: Db | Tx, bureauId: string): Promise<Bureau[]> {
  const { rows } = await sql<Bureau & { depth: number }>`
    with recursive below as (
      select id, name, region_code, parent_id, profile, 0 as depth from bureaus where id = ${bureauId}
      union all
      select b.id, b.name, b.region_code, b.parent_id, b.profile, below.depth + 1
      from bureaus b join below on b.parent_id = below.id
    )
    select id, name, region_code, parent_id, profile, depth from below order by depth, region_code, id`.execute(db)
  return rows.map(({ depth: _depth, ...bureau }) => bureau)
}

export function listOffices(db: Db | Tx, bureauIds: readonly string[]) {
  return db
    .selectFrom('offices')
    .select(['id', 'bureauId', 'parentId', 'name'])
    .where('bureauId', 'in', bureauIds)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}

export function findBureau(db: Db | Tx, id: string): Promise<Bureau | undefined> {
  return db
    .selectFrom('bureaus')
    .select(['id', 'name', 'regionCode', 'parentId', 'profile'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** S1-25: an admin manages the own bureau and the ones below it, never a sister or the one above. */
export async function refuseForeignBureau(db: Db | Tx, actor: Actor, bureauId: string): Promise<void> {
  const managed = await listBureausBelow(db, actor.bureauId)
  if (!managed.some(({ id }) => id === bureauId)) throw new AppError('accounts.not-subordinate')
}

/** An office belongs to the bureau it is used in. */
export async function refuseForeignOffice(
  db: Db | Tx,
  { bureauId, officeId }: { bureauId: string; officeId: string | null },
): Promise<void> {
  if (officeId === null) return
  const office = await db
    .selectFrom('offices')
    .select('id')
    .where('id', '=', officeId)
    .where('bureauId', '=', bureauId)
    .executeTakeFirst()
  if (!office) throw new AppError('request.not-found')
}

/** First unused prefix for draw numbers: the region code, then with a counter. */
export async function findFreeDrawPrefix(tx: Tx, regionCode: string): Promise<string> {
  const rows = await tx
    .selectFrom('bureaus')
    .select('drawPrefix')
    .where('drawPrefix', 'like', `${regionCode}%`)
    .execute()
  const taken = new Set(rows.map(({ drawPrefix }) => drawPrefix))
  let prefix = regionCode
  for (let count = 2; taken.has(prefix); count += 1) prefix = `${regionCode}-${count}`
  return prefix
}

/** The rules a draw began under are those it ends under: no other profile while one is open. */
export async function refuseWhileDrawing(tx: Tx, bureauId: string): Promise<void> {
  const { count } = await tx
    .selectFrom('draws')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('bureauId', '=', bureauId)
    .where('status', 'in', ['opening', 'committed', 'locked', 'drawn', 'signed'])
    .executeTakeFirstOrThrow()
  if (count > 0) throw new AppError('accounts.profile-in-use', { count })
}
