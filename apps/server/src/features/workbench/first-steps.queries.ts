import type { Role } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { staffStatistics, targetStatistics } from '../registry/index.ts'

export interface StepCounts {
  offices: number
  /** Roles that somebody active holds. */
  roles: Role[]
  cards: number
  /** Versions published after the notice's own. */
  rulebooks: number
  items: number
  targets: number
  inspectors: number
  plans: number
  tasks: number
}

/** How much of everything a bureau has on a day. */
export async function countFirstSteps(db: Db, bureauId: string, today: string): Promise<StepCounts> {
  const year = Number(today.slice(0, 4))
  const { rows } = await sql<Omit<StepCounts, 'targets' | 'inspectors'>>`select
    (select count(*) from offices where bureau_id = ${bureauId}) as offices,
    (select coalesce(array_agg(distinct role), '{}') from user_roles r join users u on u.id = r.user_id
      where u.bureau_id = ${bureauId} and u.status = 'active') as roles,
    (select count(*) from duty_cards where bureau_id = ${bureauId} and year = ${year}) as cards,
    (select count(*) from policy_versions where bureau_id = ${bureauId} and status = 'published') as rulebooks,
    (select count(*) from inspection_items where bureau_id = ${bureauId} and status = 'active') as items,
    (select count(*) from annual_plans where bureau_id = ${bureauId} and year = ${year}
      and status in ('published', 'inForce')) as plans,
    (select count(*) from tasks where bureau_id = ${bureauId}) as tasks`.execute(db)
  const [counts] = rows
  if (!counts) throw new Error('a select without from answers one row')
  const { active } = await targetStatistics(db, bureauId, today)
  const { certifiedOfficers } = await staffStatistics(db, bureauId, today)
  return { ...counts, targets: active, inspectors: certifiedOfficers }
}
