import { buildUnits } from '@sunlot/draw'
import { sql } from 'kysely'
import type { Updateable } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { DrawsTable } from '../../platform/tables/draws.ts'
import type { Outcome } from './complete-draw.ts'
import type { Draw } from './draws.queries.ts'
import { placeDrawn } from './frozen-facts.ts'

/**
 * Writes the drawn targets and the teams, once, while the draw is still locked, and answers the columns that go with
 * the new status. Deterministic: a repeat after a crash writes the same.
 */
export async function storeOutcome(tx: Tx, draw: Draw, outcome: Outcome): Promise<Updateable<DrawsTable>> {
  const { record, seedT } = outcome
  await insertTargets(tx, draw.id, outcome)
  if (record.teams) await insertTeams(tx, draw.id, outcome)
  const { must, selected } = record.targets
  const drawn = new Set([...must, ...selected])
  const facts = draw.facts && { ...draw.facts, layers: placeDrawn(draw.facts.layers, { pool: record.pool, drawn }) }
  return {
    revealT: record.reveal.t,
    seedT,
    targets: JSON.stringify(record.targets),
    teamRoot: record.team_root ?? null,
    infeasible: record.infeasible ? JSON.stringify(record.infeasible) : null,
    facts: JSON.stringify(facts),
    sqlAgrees: true,
  }
}

/** In the order of the record: those that must come in, then the drawn, layer by layer in ticket order. */
async function insertTargets(tx: Tx, drawId: string, { record, rows }: Outcome): Promise<void> {
  const strata = new Map<string, string>()
  const must = new Set(record.targets.must)
  for (const { label, stratum } of record.pool) if (must.has(label)) strata.set(label, stratum)
  const all = [
    ...record.targets.must.map((label) => ({ label, stratum: strata.get(label) ?? '', ticket: '', must: true })),
    ...rows.map((row) => ({ ...row, must: false })),
  ]
  await sql`insert into draw_targets (draw_id, ordinal, label, stratum, ticket, must)
    select ${drawId}, x.ordinal, x.label, x.stratum, x.ticket, x.must
    from jsonb_to_recordset(${numbered(all)}::jsonb)
      as x (ordinal int, label text, stratum text, ticket text, must boolean)`.execute(tx)
}

async function insertTeams(tx: Tx, drawId: string, { record }: Outcome): Promise<void> {
  const { header, pool, targets, inspectors = [], teams = [] } = record
  const kinds = header.assign?.kinds ?? {}
  const units = buildUnits({ pool, targets, kinds, group_max: header.rule.group_max, inspectors })
  const rows = teams.map(({ label, team }, i) => ({ label, team, members: units[i]?.members ?? [label] }))
  await sql`insert into draw_teams (draw_id, ordinal, label, members, team)
    select ${drawId}, x.ordinal, x.label, x.members, x.team
    from jsonb_to_recordset(${numbered(rows)}::jsonb)
      as x (ordinal int, label text, members text[], team text[])`.execute(tx)
}

function numbered(rows: readonly object[]): string {
  return JSON.stringify(rows.map((row, ordinal) => ({ ...row, ordinal })))
}
