import { createHash } from 'node:crypto'
import type { AuditEvent } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db, Tx } from './database.ts'

/** One state change, recorded in the transaction that makes it. */
export interface AuditEntry {
  at: Date
  /** Null only for what happens before a bureau exists or is known. */
  bureauId: string | null
  /** Null for what no signed-in person did. */
  actorId: string | null
  event: AuditEvent
  /** Kind of thing in the singular, for example `target`; its id beside it. */
  subjectKind: string
  subjectId: string
  /** What a later reader must know, as JSON values; never secrets. */
  data?: Record<string, unknown>
}

type Link = Omit<Required<AuditEntry>, 'at' | 'event'> & { seq: number; at: string; event: string; prevHash: string }

const LOCK = 7_240_002
const BATCH = 5_000
const GENESIS = '0'.repeat(64)

/** Appends to the hash chain (S1-06 全程留痕、可追溯). The chain is held until the transaction ends: record last. */
export async function recordAudit(tx: Tx, { data = {}, ...entry }: AuditEntry): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx)
  const tail = await tx
    .selectFrom('auditEvents')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const seq = (tail?.seq ?? 0) + 1
  const prevHash = tail?.hash ?? GENESIS
  const plain = JSON.parse(JSON.stringify(data)) as Record<string, unknown>
  const hash = hashLink({ ...entry, seq, at: entry.at.toISOString(), data: plain, prevHash })
  await tx
    .insertInto('auditEvents')
    .values({ ...entry, seq, data: JSON.stringify(plain), prevHash, hash })
    .execute()
}

/** Whether somebody had a hand in something: of people kept apart by duty, who wrote it is none who decides on it (S0-12). */
export async function hasRecorded(
  db: Db | Tx,
  { actorId, subjectKind, subjectId }: Pick<AuditEntry, 'subjectKind' | 'subjectId'> & { actorId: string },
  events: readonly AuditEvent[],
): Promise<boolean> {
  const found = await db
    .selectFrom('auditEvents')
    .select('seq')
    .where('subjectKind', '=', subjectKind)
    .where('subjectId', '=', subjectId)
    .where('actorId', '=', actorId)
    .where('event', 'in', events)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

export interface AuditReport {
  rowCount: number
  /** Sequence number of the first row that does not fit, or undefined when the chain holds. */
  brokenAt: number | undefined
  /** Hash of the last row, to compare with one that was written down elsewhere: a cut tail shows only there. */
  lastHash: string
}

/** Recomputes the whole chain from the stored rows. */
export async function verifyAudit(db: Db): Promise<AuditReport> {
  let rowCount = 0
  let lastHash = GENESIS
  for (;;) {
    const rows = await db
      .selectFrom('auditEvents')
      .selectAll()
      .where('seq', '>', rowCount)
      .orderBy('seq')
      .limit(BATCH)
      .execute()
    for (const { hash, at, ...row } of rows) {
      const fits =
        row.seq === rowCount + 1 && row.prevHash === lastHash && hash === hashLink({ ...row, at: at.toISOString() })
      if (!fits) return { rowCount, brokenAt: row.seq, lastHash }
      rowCount += 1
      lastHash = hash
    }
    if (rows.length < BATCH) return { rowCount, brokenAt: undefined, lastHash }
  }
}

function hashLink(link: Link): string {
  return createHash('sha256').update(sortedJson(link)).digest('hex')
}

/** JSON with sorted keys: jsonb gives keys back in an order of its own. Unlike the draw's, it takes any text. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
