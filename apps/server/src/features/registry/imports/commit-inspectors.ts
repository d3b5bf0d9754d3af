import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { findGrown, type Source, type Written } from './commit-targets.ts'

/** Writes the staged inspectors. A person who is not what the dry run saw is left out of the counts. */
export async function writeInspectors(tx: Tx, source: Source): Promise<Written> {
  return { created: await createInspectors(tx, source), updated: await updateInspectors(tx, source) }
}

/** Writes the items and the history of what `writeInspectors` has written. */
export async function writeInspectorDetails(tx: Tx, { importId, actorId, at, fileName }: Source): Promise<void> {
  await sql`
    insert into inspector_items (inspector_id, item_id)
    select subject_id, unnest(item_ids) from import_rows
    where import_id = ${importId} and state in ('ok', 'merged') and effect is distinct from 'keep'
    on conflict do nothing`.execute(tx)
  await sql`
    insert into inspector_changes (inspector_id, at, actor_id, event, reason, fields)
    select subject_id, ${at}::timestamptz, ${actorId}::uuid, 'imports.committed', ${fileName}::text, changes
    from import_rows where import_id = ${importId} and effect = 'update' order by row_number`.execute(tx)
}

async function createInspectors(tx: Tx, { importId, bureauId, at }: Source): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into inspectors (id, bureau_id, code, name, kind, office, region, certificate_until, import_id, created_at,
      updated_at)
    select subject_id, ${bureauId}::uuid, code, name, kind, office, region, valid_until, import_id,
      ${at}::timestamptz, ${at}::timestamptz
    from import_rows where import_id = ${importId} and state = 'ok' and effect = 'create'
    on conflict (bureau_id, code) do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

async function updateInspectors(tx: Tx, { importId, at }: Source): Promise<number> {
  const grown = await findGrown(tx, importId)
  const { numAffectedRows } = await sql`
    update inspectors i set kind = r.kind, office = r.office, region = r.region, certificate_until = r.valid_until,
      version = i.version + 1, updated_at = ${at}::timestamptz
    from import_rows r
    where r.import_id = ${importId} and r.state = 'ok' and (r.effect = 'update' or r.subject_id = any(${grown}::uuid[]))
      and i.id = r.subject_id and i.version = r.subject_version`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
