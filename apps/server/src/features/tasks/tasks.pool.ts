import type { ExclusionReason, Policy, TaskInput } from '@sunlot/contract'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { isRaised, raisedBy } from '../registry/index.ts'
import type { TaskScheme } from './task-scheme.ts'

/** The one kind of visit a task makes: who sits on it is the same for every target. */
export const VISIT_KIND = 'v'

/** One registered target of the scope, in the terms of the record (protocol §1.4) and with what screens show. */
export interface PoolRow {
  targetId: string
  label: string
  /** `s1`…`s9` in the order of the task's strata; null where its risk class is in none, which a frozen pool refuses. */
  stratum: string | null
  kind: string
  /** `g<n>` by region when neighbours are visited together, else empty. */
  grp: string
  /** `in` or `out:REASON` with an ExclusionReason. */
  status: string
  name: string
  region: string
  riskClass: string | null
  drawnThisYear: boolean
  /** Its ratio is raised by what is on record of it (S0-19, S3-12). */
  isRaised: boolean
}

/**
 * The one place that says which entries of the directory form the pool and why some stay out: a bracketed subquery
 * over every registered target of the scope, to select from under a name. It has no order: whoever needs one sorts
 * by `label`, which compares by bytes like its column.
 */
export function poolSelect(scheme: TaskScheme): RawBuilder<PoolRow> {
  const year = Number(scheme.today.slice(0, 4))
  const drawn = sql`coalesce(t.drawn_year = ${year} and t.drawn_count > 0, false)`
  return sql<PoolRow>`(
    select t.id as target_id, t.code as label, ${stratumOf(scheme)} as stratum,
      ${sql.lit(VISIT_KIND)} as kind, ${groupOf(scheme.input)} as grp, ${statusOf(scheme, drawn)} as status,
      t.name, t.region, t.risk_class, ${drawn} as drawn_this_year, ${raisedIn(scheme)} as is_raised
    from targets t
    where ${inScope(scheme)}
  )`
}

/**
 * Condition on `targets t`: registered by the bureau on the day (S0-07: dated changes count from their date), under an
 * item of the scope, of its kinds and regions, in its special pools and with its tags.
 */
export function inScope({ bureauId, today, input: { scope } }: TaskScheme): RawBuilder<boolean> {
  const kinds = scope.kinds.length > 0 ? sql`and t.kind = any(${scope.kinds}::text[])` : sql``
  const regions = scope.regions.length > 0 ? sql`and t.region = any(${scope.regions}::text[])` : sql``
  // S4-16 单独设库、S2-07 按标注精准抽取
  const { poolIds, tagIds } = scope
  const pools =
    poolIds.length > 0
      ? sql`and exists (select from special_pool_targets m
    where m.target_id = t.id and m.pool_id = any(${poolIds}::uuid[]) and is_in_pool(m, ${today}::date))`
      : sql``
  const tags =
    tagIds.length > 0
      ? sql`and exists (select from target_tag_links l
    where l.target_id = t.id and l.tag_id = any(${tagIds}::uuid[]))`
      : sql``
  return sql<boolean>`t.bureau_id = ${bureauId} and ${statusAt(today)} <> 'removed' ${kinds} ${regions} ${pools} ${tags}
    and exists (
      select from target_items ti where ti.target_id = t.id and ti.item_id = any(${scope.itemIds}::uuid[]))`
}

/** Status of `targets t` on a civil date; asked only where it depends on the day. */
function statusAt(day: string): RawBuilder<string> {
  return sql<string>`(case when t.scheduled then target_status(t, ${day}::date) else t.status end)`
}

