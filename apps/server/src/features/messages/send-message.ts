import type { Role } from '@sunlot/contract'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Tx } from '../../platform/database.ts'

export interface Notice {
  bureauId: string
  /** People by id, or everybody active who holds a role or belongs to an office. */
  to: readonly string[] | { role: Role } | { officeId: string }
  /** One sentence. Lists that are still embargoed are named by their task or number only (S0-13, B-24). */
  text: string
  /** Path inside the console, e.g. `/tasks/…`. */
  link: string
  at: Date
}

/** Tells active people of one bureau that something happened, in the transaction that makes it happen. */
export async function sendMessage(tx: Tx, { bureauId, to, text, link, at }: Notice): Promise<void> {
  await sql`
    insert into messages (bureau_id, user_id, text, link, sent_at)
    select bureau_id, id, ${text}, ${link}, ${at} from users
    where bureau_id = ${bureauId} and status = 'active' and ${isAmong(to)} order by id`.execute(tx)
}

function isAmong(to: Notice['to']): RawBuilder<boolean> {
  if ('role' in to) return sql`id in (select user_id from user_roles where role = ${to.role})`
  if ('officeId' in to) return sql`office_id = ${to.officeId}`
  return sql`id = any(${to}::uuid[])`
}
