import type { Actor, CertifiedStaff, CertifiedStaffQuery, PasteOutcome } from '@sunlot/contract'
import { sql } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Db } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { readLedger } from './inspectors.paste.rules.ts'
import { takePage } from './pages.ts'

/**
 * The person of the directory who goes by a number of the ledger: the certificate in force, or another of the same
 * person. Whoever was transferred away is no longer in the directory (S0-10).
 */
const COVERED_BY = sql<string | null>`(select i.id from inspectors i
  where i.bureau_id = s.bureau_id and i.status <> 'transferred' and (i.code = s.number
    or exists (select from inspector_certificates c where c.inspector_id = i.id and c.number = s.number))
  order by i.code limit 1)`

interface LedgerSearch {
  readonly bureauId: string
  readonly query: CertifiedStaffQuery
}

/** One page of the ledger, by number. */
export async function listCertifiedStaff(
  db: Db,
  search: LedgerSearch,
): Promise<{ rows: CertifiedStaff[]; total: number; tookMs: number }> {
  const { page, size } = search.query
  const rows = inOrder(db, search)
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const total = matching(db, search)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return takePage(rows, total)
}

/** The whole of it that matches. */
export async function listAllCertifiedStaff(db: Db, search: LedgerSearch): Promise<CertifiedStaff[]> {
  return inOrder(db, search).execute()
}

function inOrder(db: Db, search: LedgerSearch) {
  return matching(db, search)
    .select(['s.id', 's.name', 's.office', 's.number', 's.validUntil'])
    .select(COVERED_BY.as('inspectorId'))
    .orderBy('s.number')
}

function matching(db: Db, { bureauId, query: { q, covered } }: LedgerSearch) {
  return db
    .selectFrom('certifiedStaff as s')
    .where('s.bureauId', '=', bureauId)
    .$if(q !== '', (qb) =>
      qb.where(sql<boolean>`(strpos(s.name, ${q}) > 0 or strpos(s.office, ${q}) > 0 or s.number = ${q.toUpperCase()})`),
    )
    .$if(covered === 'yes', (qb) => qb.where(sql<boolean>`${COVERED_BY} is not null`))
    .$if(covered === 'no', (qb) => qb.where(sql<boolean>`${COVERED_BY} is null`))
}

/** S1-09: certified staff and how many of them stand in the directory; null while no ledger is kept. */
export async function countCoverage(db: Db, bureauId: string): Promise<{ certified: number; covered: number } | null> {
  const counts = await db
    .selectFrom('certifiedStaff as s')
    .select(({ fn }) => [
      fn.countAll<number>().as('certified'),
      sql<number>`count(${COVERED_BY})::integer`.as('covered'),
    ])
    .where('s.bureauId', '=', bureauId)
    .executeTakeFirstOrThrow()
  return counts.certified > 0 ? counts : null
}

/** Takes over a pasted ledger as a whole, or nothing of it; lines replace those of the same numbers. */
export async function pasteLedger(deps: Deps, actor: Actor, { text }: { text: string }): Promise<PasteOutcome> {
  const { rows, faults } = readLedger(text)
  if (faults.length > 0 || rows.length === 0) return { taken: 0, faults }
  const at = deps.clock.now()
  const values = rows.map((row) => ({ id: deps.newId(), bureauId: actor.bureauId, ...row, updatedAt: at }))
  await deps.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('certifiedStaff')
      .values(values)
      .onConflict((conflict) =>
        conflict.constraint('certified_staff_number_unique').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          office: eb.ref('excluded.office'),
          validUntil: eb.ref('excluded.validUntil'),
          updatedAt: eb.ref('excluded.updatedAt'),
        })),
      )
      .execute()
    const subject = { bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'bureau', subjectId: actor.bureauId }
    await recordAudit(tx, { ...subject, at, event: 'certificates.ledger-pasted', data: { count: rows.length } })
  })
  return { taken: rows.length, faults: [] }
}

/** Takes somebody out of the ledger who is no longer certified staff, with the reason. */
export async function removeCertifiedStaff(
  deps: Deps,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('certifiedStaff')
      .where('id', '=', id)
      .where('bureauId', '=', actor.bureauId)
      .returning(['name', 'number', 'office'])
      .executeTakeFirst()
    if (!gone) throw new AppError('request.not-found')
    const subject = { bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'certifiedStaff', subjectId: id }
    await recordAudit(tx, { ...subject, at, event: 'certificates.ledger-removed', data: { ...gone, reason } })
  })
}
