import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Source, Written } from './commit-targets.ts'

/** Writes the staged permits into the bureau's ledger. */
export async function writeLedger(tx: Tx, { importId, bureauId, at }: Source): Promise<Written> {
  const created = await sql`
    insert into permit_ledger (id, bureau_id, number, name, holder, holder_code, issuer, issued_on, valid_until, import_id,
      updated_at)
    select subject_id, ${bureauId}::uuid, code, kind, name, holder_code, office, since, valid_until, import_id,
      ${at}::timestamptz
    from import_rows where import_id = ${importId} and state = 'ok' and effect = 'create'
    on conflict (bureau_id, number) do nothing`.execute(tx)
  const updated = await sql`
    update permit_ledger l set name = r.kind, holder = r.name, holder_code = r.holder_code, issuer = r.office,
      issued_on = r.since, valid_until = r.valid_until, import_id = r.import_id, version = l.version + 1,
      updated_at = ${at}::timestamptz
    from import_rows r where r.import_id = ${importId} and r.state = 'ok' and r.effect = 'update'
      and l.id = r.subject_id and l.version = r.subject_version`.execute(tx)
  return { created: Number(created.numAffectedRows ?? 0), updated: Number(updated.numAffectedRows ?? 0) }
}

/** B-05: writes the classes that differ, each with its line in the history; the class history keeps itself. */
export async function writeRiskClasses(tx: Tx, { importId, actorId, at, fileName }: Source): Promise<Written> {
  const { numAffectedRows } = await sql`
    with changed as (
      update targets t set risk_class = r.risk_class, risk_since = r.since, risk_source = ${`信用平台导入：${fileName}`}::text,
        version = t.version + 1, updated_at = ${at}::timestamptz
      from import_rows r where r.import_id = ${importId} and r.state = 'ok' and r.effect = 'update'
        and t.id = r.subject_id and t.version = r.subject_version
      returning t.id, r.changes)
    insert into target_changes (target_id, at, actor_id, event, reason, fields)
    select id, ${at}::timestamptz, ${actorId}::uuid, 'imports.committed', ${fileName}::text, changes from changed`.execute(
    tx,
  )
  return { created: 0, updated: Number(numAffectedRows ?? 0) }
}
