import { canon, merkleRoot } from '@sunlot/draw'
import type { Hasher } from '@sunlot/draw'
import type { Db, Tx } from '../../platform/database.ts'

/** What happened to a draw, as its bureau's log holds it (protocol §1.8). */
export interface LogEvent {
  at: Date
  type: 'open' | 'contribute' | 'lock' | 'reveal' | 'abort' | 'sign' | 'reject' | 'publish' | 'open_teams'
  draw: { id: string; bureauId: string; drawNo: string }
  data: Record<string, unknown>
}

/** Appends to the bureau's log; holds the log until the transaction ends, so that its order is the order of commits. */
export async function appendLog(tx: Tx, hasher: Hasher, { at, type, draw, data }: LogEvent): Promise<void> {
  const { id: drawId, bureauId, drawNo } = draw
  // Not `for update`, which would stop everybody who registers something under the bureau.
  await tx.selectFrom('bureaus').select('id').where('id', '=', bureauId).forNoKeyUpdate().execute()
  const before = await listEntries(tx, bureauId)
  const seq = before.length
  const entry = canon({ ...data, seq, at: chinaTime(at), type, draw_no: drawNo })
  const root = merkleRoot([...before, entry], hasher)
  await tx.insertInto('drawLog').values({ bureauId, seq, at, type, drawId, entry, root }).execute()
}

export interface LogReport {
  bureauId: string
  entryCount: number
  /** First entry whose place, form or root does not hold, or undefined. */
  brokenAt: number | undefined
  lastRoot: string | undefined
}

/** Recomputes the root after every entry of a bureau's log from the entries alone. */
export async function verifyLog(db: Db, hasher: Hasher, bureauId: string): Promise<LogReport> {
  const rows = await db
    .selectFrom('drawLog')
    .select(['seq', 'entry', 'root'])
    .where('bureauId', '=', bureauId)
    .orderBy('seq')
    .execute()
  const entries: string[] = []
  for (const { seq, entry, root } of rows) {
    entries.push(entry)
    if (seq !== entries.length - 1 || merkleRoot(entries, hasher) !== root) {
      return { bureauId, entryCount: rows.length, brokenAt: seq, lastRoot: rows.at(-1)?.root }
    }
  }
  return { bureauId, entryCount: rows.length, brokenAt: undefined, lastRoot: rows.at(-1)?.root }
}

/** RFC 3339 in China's one offset, e.g. `2026-10-08T09:30:00+08:00`. */
export function chinaTime(at: Date): string {
  return `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
}

async function listEntries(tx: Tx, bureauId: string): Promise<string[]> {
  const rows = await tx.selectFrom('drawLog').select('entry').where('bureauId', '=', bureauId).orderBy('seq').execute()
  return rows.map(({ entry }) => entry)
}
