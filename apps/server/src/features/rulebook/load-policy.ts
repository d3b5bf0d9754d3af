import { getProfile, resolvePolicy } from '@sunlot/contract'
import type { Policy } from '@sunlot/contract'
import type { Db, Tx } from '../../platform/database.ts'

/** The bureau's policy in force on a civil date, under the national overlay. */
export async function loadPolicy(db: Db | Tx, bureauId: string, _on: string): Promise<Policy> {
  const bureau = await db.selectFrom('bureaus').select('profile').where('id', '=', bureauId).executeTakeFirstOrThrow()
  return resolvePolicy(getProfile(bureau.profile))
}
