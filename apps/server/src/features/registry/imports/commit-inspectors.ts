import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { SAYS_NOTHING } from './candidate.ts'
import { findGrown, type Source, type Written } from './commit-targets.ts'

/** Writes the staged inspectors. A person who is not what the dry run saw is left out of the counts. */
export async function writeInspectors(tx: Tx, source: Source): Promise<Written> {
  return { created: await createInspectors(tx, source), updated: await updateInspectors(tx, source) }
}

/** Writes the items and the history of what `writeInspectors` has written. */
export async function writeInspectorDetails(tx: Tx, source: Source): Promise<void> {
  const { importId, actorId, at, fileName } = source
  await sql`
    insert into inspector_items (inspector_id, item_id)
    select subject_id, unnest(item_ids) from import_rows
    where import_id = ${importId} and state in ('ok', 'merged') and effect is distinct from 'keep'
    on conflict do nothing`.execute(tx)
  await sql`
    insert into inspector_changes (inspector_id, at, actor_id, event, reason, fields)
    select subject_id, ${at}::timestamptz, ${actorId}::uuid, 'imports.committed', ${fileName}::text, changes
    from import_rows where import_id = ${importId} and effect = 'update' order by row_number`.execute(tx)
  await writeMarks(tx, source)
  await describeCertificates(tx, source)
  await writePhones(tx, source)
}

/** Marks are only ever added by an import; of people who were there before, with their own line in the history. */
async function writeMarks(tx: Tx, { importId, actorId, at, fileName }: Source): Promise<void> {
  await sql`
    with added as (
      insert into inspector_tags (inspector_id, facet, tag)
      select r.subject_id, f.facet, tag from import_rows r,
        lateral (values ('duty', r.cells->>'duty'), ('specialty', r.cells->>'specialty'),
          ('domain', r.cells->>'domain')) as f (facet, text),
        lateral regexp_split_to_table(coalesce(f.text, ''), '[、,，;；|\\s]+') as tag
      where r.import_id = ${importId} and r.state in ('ok', 'merged') and tag !~ ${SAYS_NOTHING}
      on conflict do nothing returning inspector_id, facet, tag),
    facets as (
      select inspector_id, facet, string_agg(tag, '、' order by tag) as tags from added group by 1, 2)
    insert into inspector_changes (inspector_id, at, actor_id, event, reason, fields)
    select inspector_id, ${at}::timestamptz, ${actorId}::uuid, 'imports.committed', ${fileName}::text,
      jsonb_object_agg(facet, jsonb_build_array('', tags))
    from facets where exists (select from import_rows r where r.import_id = ${importId}
      and r.subject_id = facets.inspector_id and r.state = 'ok' and r.effect <> 'create')
    group by inspector_id`.execute(tx)
}

/** A number with its middle hidden is one of our own exports and changes nothing; histories never show one whole. */
async function writePhones(tx: Tx, { importId, actorId, at, fileName }: Source): Promise<void> {
  const masked = (phone: string) => sql`case when length(${sql.ref(phone)}) < 11
    then '****' || right(${sql.ref(phone)}, 2) else left(${sql.ref(phone)}, 3) || '****' || right(${sql.ref(phone)}, 4) end`
  await sql`
    with sent as (
      select distinct on (subject_id) subject_id, state, effect,
        regexp_replace(translate(cells->>'phone', '０１２３４５６７８９', '0123456789'), '[^0-9]', '', 'g') as phone
      from import_rows
      where import_id = ${importId} and state in ('ok', 'merged') and cells->>'phone' ~ '[0-9０-９]'
        and cells->>'phone' !~ '[*＊]'
      order by subject_id, row_number desc),
    written as (
      update inspectors i set phone = sent.phone, updated_at = ${at}::timestamptz,
        version = version + case when sent.effect = 'create' then 0 else 1 end
      from sent, (select id, phone from inspectors) as old
      where i.id = sent.subject_id and old.id = i.id and i.phone <> sent.phone
      returning i.id, sent.effect, old.phone as before, sent.phone as after)
    insert into inspector_changes (inspector_id, at, actor_id, event, reason, fields)
    select id, ${at}::timestamptz, ${actorId}::uuid, 'imports.committed', ${fileName}::text,
      jsonb_build_object('phone', jsonb_build_array(case when before = '' then '' else ${masked('before')} end, ${masked('after')}))
    from written where effect is distinct from 'create'`.execute(tx)
}

/** Kind, issuer and day of issue of the certificate each entry goes by, where the sheet names them. */
async function describeCertificates(tx: Tx, { importId }: Source): Promise<void> {
  await sql`
    update inspector_certificates c set
      kind = case when r.cells->>'certificateKind' is null or r.cells->>'certificateKind' = '' then c.kind
        when r.cells->>'certificateKind' ~ '部|专业' then 'departmental' else 'unified' end,
      issuer = case when coalesce(r.cells->>'issuer', '') ~ ${SAYS_NOTHING} then c.issuer else trim(r.cells->>'issuer') end, issued_on = coalesce(r.since, c.issued_on)
    from import_rows r join inspectors i on i.id = r.subject_id
    where r.import_id = ${importId} and r.state = 'ok' and c.inspector_id = i.id and c.number = i.code
      and c.valid_until = i.certificate_until and c.revoked_on is null
      and (coalesce(r.cells->>'certificateKind', '') || coalesce(r.cells->>'issuer', '') <> '' or r.since is not null)`.execute(
    tx,
  )
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
