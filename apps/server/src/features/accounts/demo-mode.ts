import type { DemoAccountsSchema } from '@sunlot/contract'
import type { z } from 'zod'
import type { Db } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'

export type DemoAccounts = z.infer<typeof DemoAccountsSchema>

const KEY = 'demoAccounts'

/** Marks the database as a trial for good, with the accounts that the sign-in page offers. */
export async function markDemo(deps: Deps, accounts: DemoAccounts): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('settings')
      .values({ key: KEY, value: JSON.stringify(accounts) })
      .execute()
    // These passwords are on the sign-in page, so there is nothing to replace.
    await tx.updateTable('users').set({ mustChangePassword: false }).execute()
  })
}

/** The accounts everybody may try; undefined in a real installation. */
export async function findDemoAccounts(db: Db): Promise<DemoAccounts | undefined> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', KEY).executeTakeFirst()
  return row?.value as DemoAccounts | undefined
}
