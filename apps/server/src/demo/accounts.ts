import type { Actor, Role } from '@sunlot/contract'
import { createBureau, createOffice, createUser, getActor, setUpTrial } from '../features/accounts/index.ts'
import type { Deps } from '../platform/deps.ts'
import type { DemoBureau, DemoPerson } from './bureaus/bureau.ts'
import { DEMO_BUREAUS, DEMO_COUNTIES } from './bureaus/index.ts'

/** Shown on the sign-in page of a trial; worth nothing anywhere else. */
const PASSWORD = 'sunlot-demo'

export const DEMO_ACCOUNTS = [...DEMO_BUREAUS, ...DEMO_COUNTIES].flatMap((bureau) =>
  bureau.people.map(({ login, name, office, duty }) => ({
    login,
    password: PASSWORD,
    name,
    office,
    duty,
    bureau: bureau.name,
  })),
)

/** Who the rest of a bureau's demo is written by. */
export interface DemoStaff {
  bureauId: string
  admin: Actor
  drawer: Actor
  signer: Actor
  publisher: Actor
}

/** A bureau with its people, through the same doors as a real one: set-up, offices, accounts. */
export async function seedDemoAccounts(deps: Deps, bureau: DemoBureau): Promise<DemoStaff> {
  const admin = await openBureau(deps, bureau)
  const { bureauId } = admin
  const offices = new Map<string, string>()
  const staff: Actor[] = []
  for (const { office, role, name, login } of bureau.people) {
    if (role === 'platformAdmin') continue
    const known = offices.get(office)
    const officeId = known ?? (await createOffice(deps, admin, { bureauId, parentId: null, name: office }))
    offices.set(office, officeId)
    const input = { bureauId, officeId, name, login, roles: [role], password: PASSWORD }
    staff.push(await getActor(deps.db, await createUser(deps, admin, input)))
  }
  function holder(role: Role): Actor {
    const found = staff.find(({ roles }) => roles.includes(role))
    if (!found) throw new Error(`no demo account holds ${role}`)
    return found
  }
  return {
    bureauId,
    admin,
    drawer: holder('businessOffice'),
    signer: holder('deputyHead'),
    publisher: holder('platformLead'),
  }
}

async function openBureau(deps: Deps, bureau: DemoBureau): Promise<Actor> {
  const { name, regionCode, profile, above } = bureau
  const { name: adminName, login } = adminOf(bureau)
  if (above) {
    const superior = await findActor(deps, adminOf(above).login)
    const admin = { name: adminName, login, password: PASSWORD }
    await createBureau(deps, superior, { name, regionCode, profile, parentId: superior.bureauId, admin })
    return findActor(deps, login)
  }
  return setUpTrial(deps, { bureauName: name, regionCode, profile, adminName, login, password: PASSWORD })
}

function adminOf({ name, people }: DemoBureau): DemoPerson {
  const admin = people.find(({ role }) => role === 'platformAdmin')
  if (!admin) throw new Error(`no demo account administers ${name}`)
  return admin
}

async function findActor({ db }: Deps, login: string): Promise<Actor> {
  const { id } = await db.selectFrom('users').select('id').where('login', '=', login).executeTakeFirstOrThrow()
  return getActor(db, id)
}
