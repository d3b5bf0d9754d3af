import type { Inspector, PoolEntry, Status } from '@sunlot/draw'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import { poolSelect } from '../tasks/index.ts'
import type { RosterPerson, TaskScheme } from '../tasks/index.ts'

const PAGE = 50_000

/** Freezes the pool of a scheme in one statement and counts it. An entry of no stratum is refused by the database. */
export async function insertPool(tx: Tx, drawId: string, scheme: TaskScheme): Promise<number> {
  const { numAffectedRows } =
    await sql`insert into draw_pool (draw_id, label, stratum, kind, grp, status, target_id, name, region, risk_class)
    select ${drawId}, label, stratum, kind, grp, status, target_id, name, region, risk_class
    from ${poolSelect(scheme)} p order by label collate "C"`.execute(tx)
  return Number(numAffectedRows)
}

/**
 * Freezes the pool of an infeasible draw again: what it drew must come in, everything else stays out, and nothing is
 * drawn anew (protocol §1.10 step 5).
 */
export async function insertPoolAgain(tx: Tx, drawId: string, earlierId: string): Promise<number> {
  const { numAffectedRows } =
    await sql`insert into draw_pool (draw_id, label, stratum, kind, grp, status, target_id, name, region, risk_class)
    select ${drawId}, p.label, p.stratum, p.kind, p.grp,
      case when t.label is not null then 'must' when p.status = 'in' then 'out:NOT_DRAWN_BEFORE' else p.status end,
      p.target_id, p.name, p.region, p.risk_class
    from draw_pool p left join draw_targets t on t.draw_id = p.draw_id and t.label = p.label
    where p.draw_id = ${earlierId}`.execute(tx)
  return Number(numAffectedRows)
}

export async function insertRoster(tx: Tx, drawId: string, roster: readonly RosterPerson[]): Promise<void> {
  if (roster.length === 0) return
  await tx
    .insertInto('drawRoster')
    .values(roster.map((person) => ({ drawId, ...person })))
    .execute()
}

/** The frozen pool in byte order of its labels, a page at a time: a page is one text, because a million rows are slow. */
export async function* readPoolPages(db: Db | Tx, drawId: string): AsyncGenerator<PoolEntry[]> {
  for (let after = ''; ; ) {
    const { rows } = await sql<{ lines: string | null }>`
      select string_agg(concat_ws(E'\t', label, stratum, kind, grp, status), E'\n' order by label) as lines
      from (select * from draw_pool where draw_id = ${drawId} and label > ${after} order by label limit ${PAGE}) page`.execute(
      db,
    )
    const lines = rows[0]?.lines
    if (!lines) return
    const page = lines.split('\n').map(readEntry)
    yield page
    after = page[page.length - 1]?.label ?? ''
    if (page.length < PAGE) return
  }
}

/** The whole frozen pool; a million entries take some 200 MB. `onPage` hears how many have been read. */
export async function readPool(
  db: Db | Tx,
  drawId: string,
  onPage: (count: number) => void = () => {},
): Promise<PoolEntry[]> {
  const pool: PoolEntry[] = []
  for await (const page of readPoolPages(db, drawId)) {
    for (const entry of page) pool.push(entry)
    onPage(pool.length)
  }
  return pool
}

/** The frozen roster as the record holds it. */
export async function readRoster(db: Db | Tx, drawId: string): Promise<Inspector[]> {
  const rows = await db
    .selectFrom('drawRoster')
    .select(['id', 'tags', 'cap', 'load0', 'recuse'])
    .where('drawId', '=', drawId)
    .orderBy('id')
    .execute()
  return rows.map(toInspector)
}

export function toInspector({ id, tags, cap, load0, recuse }: Pick<RosterPerson, keyof Inspector>): Inspector {
  return { id, tags, ...(cap !== null && { cap }), ...(load0 > 0 && { load0 }), ...(recuse.length > 0 && { recuse }) }
}

// Keeps one copy of the few texts that repeat a million times.
const seen = new Map<string, string>()

function readEntry(line: string): PoolEntry {
  const [label = '', stratum = '', kind = '', group = '', status = ''] = line.split('\t')
  return {
    label,
    stratum: once(stratum),
    ...(kind && { kind: once(kind) }),
    ...(group && { group: once(group) }),
    status: once(status) as Status,
  }
}

function once(text: string): string {
  const kept = seen.get(text)
  if (kept !== undefined) return kept
  if (seen.size > 10_000) seen.clear()
  seen.set(text, text)
  return text
}
