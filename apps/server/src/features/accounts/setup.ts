import type { Actor, SetupSchema } from '@sunlot/contract'
import type { z } from 'zod'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { insertBureau } from './organisation.ts'
import { hashPassword, refuseWeakPassword } from './password.ts'
import { replaceRoles } from './users.ts'
import { getActor } from './users.queries.ts'

const LINK_MS = 24 * 3_600_000

type Setup = z.infer<typeof SetupSchema>
type NewBureau = Omit<Setup, 'token'>

export async function isSetupNeeded(db: Db | Tx): Promise<boolean> {
  return (await db.selectFrom('bureaus').select('id').limit(1).executeTakeFirst()) === undefined
}

/** A fresh one-time token for the first set-up, good for a day; older ones stop working. Only its hash is kept. */
export async function issueSetupToken(deps: Deps): Promise<string> {
  const token = Buffer.from(deps.entropy(32)).toString('base64url')
  const expiresAt = new Date(deps.clock.now().getTime() + LINK_MS)
  await deps.db.transaction().execute(async (tx) => {
    await tx.deleteFrom('setupTokens').execute()
    await tx
      .insertInto('setupTokens')
      .values({ tokenHash: deps.hasher.text(token), expiresAt })
      .execute()
  })
  return token
}

/** Creates the first bureau and its platform admin; throws setup.closed for a used, old or unknown token. */
export async function setUp(deps: Deps, { token, ...first }: Setup): Promise<void> {
  await openBureau(deps, first, async (tx) => {
    // Deleting is the claim: of two people with the same link one gets the row.
    const claimed = await tx
      .deleteFrom('setupTokens')
      .where('tokenHash', '=', deps.hasher.text(token))
      .where('expiresAt', '>', deps.clock.now())
      .returning('tokenHash')
      .executeTakeFirst()
    if (!claimed || !(await isSetupNeeded(tx))) throw new AppError('setup.closed')
  })
}

/** The same for each bureau of a trial, which needs no link; answers the admin. */
export async function setUpTrial(deps: Deps, first: NewBureau): Promise<Actor> {
  return getActor(deps.db, await openBureau(deps, first, async () => {}))
}

async function openBureau(deps: Deps, first: NewBureau, claim: (tx: Tx) => Promise<void>): Promise<string> {
  const { adminName: name, bureauName, regionCode, profile, login, password } = first
  refuseWeakPassword(login, password)
  const passwordHash = await hashPassword(deps, password)
  return deps.db.transaction().execute(async (tx) => {
    await claim(tx)
    const at = deps.clock.now()
    const bureauId = await insertBureau(deps, tx, { name: bureauName, regionCode, profile, parentId: null })
    const id = deps.newId()
    const fixed = { id, bureauId, officeId: null, login, name, passwordHash, lockedUntil: null, createdAt: at }
    await tx.insertInto('users').values(fixed).execute()
    await replaceRoles(tx, id, ['platformAdmin'])
    const subject = { subjectKind: 'bureau', subjectId: bureauId, data: { bureauName, profile } }
    await recordAudit(tx, { at, bureauId, actorId: id, event: 'setup.done', ...subject })
    return id
  })
}
