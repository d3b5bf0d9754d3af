import { addDays, type Permit, type PermitState } from '@sunlot/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database.ts'
import { EXPIRING_DAYS } from '../targets.search.ts'
import type { TargetRow } from './shown.queries.ts'

/** Whether the target's permits stand in rows of their own; one with a single permit has it on its own row. */
export async function hasOwnPermits(db: Db | Tx, targetId: string): Promise<boolean> {
  const found = await db
    .selectFrom('targetPermits')
    .select('id')
    .where('targetId', '=', targetId)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** All permits of a target: those in force by their end, then those that ended or were revoked. */
export async function listPermits(db: Db | Tx, target: TargetRow, today: string): Promise<Permit[]> {
  const ledger = await listInLedger(db, target)
  const rows = await db
    .selectFrom('targetPermits as p')
    .leftJoin('inspectionItems as i', 'i.id', 'p.itemId')
    .select(['p.id', 'p.name', 'p.number', 'p.issuer', 'p.itemId', 'i.name as itemName', 'p.issuedOn', 'p.validUntil'])
    .select('p.revokedOn')
    .where('p.targetId', '=', target.id)
    .orderBy(sql`p.revoked_on is not null, p.valid_until`)
    .orderBy('p.number')
    .execute()
  const single = { id: target.id, name: '', number: target.permitNo, issuer: '', itemId: null, itemName: null }
  const own = { ...single, issuedOn: null, validUntil: target.permitUntil, revokedOn: null }
  const all = rows.length > 0 || target.permitNo === '' ? rows : [own]
  return all.map(({ itemId, itemName, revokedOn, ...permit }) => ({
    ...permit,
    item: itemId !== null && itemName !== null ? { id: itemId, name: itemName } : null,
    state: revokedOn === null ? stateOf(permit.validUntil, today) : 'revoked',
    isInLedger: ledger && ledger.has(permit.number),
  }))
}

function stateOf(validUntil: string | null, today: string): PermitState {
  if (validUntil === null || validUntil > addDays(today, EXPIRING_DAYS)) return 'valid'
  return validUntil < today ? 'expired' : 'expiring'
}

/** Which of the target's numbers the ledger holds; null where there is no ledger. */
async function listInLedger(db: Db | Tx, { id, bureauId, permitNo }: TargetRow): Promise<Set<string> | null> {
  const any = await db
    .selectFrom('permitLedger')
    .select('id')
    .where('bureauId', '=', bureauId)
    .limit(1)
    .executeTakeFirst()
  if (!any) return null
  const { rows } = await sql<{ number: string }>`
    select number from permit_ledger where bureau_id = ${bureauId} and (number = ${permitNo}
      or number in (select p.number from target_permits p where p.target_id = ${id}))`.execute(db)
  return new Set(rows.map(({ number }) => number))
}

/** Every permit that stands in the bureau's directory and was not revoked, once a target and number. */
export function holdings(bureauId: string): RawBuilder<unknown> {
  return sql`(
    select p.id, p.target_id, p.number, p.name, p.valid_until from target_permits p join targets t on t.id = p.target_id
    where p.bureau_id = ${bureauId} and p.revoked_on is null and t.status <> 'removed'
    union all
    select id, id, number, '', valid_until from ${singles(bureauId)} s
  )`
}

/** Permits that stand on the entry itself, told from their index alone. */
export function singles(bureauId: string): RawBuilder<unknown> {
  return sql`(
    select t.id, t.permit_no collate "C" as number, t.permit_until as valid_until from targets t
    where t.bureau_id = ${bureauId} and t.status <> 'removed' and t.permit_no <> ''
      and not exists (select from target_permits p where p.target_id = t.id and p.number = t.permit_no)
  )`
}
