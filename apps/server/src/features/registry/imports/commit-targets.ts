import { civilDateOf, TARGET_DETAILS } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { SAYS_NOTHING } from './candidate.ts'
import { settlePermits, spreadPermits } from '../targets/keep-permits.ts'
import type { Counts } from './tally.ts'

/** Where the rows come from and who brings them in. */
export interface Source {
  readonly importId: string
  readonly bureauId: string
  readonly actorId: string
  readonly at: Date
  readonly fileName: string
  /** What the dry run found. */
  readonly counts: Counts
}

export interface Written {
  readonly created: number
  readonly updated: number
}

/** Rows of one statement, so that progress can be told between them. */
const SLICE = 20_000

/**
 * Writes the staged targets, set by set. A code that was entered since the dry run stops it; a target that is not what
 * the dry run saw is left out of the counts.
 */
export async function writeTargets(
  tx: Tx,
  source: Source,
  report: (done: number) => Promise<unknown>,
): Promise<Written> {
  let created = 0
  await easeNameIndex(tx)
  const { last } = await tx
    .selectFrom('importRows')
    .select(({ fn }) => fn.max('rowNumber').as('last'))
    .where('importId', '=', source.importId)
    .executeTakeFirstOrThrow()
  for (let from = 0; from <= last; from += SLICE) {
    created += await createTargets(tx, source, from)
    await report(created)
  }
  return { created, updated: touchesKnown(source) ? await updateTargets(tx, source) : 0 }
}

/** A million rows need not be read again for changes of which the dry run found none. */
function touchesKnown({ counts }: Source): boolean {
  return counts.updated > 0 || counts.merged > 0
}

/** Names gather and are sorted into their index many at once, four times quicker than at the usual size of the list. */
async function easeNameIndex(tx: Tx): Promise<void> {
  await sql`set local gin_pending_list_limit = '64MB'`.execute(tx)
  await sql`set local work_mem = '64MB'`.execute(tx)
}

/** Writes the items and the history of what `writeTargets` has written. */
export async function writeTargetDetails(tx: Tx, source: Source): Promise<void> {
  await sql`
    insert into target_items (target_id, item_id)
    select subject_id, unnest(item_ids) from import_rows
    where import_id = ${source.importId} and state in ('ok', 'merged') and effect is distinct from 'keep'
    on conflict do nothing`.execute(tx)
  await writeFacts(tx, source)
  if (!touchesKnown(source)) return
  await writePermits(tx, source)
  await sql`
    insert into target_changes (target_id, at, actor_id, event, reason, fields)
    select subject_id, ${source.at}::timestamptz, ${source.actorId}::uuid, 'imports.committed', ${source.fileName}::text, changes
    from import_rows where import_id = ${source.importId} and effect = 'update' order by row_number`.execute(tx)
}

/** Details that the sheet has a column for; blanks keep what stands there. */
async function writeFacts(tx: Tx, { importId }: Source): Promise<void> {
  const { rows } = await sql<{ field: string }>`
    select c ->> 'field' as field from imports, jsonb_array_elements(columns) c where id = ${importId}`.execute(tx)
  const keys = rows.map(({ field }) => field).filter((field) => field in TARGET_DETAILS)
  if (keys.length === 0) return
  await sql`
    update targets t set details = t.details || r.details from (
      select subject_id, (select jsonb_object_agg(key, trim(value)) from json_each_text(cells)
        where key = any(${keys}::text[]) and value !~ ${SAYS_NOTHING}) as details
      from import_rows where import_id = ${importId} and state = 'ok'
    ) r where t.id = r.subject_id and r.details is not null and not t.details @> r.details`.execute(tx)
}

/** Of targets that hold several permits: those the sheet adds, and the new ends of those they have (S1-11). */
async function writePermits(tx: Tx, { importId, bureauId, at }: Source): Promise<void> {
  const further = await tx
    .selectFrom('importRows')
    .select('subjectId')
    .distinct()
    .where('importId', '=', importId)
    .where('state', '=', 'merged')
    .where('permitNo', '<>', '')
    .execute()
  const joined = further.flatMap(({ subjectId }) => subjectId ?? [])
  await spreadPermits(tx, joined, at)
  const { rows } = await sql<{ id: string }>`
    insert into target_permits as p (id, bureau_id, target_id, number, valid_until, created_at)
    select distinct on (subject_id, permit_no) gen_random_uuid(), ${bureauId}::uuid, subject_id, permit_no, valid_until,
      ${at}::timestamptz
    from import_rows r where import_id = ${importId} and state in ('ok', 'merged') and effect is distinct from 'keep'
      and permit_no <> '' and (subject_id = any(${joined}::uuid[])
        or exists (select from target_permits held where held.target_id = r.subject_id))
    order by subject_id, permit_no, row_number
    on conflict (target_id, number) do update set valid_until = excluded.valid_until
      where p.revoked_on is null and p.valid_until is distinct from excluded.valid_until
        and (p.issued_on <= excluded.valid_until) is not false
    returning target_id as id`.execute(tx)
  const changed = [...new Set([...joined, ...rows.map(({ id }) => id)])]
  await settlePermits(tx, changed, { at, today: civilDateOf(at) })
}

async function createTargets(tx: Tx, { importId, bureauId, at }: Source, from: number): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into targets (id, bureau_id, code, code_kind, name, name_raw, kind, region, address, risk_class, permit_no,
      permit_until, import_id, created_at, updated_at)
    select subject_id, ${bureauId}::uuid, code, code_kind, name, name_raw, kind, region, address, risk_class, permit_no,
      valid_until, import_id, ${at}::timestamptz, ${at}::timestamptz
    from import_rows
    where import_id = ${importId} and row_number >= ${from} and row_number < ${from + SLICE}
      and state = 'ok' and effect = 'create'`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** A target changes once, whether by its own row or only by the items of rows merged into it. */
async function updateTargets(tx: Tx, { importId, at, fileName }: Source): Promise<number> {
  const grown = await findGrown(tx, importId)
  const { numAffectedRows } = await sql`
    update targets t set kind = r.kind, risk_source = case when t.risk_class is distinct from r.risk_class
        then '名录导入：' || ${fileName} else t.risk_source end,
      risk_since = case when t.risk_class is distinct from r.risk_class
        then (${at}::timestamptz at time zone 'Asia/Shanghai')::date else t.risk_since end, region = r.region, address = r.address, risk_class = r.risk_class,
      permit_no = case when ${holdsSeveral} then t.permit_no else r.permit_no end,
      permit_until = case when ${holdsSeveral} then t.permit_until else r.valid_until end, version = t.version + 1, updated_at = ${at}::timestamptz
    from import_rows r
    where r.import_id = ${importId} and r.state = 'ok' and (r.effect = 'update' or r.subject_id = any(${grown}::uuid[]))
      and t.id = r.subject_id and t.version = r.subject_version`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** The permit on the row of such a target is the one of its own that ends next. */
const holdsSeveral = sql<boolean>`exists (select from target_permits p where p.target_id = t.id)`

/** Entries that only gain items, through rows merged into theirs. */
export async function findGrown(tx: Tx, importId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('importRows')
    .select('subjectId')
    .where('importId', '=', importId)
    .where('state', '=', 'merged')
    .where('effect', '=', 'update')
    .execute()
  return rows.map(({ subjectId }) => subjectId ?? '')
}
