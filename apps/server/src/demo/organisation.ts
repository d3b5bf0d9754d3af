import { addDays, civilDateOf } from '@sunlot/contract'
import type { Actor, DutyCard } from '@sunlot/contract'
import {
  closeCard,
  createCard,
  createGroup,
  grantDuty,
  issueDocument,
  listCards,
  makeCards,
  receiveDocument,
  readDocument,
  readGroups,
  recordPublicity,
} from '../features/organisation/index.ts'
import type { Deps } from '../platform/deps.ts'
import type { DemoStaff } from './accounts.ts'

const DAY_MS = 86_400_000
/** The clause of each notice that asks to look back on the year. */
const EVALUATION = { S0: 'S0-38', S1: 'S1-04', S2: 'S2-15', S3: 'S3-17', S4: 'S4-21' } as const

/** What an office has besides its people: duties, a group, this year's duty cards, an issued scheme and some publicity. */
export async function seedDemoOrganisation(
  deps: Deps,
  staff: DemoStaff,
  { documents, profile }: { documents: string; profile: keyof typeof EVALUATION },
): Promise<void> {
  const { bureauId } = staff
  const offices = await deps.db
    .selectFrom('offices')
    .select(['id', 'name'])
    .where('bureauId', '=', bureauId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  await giveDuties(deps, staff)
  await coordinate(deps, staff, offices)
  await keepCards(deps, staff)
  await addCard(deps, staff, EVALUATION[profile])
  await issueScheme(deps, staff, { documents, officeIds: offices.map(({ id }) => id) })
  await publicise(deps, staff)
}

function yearOf(deps: Deps): number {
  return Number(civilDateOf(deps.clock.now()).slice(0, 4))
}

async function giveDuties(deps: Deps, { bureauId, admin, publisher, drawer }: DemoStaff): Promise<void> {
  const term = { from: `${yearOf(deps)}-01-01`, until: null }
  const nobody = { officeId: null, userId: null, groupId: null, itemId: null }
  for (const duty of ['platformLead', 'jointCoordinator', 'consolidation'] as const) {
    await grantDuty(deps, admin, { ...nobody, duty, officeId: publisher.officeId, ...term })
  }
  const items = await deps.db
    .selectFrom('inspectionItems')
    .select('id')
    .where('bureauId', '=', bureauId)
    .orderBy('code')
    .limit(4)
    .execute()
  for (const { id } of items) {
    await grantDuty(deps, admin, {
      ...nobody,
      duty: 'businessLead',
      officeId: drawer.officeId,
      itemId: id,
      ...term,
    })
  }
}

async function coordinate(
  deps: Deps,
  { publisher, signer }: DemoStaff,
  offices: readonly { id: string; name: string }[],
): Promise<void> {
  const { expected } = await readGroups(deps, publisher)
  const term = { from: `${yearOf(deps)}-01-01`, until: `${yearOf(deps)}-12-31` }
  const nobody = { officeId: null, userId: null, person: '' }
  await createGroup(deps, publisher, {
    name: expected?.name ?? '随机抽查工作协调小组',
    purpose: '组织协调联合抽查，研究解决问题；不实施检查。',
    ...term,
    members: [
      { ...nobody, position: 'head', person: '局长', ...term },
      { ...nobody, position: 'deputy', userId: signer.id, person: signer.name, ...term },
      ...offices.map(({ id }) => ({ ...nobody, position: 'member' as const, officeId: id, ...term })),
    ],
  })
}

/** Duties whose day has passed were done some days before it, all but the latest one. */
async function keepCards(deps: Deps, { publisher }: DemoStaff): Promise<void> {
  const year = yearOf(deps)
  const today = civilDateOf(deps.clock.now())
  await makeCards(deps, publisher, { year })
  const cards = await listCards(deps.db, publisher, { today, year })
  const past = cards.filter(({ light }) => light === 'late')
  for (const card of past.slice(0, -1)) await closeInTime(deps, publisher, card)
}

/** A duty the bureau gave itself, to be done within the week by the office that draws. */
async function addCard(deps: Deps, { publisher, drawer }: DemoStaff, clause: string): Promise<void> {
  await createCard(deps, publisher, {
    year: yearOf(deps),
    clause,
    text: '汇总本年度抽查情况，提出改进意见（演示）',
    startsOn: null,
    dueOn: addDays(civilDateOf(deps.clock.now()), 5),
    evidenceWanted: '情况总结',
    units: [{ part: 'lead', unit: drawer.officeName ?? '', officeId: drawer.officeId }],
  })
}

function closeInTime(deps: Deps, actor: Actor, { id, dueOn, version }: DutyCard): Promise<void> {
  const then = new Date(Date.parse(`${dueOn ?? ''}T02:00:00Z`) - 3 * DAY_MS)
  const closing = { id, version, note: '已按时完成（演示）', link: '/first-steps', attachmentId: null }
  return closeCard({ ...deps, clock: { now: () => then } }, actor, closing)
}

async function issueScheme(
  deps: Deps,
  { publisher, drawer }: DemoStaff,
  { documents, officeIds }: { documents: string; officeIds: string[] },
): Promise<void> {
  const today = civilDateOf(deps.clock.now())
  const year = yearOf(deps)
  const id = await issueDocument(deps, publisher, {
    kind: 'scheme',
    documentNo: `${documents}〔${year}〕1号`,
    title: `${year}年“双随机、一公开”监管工作方案（演示）`,
    approvingBody: '局党组',
    approvedOn: addDays(today, -10),
    issuedOn: addDays(today, -7),
    officeIds,
    units: [],
    attachmentId: null,
  })
  const { recipients } = await readDocument(deps.db, drawer, { id })
  for (const actor of [drawer, publisher]) {
    const own = recipients.find(({ officeId }) => officeId === actor.officeId)
    if (own) await receiveDocument(deps, actor, { id, recipientId: own.id, by: '' })
  }
}

async function publicise(deps: Deps, { drawer }: DemoStaff): Promise<void> {
  const today = civilDateOf(deps.clock.now())
  const none = { link: '', attachmentId: null }
  await recordPublicity(deps, drawer, {
    heldOn: addDays(today, -40),
    channel: 'visit',
    title: '双随机抽查政策进企业（演示）',
    audience: '被监管企业和经营户，约 60 人',
    ...none,
  })
  await recordPublicity(deps, drawer, {
    heldOn: addDays(today, -12),
    channel: 'newMedia',
    title: '一图看懂“双随机、一公开”（演示）',
    audience: '社会公众',
    ...none,
  })
}
