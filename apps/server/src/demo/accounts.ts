import type { Actor, Role } from '@sunlot/contract'
import { createOffice, createUser, getActor, setUpTrial } from '../features/accounts/index.ts'
import type { Deps } from '../platform/deps.ts'

/** Shown on the sign-in page of a trial; worth nothing anywhere else. */
const PASSWORD = 'sunlot-demo'

interface Person {
  login: string
  name: string
  office: string
  role: Exclude<Role, 'platformAdmin'>
  duty: string
}

const PEOPLE: readonly Person[] = [
  { login: 'li', name: '李某', office: '农资与农产品质量监管股', role: 'businessOffice', duty: '编方案、抽取' },
  { login: 'zhao', name: '赵某', office: '局领导', role: 'deputyHead', duty: '批方案、签名单' },
  { login: 'chen', name: '陈某', office: '办公室', role: 'platformLead', duty: '公示结果' },
  { login: 'wang', name: '王某', office: '第七纪检组', role: 'disciplineWitness', duty: '见证抽取' },
  { login: 'qian', name: '钱某', office: '政策法规股', role: 'legalOffice', duty: '查全程留痕' },
  { login: 'zhou', name: '周某', office: '农业综合行政执法队', role: 'inspector', duty: '现场检查' },
]

export const DEMO_ACCOUNTS = [
  ...PEOPLE.map(({ login, name, office, duty }) => ({ login, password: PASSWORD, name, office, duty })),
  { login: 'sun', password: PASSWORD, name: '孙某', office: '信息中心', duty: '管单位、账号和名录' },
]

/** Who the rest of the demo is written by. */
export interface DemoStaff {
  bureauId: string
  admin: Actor
  drawer: Actor
  signer: Actor
  publisher: Actor
}

/** A bureau with its people, through the same doors as a real one: set-up, offices, accounts. */
export async function seedDemoAccounts(deps: Deps): Promise<DemoStaff> {
  const admin = await setUpTrial(deps, {
    bureauName: '朔州市平鲁区农业农村局（演示）',
    regionCode: '140603',
    profile: 'S4',
    adminName: '孙某',
    login: 'sun',
    password: PASSWORD,
  })
  const { bureauId } = admin
  const staff: Actor[] = []
  for (const { office, role, name, login } of PEOPLE) {
    const officeId = await createOffice(deps, admin, { bureauId, parentId: null, name: office })
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
