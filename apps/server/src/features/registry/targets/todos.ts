import { type Actor, addDays, formatCount, type TodoDraft } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { loadPolicy } from '../../rulebook/index.ts'
import { KEEPERS } from '../registry.access.ts'
import { EXPIRING_DAYS } from '../targets.search.ts'
import { listPermitGaps } from './ledger.queries.ts'

/** How long before a planned change takes effect its keeper is reminded of it. */
const NOTICE_DAYS = 7

/**
 * What the keepers of the directory of targets have to do on a civil date: permits about to end, planned changes about to
 * take effect (S0-07), permits of the ledger whose holders are not in the directory (S2-06).
 */
export async function listTargetTodos(db: Db, actor: Actor, on: string): Promise<TodoDraft[]> {
  if (!KEEPERS.some((role) => actor.roles.includes(role))) return []
  const { bureauId } = actor
  const onePage = { show: 'unmatched', q: '', sort: '', page: 1, size: 1 } as const
  const [policy, ending, planned, gaps] = await Promise.all([
    loadPolicy(db, bureauId, on),
    findEndingPermits(db, { bureauId, on }),
    findPlannedChanges(db, { bureauId, on }),
    listPermitGaps(db, { bureauId, today: on }, onePage),
  ])
  const { clause } = policy.directoryUpkeep
  return [
    ...draft({ ...ending, ...TODOS.ending, clause }),
    ...draft({ ...planned, ...TODOS.planned, clause }),
    ...draft({ count: gaps.total, firstOn: null, ...TODOS.unmatched, clause: 'S2-06' }),
  ]
}

/** So many, and the day of the first of them. */
interface Found {
  readonly count: number
  readonly firstOn: string | null
}

interface OnDay {
  bureauId: string
  /** Civil date. */
  on: string
}

async function findEndingPermits(db: Db, { bureauId, on }: OnDay): Promise<Found> {
  const { rows } = await sql<Found>`
    select count(*)::integer as count, min(permit_until) as "firstOn" from targets t
    where bureau_id = ${bureauId} and permit_until between ${on}::date and ${addDays(on, EXPIRING_DAYS)}::date
      and target_status(t, ${on}::date) = 'active'`.execute(db)
  return rows[0] ?? NONE
}

async function findPlannedChanges(db: Db, { bureauId, on }: OnDay): Promise<Found> {
  const { rows } = await sql<Found>`
    select count(*)::integer as count, min(due) as "firstOn"
    from targets t, lateral (select case when t.added_on > ${on}::date then t.added_on else t.next_from end as due) d
    where bureau_id = ${bureauId} and scheduled
      and due > ${on}::date and due <= ${addDays(on, NOTICE_DAYS)}::date`.execute(db)
  return rows[0] ?? NONE
}

const NONE: Found = { count: 0, firstOn: null }

function draft({
  count,
  firstOn,
  unit,
  ...todo
}: Found & { unit: string } & Omit<TodoDraft, 'object' | 'dueOn'>): TodoDraft[] {
  if (count === 0) return []
  return [{ ...todo, object: `${formatCount(count)} ${unit}`, ...(firstOn === null ? {} : { dueOn: firstOn }) }]
}

const TODOS = {
  ending: {
    id: 'targets-permits-ending',
    title: `许可证 ${EXPIRING_DAYS} 日内到期，核对是否续证`,
    unit: '个检查对象',
    verb: '核对许可证',
    to: '/targets?permit=expiring',
  },
  planned: {
    id: 'targets-planned',
    title: `计划的变更 ${NOTICE_DAYS} 日内生效，确认无误`,
    unit: '个检查对象',
    verb: '查看',
    to: '/targets?state=planned',
  },
  unmatched: {
    id: 'targets-ledger-gaps',
    title: '许可台账里的持证人不在名录库',
    unit: '本许可证',
    verb: '补入名录库',
    to: '/targets/permits',
  },
} as const
