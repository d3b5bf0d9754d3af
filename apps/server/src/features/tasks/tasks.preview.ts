import { EXCLUSION_REASONS, trainingsSince } from '@sunlot/contract'
import type { ExclusionReason, Preview } from '@sunlot/contract'
import { isInClass, quotas } from '@sunlot/draw'
import type { Rule, StatusCount } from '@sunlot/draw'
import type { Db, Tx } from '../../platform/database.ts'
import { findUntrained } from '../registry/index.ts'
import type { TaskScheme } from './task-scheme.ts'
import { countCrew } from './tasks.crew.ts'
import { exclusionClause, poolSelect } from './tasks.pool.ts'
import { listRoster } from './tasks.roster.ts'
import type { RosterPerson } from './tasks.roster.ts'
import { seatClasses } from './tasks.seats.ts'

interface PoolCount {
  stratum: string | null
  status: string
  count: number
  drawnThisYear: number
  raised: number
}

/** The rule of the scheme in the terms of the record (protocol §1.6); strata carry neutral keys (B-05). */
export function drawRule({ input }: TaskScheme): Rule {
  return {
    round: input.rounding,
    group_max: input.groupMax,
    strata: input.strata.map(({ rate, min, max }, i) => ({
      key: `s${i + 1}`,
      rate,
      ...(min !== null && { min }),
      ...(max !== null && { max }),
    })),
  }
}

/** What a draw would do if it were opened now: counts only. */
export async function readPreview(db: Db | Tx, scheme: TaskScheme): Promise<Preview> {
  const counts = await countPool(db, scheme)
  const roster = await listRoster(db, scheme)
  const strata = countStrata(scheme, counts)
  return {
    size: total(counts, () => true),
    eligible: total(counts, ({ status }) => status === 'in'),
    strata,
    quota: strata.reduce((sum, { quota }) => sum + quota, 0),
    excluded: listExcluded(scheme, counts),
    unplaced: total(counts, ({ stratum }) => stratum === null),
    raisedAmongOthers: countRaised(scheme, counts),
    ...countCrew(seatClasses(scheme), roster),
    recusals: countRecusals(roster),
    training: await readTraining(db, scheme, roster),
    certificatesExpiring: roster.filter(({ kind, tags }) => kind === 'enforcement' && !tags.includes('cert')).length,
    atCapAfter: counts.reduce((sum, { status, drawnThisYear }) => sum + (status === 'in' ? drawnThisYear : 0), 0),
  }
}

async function countPool(db: Db | Tx, scheme: TaskScheme): Promise<PoolCount[]> {
  return db
    .selectFrom(poolSelect(scheme).as('pool'))
    .select((eb) => [
      'stratum',
      'status',
      eb.fn.countAll<number>().as('count'),
      eb.fn.countAll<number>().filterWhere('drawnThisYear', '=', true).as('drawnThisYear'),
      eb.fn.countAll<number>().filterWhere('isRaised', '=', true).as('raised'),
    ])
    .groupBy(['stratum', 'status'])
    .orderBy('stratum')
    .orderBy('status')
    .execute()
}

function countStrata(scheme: TaskScheme, counts: readonly PoolCount[]): Preview['strata'] {
  const statuses = new Map<string, StatusCount>()
  for (const { stratum, status, count } of counts) {
    if (stratum === null) continue
    const own = statuses.get(stratum) ?? { in: 0, must: 0, out: 0 }
    own[status === 'in' ? 'in' : 'out'] += count
    statuses.set(stratum, own)
  }
  const quota = quotas(drawRule(scheme), statuses)
  return scheme.input.strata.map(({ riskClasses, raised }, i) => {
    const key = `s${i + 1}`
    const { in: eligible, out } = statuses.get(key) ?? { in: 0, out: 0 }
    return { key, riskClasses, ...(raised && { raised }), size: eligible + out, eligible, quota: quota.get(key) ?? 0 }
  })
}

/** Those who may be drawn, outside the layer of raised ratio. */
function countRaised({ input }: TaskScheme, counts: readonly PoolCount[]): number {
  const apart = new Set(input.strata.flatMap(({ raised }, i) => (raised ? [`s${i + 1}`] : [])))
  const others = counts.filter(({ stratum, status }) => status === 'in' && !apart.has(stratum ?? ''))
  return others.reduce((sum, { raised }) => sum + raised, 0)
}

function listExcluded({ policy }: TaskScheme, counts: readonly PoolCount[]): Preview['excluded'] {
  return (Object.keys(EXCLUSION_REASONS) as ExclusionReason[]).flatMap((reason) => {
    const count = total(counts, ({ status }) => status === `out:${reason}`)
    if (count === 0) return []
    return { reason, text: EXCLUSION_REASONS[reason].text, clause: exclusionClause(policy, reason), count }
  })
}

/** S0-35: the trainings that count up to the day; who can take no seat need not have been there. */
async function readTraining(
  db: Db | Tx,
  scheme: TaskScheme,
  roster: readonly RosterPerson[],
): Promise<Preview['training']> {
  const { seats } = seatClasses(scheme)
  const people = roster.filter(({ tags }) => seats.some((seat) => isInClass(tags, seat.class)))
  const untrained = await findUntrained(db, {
    inspectorIds: people.map(({ inspectorId }) => inspectorId),
    itemIds: scheme.input.scope.itemIds,
    from: trainingsSince(scheme.policy.trainingFirst?.value.period ?? 'calendarYear', scheme.today),
    until: scheme.today,
  })
  const missing = people.filter(({ inspectorId }) => untrained.includes(inspectorId))
  return { people: people.length, missing: missing.map(({ name }) => name) }
}

function countRecusals(roster: readonly RosterPerson[]): Preview['recusals'] {
  const recusing = roster.filter(({ recuse }) => recuse.length > 0)
  return { people: recusing.length, targets: new Set(recusing.flatMap(({ recuse }) => recuse)).size }
}

function total(counts: readonly PoolCount[], matches: (one: PoolCount) => boolean): number {
  return counts.reduce((sum, one) => sum + (matches(one) ? one.count : 0), 0)
}
