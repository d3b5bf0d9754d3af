import type { ImportKind } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { itemsOfInspectors } from '../inspectors.marks.queries.ts'
import { itemsOfTargets, statusOn } from '../targets/shown.queries.ts'
import type { KnownItem } from './cells.rules.ts'
import type { Entry } from './place.rules.ts'

interface Lookup {
  readonly kind: ImportKind
  readonly bureauId: string
  readonly codes: readonly string[]
  /** Civil date. */
  readonly today: string
}

/** The directory's entries under these codes. */
export async function findEntries(db: Db, lookup: Lookup): Promise<Map<string, Entry>> {
  if (lookup.kind === 'permits') return findLedger(db, lookup)
  return lookup.kind === 'inspectors' ? findInspectors(db, lookup) : findTargets(db, lookup)
}

/** The bureau's items, as an import looks them up by name. */
export async function listKnownItems(db: Db, bureauId: string): Promise<KnownItem[]> {
  return db
    .selectFrom('inspectionItems')
    .select(['id', 'name', 'needsPermit'])
    .where('bureauId', '=', bureauId)
    .where('status', '=', 'active')
    .orderBy('code')
    .execute()
}

/** Names of the holders of certificates that nobody's entry goes by, by number. */
export async function listHolders(db: Db, bureauId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('inspectorCertificates as c')
    .innerJoin('inspectors as i', 'i.id', 'c.inspectorId')
    .select(['c.number', 'i.name'])
    .where('c.bureauId', '=', bureauId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('inspectors as o')
            .select('o.id')
            .where('o.bureauId', '=', bureauId)
            .whereRef('o.code', '=', 'c.number'),
        ),
      ),
    )
    .execute()
  return new Map(rows.map(({ number, name }) => [number, name]))
}

async function findTargets(db: Db, { bureauId, codes, today }: Lookup): Promise<Map<string, Entry>> {
  const rows = await db
    .selectFrom('targets')
    .select(['id', 'version', 'code', 'name', 'kind', 'region', 'address', 'riskClass', 'permitNo', 'permitUntil'])
    .select(['status', 'statusUntil', 'nextStatus', 'nextFrom', 'nextUntil', 'addedOn'])
    .select(sql<string | null>`coalesce(risk_since, (created_at at time zone 'Asia/Shanghai')::date)`.as('since'))
    .where('bureauId', '=', bureauId)
    .where(sql<boolean>`code = any(${codes}::text[])`)
    .execute()
  if (rows.length === 0) return new Map()
  const ids = rows.map(({ id }) => id)
  const items = await itemsOfTargets(db, ids)
  const permits = await findPermits(db, ids)
  return new Map(
    rows.map(({ code, riskClass, permitUntil, ...row }) => {
      const held = { validUntil: permitUntil, permits: permits.get(row.id), status: statusOn(row, today).status }
      return [code, { ...row, office: '', riskClass: riskClass ?? '', ...held, ...split(items.get(row.id)) }]
    }),
  )
}

/** Permits of the targets that hold several, by number. */
async function findPermits(db: Db, targetIds: readonly string[]): Promise<Map<string, Map<string, string | null>>> {
  const rows = await db
    .selectFrom('targetPermits')
    .select(['targetId', 'number', 'validUntil'])
    .where(sql<boolean>`target_id = any(${targetIds}::uuid[])`)
    .execute()
  const permits = new Map<string, Map<string, string | null>>()
  for (const { targetId, number, validUntil } of rows)
    permits.set(targetId, (permits.get(targetId) ?? new Map<string, string | null>()).set(number, validUntil))
  return permits
}

/** The ledger's entries under these numbers; `name` is the holder, `kind` the permit, `office` who issued it. */
async function findLedger(db: Db, { bureauId, codes }: Lookup): Promise<Map<string, Entry>> {
  const rows = await db
    .selectFrom('permitLedger')
    .select(['id', 'version', 'number', 'holder as name', 'name as kind', 'holderCode', 'issuer as office'])
    .select(['issuedOn as since', 'validUntil'])
    .where('bureauId', '=', bureauId)
    .where(sql<boolean>`number = any(${codes}::text[])`)
    .execute()
  const blank = { region: '', address: '', riskClass: '', permitNo: '', ...split() }
  return new Map(rows.map(({ number, ...row }) => [number, { ...row, ...blank }]))
}

async function findInspectors(db: Db, { bureauId, codes }: Lookup): Promise<Map<string, Entry>> {
  const rows = await db
    .selectFrom('inspectors')
    .select(['id', 'version', 'code', 'name', 'kind', 'region', 'office', 'certificateUntil'])
    .where('bureauId', '=', bureauId)
    .where(sql<boolean>`code = any(${codes}::text[])`)
    .execute()
  if (rows.length === 0) return new Map()
  const items = await itemsOfInspectors(
    db,
    rows.map(({ id }) => id),
  )
  const blank = { address: '', riskClass: '', permitNo: '' }
  return new Map(
    rows.map(({ code, certificateUntil, ...row }) => [
      code,
      { ...row, ...blank, validUntil: certificateUntil, ...split(items.get(row.id)) },
    ]),
  )
}

function split(items: readonly { id: string; name: string }[] = []): { itemIds: string[]; itemNames: string[] } {
  return { itemIds: items.map(({ id }) => id), itemNames: items.map(({ name }) => name) }
}