/** The clause that takes a target out of the pool, as this bureau's notice puts it. */
export function exclusionClause(policy: Policy, reason: ExclusionReason): string {
  // S0-38, S1-16, S2-09, S3-11, B-12 the same target is not checked again within the year
  if (reason === 'INSPECTED_THIS_YEAR') return policy.avoidRepeats?.clause ?? policy.annualCap.clause
  // S4-05 where the whole bureau stands aside, nobody here can check
  if (reason === 'RECUSED') return policy.conflictsDeclared.clause
  // S0-12 a list that was refused is drawn again from the same targets
  if (reason === 'NOT_DRAWN_BEFORE') return policy.signOff.clause
  // S0-07, S4-03 the directory follows suspension, closing and lapsed permits
  return policy.directoryUpkeep.clause
}

function raisedIn({ bureauId, today, policy: { highRisk } }: TaskScheme): RawBuilder<boolean> {
  return raisedBy(highRisk) === null ? sql<boolean>`false` : isRaised(bureauId, { today, highRisk })
}

/** An unclassified target stands under `-`, so that no comparison meets a NULL. */
function stratumOf(scheme: TaskScheme): RawBuilder<string | null> {
  const layers = scheme.input.strata.map((layer, i) => ({ ...layer, key: `s${i + 1}` }))
  // S0-19, S3-12: who is to be checked more stands in the layer of those, whatever its class.
  const raisedFirst = layers.toSorted((a, b) => Number(b.raised ?? false) - Number(a.raised ?? false))
  const cases = raisedFirst.map(({ riskClasses, raised, key }) => {
    const classes = riskClasses.map((riskClass) => riskClass ?? '-')
    const also = raised ? sql`and ${raisedIn(scheme)}` : sql``
    return sql`when coalesce(t.risk_class, '-') = any(${classes}::text[]) ${also} then ${sql.lit(key)}`
  })
  return sql<string | null>`case ${sql.join(cases, sql` `)} end`
}

/** Region names are ranked by bytes, never published; a target without region is visited on its own. */
function groupOf({ groupMax }: TaskInput): RawBuilder<string> {
  if (groupMax === 1) return sql<string>`''`
  return sql<string>`case when t.region = '' then ''
    else 'g' || dense_rank() over (order by nullif(t.region, '') collate "C") end`
}

/** The first reason that holds; a permit without end never expires. */
function statusOf({ bureauId, input, today }: TaskScheme, drawn: RawBuilder<unknown>): RawBuilder<string> {
  const expired = sql`when ${permitLapsed(bureauId, input.scope.itemIds, today)} then 'out:PERMIT_EXPIRED'`
  const repeated = sql`when ${drawn} then 'out:INSPECTED_THIS_YEAR'`
  return sql<string>`case when ${statusAt(today)} = 'closed' then 'out:CLOSED'
    when ${statusAt(today)} = 'suspended' then 'out:SUSPENDED'
    when t.id in (select c.target_id from conflicts c
      where c.bureau_id = ${bureauId} and c.scope = 'bureau' and c.withdrawn_at is null) then 'out:RECUSED'
    ${input.excludeExpiredPermit ? expired : sql``}
    ${input.excludeInspectedThisYear ? repeated : sql``}
    else 'in' end`
}

/**
 * No permit of `targets t` is in force: its permits for an item of the scope, where it has such, else any. Who had a
 * permit and lost it is not somebody who never needed one. The sets are read once, not target by target.
 */
function permitLapsed(bureauId: string, itemIds: readonly string[], today: string): RawBuilder<boolean> {
  const own = sql`select p.target_id from target_permits p where p.bureau_id = ${bureauId}`
  const inForce = sql`p.revoked_on is null and (p.valid_until is null or p.valid_until >= ${today}::date)`
  const ofScope = sql`p.item_id = any(${itemIds}::uuid[])`
  return sql<boolean>`(case when t.id in (${own} and ${ofScope}) then t.id not in (${own} and ${ofScope} and ${inForce})
    else (t.permit_until < ${today}::date or t.permit_no = '' and t.id in (${own} and p.revoked_on is not null))
      and t.id not in (${own} and p.item_id is null and ${inForce}) end)`
}
