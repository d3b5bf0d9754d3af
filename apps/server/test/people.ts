import type { Actor, Bureau, Role } from '@sunlot/contract'
import type { Deps } from '../src/platform/deps.ts'
import { insertBureau } from '../src/features/accounts/organisation.ts'
import { hashPassword } from '../src/features/accounts/password.ts'
import { replaceRoles } from '../src/features/accounts/users.ts'
import { findBureau, getActor } from '../src/features/accounts/index.ts'

/** Every test account has this password. */
export const PASSWORD = 'sunlot-test-password'

export interface People {
  makeBureau(fields?: {
    name?: string
    parentId?: string | null
    profile?: string
    regionCode?: string
  }): Promise<Bureau>
  /** Answers the office's id. */
  makeOffice(fields: { bureauId: string; name?: string; parentId?: string | null }): Promise<string>
  makeUser(fields: {
    bureauId: string
    roles: readonly Role[]
    name?: string
    login?: string
    officeId?: string | null
  }): Promise<Actor>
}

/** Writes bureaus, offices and people straight into the database; names are numbered, so that they never collide. */
export function createPeople(deps: Deps): People {
  let count = 0
  let passwordHash: Promise<string> | undefined

  return {
    async makeBureau({ name, parentId = null, profile = 'S4', regionCode = '140603' } = {}) {
      count += 1
      const fields = { name: name ?? `测试单位${count}`, parentId, profile, regionCode }
      const id = await deps.db.transaction().execute((tx) => insertBureau(deps, tx, fields))
      const bureau = await findBureau(deps.db, id)
      if (!bureau) throw new Error('the bureau just made is gone')
      return bureau
    },
    async makeOffice({ bureauId, name, parentId = null }) {
      count += 1
      const id = deps.newId()
      const createdAt = deps.clock.now()
      await deps.db
        .insertInto('offices')
        .values({ id, bureauId, parentId, name: name ?? `科室${count}`, createdAt })
        .execute()
      return id
    },
    async makeUser({ bureauId, roles, name, login, officeId = null }) {
      count += 1
      passwordHash ??= hashPassword(deps, PASSWORD)
      const hash = await passwordHash
      const id = deps.newId()
      const who = { id, bureauId, officeId, login: login ?? `user${count}`, name: name ?? `用户${count}` }
      await deps.db.transaction().execute(async (tx) => {
        await tx
          .insertInto('users')
          .values({ ...who, passwordHash: hash, lockedUntil: null, createdAt: deps.clock.now() })
          .execute()
        await replaceRoles(tx, id, roles)
      })
      return getActor(deps.db, id)
    },
  }
}
