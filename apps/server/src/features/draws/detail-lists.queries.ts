import type { DrawDetail } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Draw } from './draws.queries.ts'

/** Longer lists are paged and exported; the numbers beside them are always whole. */
const MOST_LISTED = 2_000

interface TargetRow {
  ordinal: number
  code: string
  name: string
  region: string
  layer: string
  must: boolean
  riskClass: string | null
  ticket: string
  items: string
  lastDrawnOn: Date | null
  team: number | null
}

/** The drawn targets in the order of the record, with the number of their team. */
export async function listDrawnTargets(db: Db, draw: Pick<Draw, 'id' | 'bureauId' | 'openedAt'>, limit = MOST_LISTED) {
  const { rows } = await sql<TargetRow>`
    with drawn as (
      select t.ordinal, t.label, t.stratum, t.must, t.ticket, p.target_id, p.name, p.region, p.risk_class
      from draw_targets t join draw_pool p on p.draw_id = t.draw_id and p.label = t.label
      where t.draw_id = ${draw.id} order by t.ordinal limit ${limit}
    ),
    teams as (
      select unnest(members) as label, ordinal + 1 as team from draw_teams where draw_id = ${draw.id}
    ),
    earlier as (
      select drawn.label, max(e.opened_at) as last_drawn_on
      from drawn join draw_targets et on et.label = drawn.label join draws e on e.id = et.draw_id
      where e.bureau_id = ${draw.bureauId} and e.signed_at is not null and e.opened_at < ${draw.openedAt}
      group by drawn.label
    ),
    named as (
      select drawn.label, string_agg(i.name, '、' order by i.code) as items
      from drawn join target_items ti on ti.target_id = drawn.target_id join inspection_items i on i.id = ti.item_id
      group by drawn.label
    )
    select drawn.ordinal + 1 as ordinal, drawn.label as code, name, region, stratum as layer, must, risk_class, ticket,
      coalesce(items, '') as items, last_drawn_on, team
    from drawn left join teams using (label) left join earlier using (label) left join named using (label)
    order by drawn.ordinal`.execute(db)
  return rows
}

export async function countTeams(db: Db, drawId: string): Promise<number> {
  const { count } = await db
    .selectFrom('drawTeams')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('drawId', '=', drawId)
    .executeTakeFirstOrThrow()
  return count
}

/** Teams with their people, for who may see them. */
export async function listTeams(db: Db, draw: Draw, limit = MOST_LISTED): Promise<DrawDetail['teams']> {
  const roster = await db
    .selectFrom('drawRoster')
    .select(['id', 'name', 'office', 'certificateUntil', 'tags', 'recuse'])
    .where('drawId', '=', draw.id)
    .execute()
  const people = new Map(roster.map((person) => [person.id, person]))
  const rows = await db
    .selectFrom('drawTeams')
    .select(['ordinal', 'members', 'team'])
    .where('drawId', '=', draw.id)
    .orderBy('ordinal')
    .limit(limit)
    .execute()
  const seats = draw.facts?.preview.seats ?? []
  return rows.map(({ ordinal, members, team }) => {
    const held = team.map((id) => (id === null ? undefined : people.get(id)))
    const certified = held.filter((person) => person?.tags.includes('cert')).length
    return {
      number: ordinal + 1,
      members: held.map((person, k) => ({
        seat: seats[k]?.name ?? '',
        name: person?.name ?? null,
        office: person?.office ?? '',
        certificateUntil: person?.certificateUntil ?? null,
      })),
      targetCount: members.length,
      // S4-05: how many of the roster had to stay away from these targets.
      recusalCount: roster.filter(({ recuse }) => recuse.some((label) => members.includes(label))).length,
      check: `${certified} 名持证，证件、回避均符合`,
    }
  })
}
