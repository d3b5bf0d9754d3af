import { EXCLUSION_REASONS } from '@sunlot/contract'
import type { ExclusionReason } from '@sunlot/contract'
import { ticketOf } from '@sunlot/draw'
import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import type { ExcludedRow } from './pages/excluded.page.ts'
import type { SearchHit } from './pages/search.page.ts'
import type { PublicDraw, PublicTarget, TargetAnswer } from './public-draw.ts'
import { PUBLIC_AT, PUBLIC_STATUSES } from './public-draws.queries.ts'

interface Window {
  limit: number
  offset: number
}

/** The drawn list in the order of the record; people only once the teams are open (B-24). */
export async function listDrawn(db: Db, draw: PublicDraw, { limit, offset }: Window): Promise<PublicTarget[]> {
  const names = new Map(draw.layers.map(({ key, name }) => [key, name]))
  const rows = await db
    .selectFrom('drawTargets as t')
    .innerJoin('drawPool as p', (join) => join.onRef('p.drawId', '=', 't.drawId').onRef('p.label', '=', 't.label'))
    .select(['t.ordinal', 't.label', 't.stratum', 'p.name', 'p.region'])
    .where('t.drawId', '=', draw.id)
    .orderBy('t.ordinal')
    .limit(limit)
    .offset(offset)
    .execute()
  const teams = draw.teamsOpen ? await readOpenTeams(db, draw.id) : new Map<string, string>()
  return rows.map(({ label, name, region, stratum }, i) => ({
    ordinal: offset + i + 1,
    code: label,
    name,
    region,
    layerName: names.get(stratum) ?? '—',
    team: teams.get(label) ?? null,
  }))
}

/** Names of the people who visit each target, by label. */
async function readOpenTeams(db: Db, drawId: string): Promise<Map<string, string>> {
  const people = await db.selectFrom('drawRoster').select(['id', 'name']).where('drawId', '=', drawId).execute()
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const teams = await db.selectFrom('drawTeams').select(['members', 'team']).where('drawId', '=', drawId).execute()
  return new Map(
    teams.flatMap(({ members, team }) => {
      const said = team.flatMap((id) => (id === null ? [] : [names.get(id) ?? id])).join('、')
      return members.map((label) => [label, said] as const)
    }),
  )
}

/** Who took no part, by reason and code. */
export async function listExcluded(db: Db, draw: PublicDraw, { limit, offset }: Window): Promise<ExcludedRow[]> {
  const rows = await db
    .selectFrom('drawPool')
    .select(['label', 'name', 'region', 'status'])
    .where('drawId', '=', draw.id)
    .where('status', 'like', 'out:%')
    .orderBy('status')
    .orderBy('label')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(({ label, name, region, status }) => ({ code: label, name, region, text: reasonText(status) }))
}

/** At most this many answers to one question: a few characters may stand in many names. */
const MOST_ANSWERS = 5

/** What became of the targets whose code is, or whose name holds, the words asked for. */
export async function answerQuestion(
  { db, hasher }: Pick<Deps, 'db' | 'hasher'>,
  draw: PublicDraw,
  question: string,
): Promise<TargetAnswer[]> {
  const found = await db
    .selectFrom('drawPool')
    .select(['label', 'name', 'stratum', 'status'])
    .where('drawId', '=', draw.id)
    .where((eb) =>
      eb.or([
        eb('label', '=', question.toUpperCase()),
        eb('label', '=', question),
        sql<boolean>`strpos(name, ${question}) > 0`,
      ]),
    )
    .orderBy('label')
    .limit(MOST_ANSWERS)
    .execute()
  return Promise.all(
    found.map(async ({ label, name, stratum, status }) => {
      const layer = draw.layers.find(({ key }) => key === stratum)
      const ticket = draw.seed && status === 'in' ? ticketOf(draw.seed, label, hasher) : ''
      const cutoff = draw.cutoff[stratum] ?? ''
      return {
        code: label,
        name,
        layerName: layer?.name ?? '',
        outcome: outcomeOf(status, ticket !== '' && cutoff !== '' && ticket <= cutoff),
        reason: status.startsWith('out:') ? reasonText(status) : '',
        ticket,
        cutoff,
        dots: status === 'in' && draw.seed ? await readDots(db, draw, { stratum, label }) : [],
        layerEligible: layer?.eligible ?? 0,
        layerQuota: layer?.quota ?? 0,
      }
    }),
  )
}

function outcomeOf(status: string, drawn: boolean): TargetAnswer['outcome'] {
  if (status.startsWith('out:')) return 'out'
  if (status === 'must') return 'must'
  return drawn ? 'drawn' : 'notDrawn'
}

/** Above this many a layer is not drawn as dots. */
const MOST_DOTS = 400

async function readDots(
  db: Db,
  draw: PublicDraw,
  { stratum, label }: { stratum: string; label: string },
): Promise<TargetAnswer['dots']> {
  const layer = draw.layers.find(({ key }) => key === stratum)
  if (!layer || layer.eligible > MOST_DOTS) return []
  const rows = await db
    .selectFrom('drawPool as p')
    .leftJoin('drawTargets as t', (join) => join.onRef('t.drawId', '=', 'p.drawId').onRef('t.label', '=', 'p.label'))
    .select(['p.label', 't.ordinal'])
    .where('p.drawId', '=', draw.id)
    .where('p.stratum', '=', stratum)
    .where('p.status', 'not like', 'out:%')
    .orderBy('p.label')
    .execute()
  return rows.map((row) => ({ drawn: row.ordinal !== null, self: row.label === label }))
}

const MOST_HITS = 100

/** In which public draws a firm stood. Names are looked up in the directory's index, old names in no draw's copy. */
export async function searchDraws(db: Db, bureauId: string, question: string): Promise<SearchHit[]> {
  const labels = db
    .selectFrom('targets')
    .select('code')
    .where('bureauId', '=', bureauId)
    .where((eb) =>
      eb.or([
        eb('code', '=', question.toUpperCase()),
        sql<boolean>`(string_to_array(name, null) @> ${[...question]}::text[] and strpos(name, ${question}) > 0)`,
      ]),
    )
    .limit(MOST_HITS)
  const rows = await db
    .selectFrom('draws as d')
    .innerJoin('drawPool as p', 'p.drawId', 'd.id')
    .leftJoin('drawTargets as t', (join) => join.onRef('t.drawId', '=', 'p.drawId').onRef('t.label', '=', 'p.label'))
    .select(['p.label', 'p.name', 'p.status', 't.ordinal', 'd.drawNo', 'd.title', 'd.status as drawStatus'])
    .select(PUBLIC_AT.as('publicAt'))
    .where('d.bureauId', '=', bureauId)
    .where('d.status', 'in', PUBLIC_STATUSES)
    .where(PUBLIC_AT, 'is not', null)
    .where('p.label', 'in', labels)
    .orderBy('publicAt', 'desc')
    .orderBy('p.label')
    .limit(MOST_HITS)
    .execute()
  return rows.map(({ label, name, status, ordinal, drawNo, title, drawStatus, publicAt }) => ({
    code: label,
    name,
    draw: { drawNo, title, publicAt: publicAt.toISOString() },
    outcome:
      sayOutcome(status, ordinal !== null) +
      (drawStatus === 'rejected' || drawStatus === 'aborted' ? '（这次抽取作废）' : ''),
  }))
}

function sayOutcome(status: string, drawn: boolean): string {
  if (status.startsWith('out:')) return `未参加：${reasonText(status)}`
  return drawn ? '抽中' : '未抽中'
}

function reasonText(status: string): string {
  const code = status.slice('out:'.length)
  return code in EXCLUSION_REASONS ? EXCLUSION_REASONS[code as ExclusionReason].text : code
}
