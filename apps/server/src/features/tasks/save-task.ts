import { civilDateOf, ROLES } from '@sunlot/contract'
import type { Actor, Role, TaskInput } from '@sunlot/contract'
import { normalizeText } from '@sunlot/draw'
import { listPeople } from '../accounts/index.ts'
import { requireLead } from '../organisation/index.ts'
import { findPlanLine } from '../planning/index.ts'
import { listScopeFaults, refuseCancelledItems, SCOPE_FAULTS } from '../registry/index.ts'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { wrongStatus } from './move-task.ts'
import { findSchemeFault } from './scheme.rules.ts'
import { loadScheme } from './task-scheme.ts'
import { getTask } from './tasks.queries.ts'

/** Starts a task; whoever starts it will draw. Answers its id. Throws `tasks.bad-scheme`, `tasks.drawer-signs`. */
export async function createTask(deps: Deps, actor: Actor, input: TaskInput): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  const today = civilDateOf(at)
  const own = { id, bureauId: actor.bureauId, drawerId: actor.id, year: Number(today.slice(0, 4)), createdAt: at }
  await deps.db.transaction().execute(async (tx) => {
    const clean = await checkScheme(tx, { actor, input, today })
    await tx
      .insertInto('tasks')
      .values({ ...own, ...columnsOf(clean), status: 'drafting', updatedAt: at })
      .execute()
    const data = { title: clean.title, version: 1, input: clean }
    const subject = { subjectKind: 'task', subjectId: id }
    await recordAudit(tx, {
      at,
      bureauId: actor.bureauId,
      actorId: actor.id,
      event: 'tasks.created',
      ...subject,
      data,
    })
  })
  return id
}

/**
 * Replaces the scheme as a whole while it is being drafted; every version stays in the audit trail. Throws
 * `tasks.changed` when somebody saved in between, `tasks.wrong-status` once it is submitted.
 */
export async function changeTask(
  deps: Deps,
  actor: Actor,
  { id, version, ...input }: TaskInput & { id: string; version: number },
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const task = await getTask(tx, actor.bureauId, id)
    if (task.drawer.id !== actor.id) {
      throw new AppError('tasks.not-drawer', { name: task.drawer.name, action: '修改方案' })
    }
    const clean = await checkScheme(tx, { actor, input, today: civilDateOf(at) })
    const changed = await tx
      .updateTable('tasks')
      .set({ ...columnsOf(clean), version: version + 1, updatedAt: at })
      .where('id', '=', id)
      .where('status', '=', 'drafting')
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw await refusal(tx, id)
    await recordAudit(tx, {
      at,
      bureauId: actor.bureauId,
      actorId: actor.id,
      event: 'tasks.changed',
      subjectKind: 'task',
      subjectId: id,
      data: { title: clean.title, version: version + 1, input: clean },
    })
  })
}

async function refusal(tx: Tx, id: string): Promise<AppError> {
  const { status } = await tx.selectFrom('tasks').select('status').where('id', '=', id).executeTakeFirstOrThrow()
  return status === 'drafting' ? new AppError('tasks.changed') : wrongStatus(tx, id, '修改方案')
}

function columnsOf(input: TaskInput) {
  const { title, documentNo, signerId, publisherId, planLineId = null } = input
  return { title, documentNo, signerId, publisherId, planLineId, input: JSON.stringify(input) }
}

/** The scheme as it is stored, or the refusal of what no draw could be made of. */
async function checkScheme(
  tx: Tx,
  { actor, input, today }: { actor: Actor; input: TaskInput; today: string },
): Promise<TaskInput> {
  const why = findSchemeFault(input)
  if (why) throw new AppError('tasks.bad-scheme', { why })
  await requireLead(tx, actor, { on: today, itemIds: input.scope.itemIds, writers: ['businessOffice'] })
  await checkPeople(tx, actor, input)
  await checkPlanLine(tx, actor, input)
  const clean = withPlainText(input)
  const { items } = await loadScheme(tx, { bureauId: actor.bureauId, input: clean, today })
  refuseCancelledItems(items)
  await refuseRemoved(tx, actor, clean)
  return clean
}

/** S4-16, S2-07: a scope names only special pools and tags that the bureau has. */
async function refuseRemoved(tx: Tx, { bureauId }: Actor, { scope }: TaskInput): Promise<void> {
  const { poolIds, tagIds } = scope
  const [gone] = await listScopeFaults(tx, { bureauId, itemIds: [], poolIds, tagIds, approvedAt: null })
  if (gone) throw new AppError('tasks.bad-scheme', { why: `范围里的${gone.name}${SCOPE_FAULTS[gone.fault]}，请重选` })
}

// S0-12 抽取、审签、公示由不同的人担任
async function checkPeople(tx: Tx, actor: Actor, { signerId, publisherId }: TaskInput): Promise<void> {
  const duties: readonly [string, Role][] = [
    [signerId, 'deputyHead'],
    [publisherId, 'platformLead'],
  ]
  if (duties.some(([id]) => id === actor.id)) {
    throw new AppError('tasks.drawer-signs', { name: actor.name, duty: '抽取人' })
  }
  for (const [id, role] of duties) {
    const holders = await listPeople(tx, { bureauId: actor.bureauId, role })
    if (!holders.some((holder) => holder.id === id)) {
      const seat = role === 'deputyHead' ? '审签人' : '公示人'
      throw new AppError('tasks.bad-scheme', { why: `${seat}须是本单位的${ROLES[role]}` })
    }
  }
}

// B-04, B-22 任务只能是执行中的计划项的一轮
async function checkPlanLine(tx: Tx, { bureauId }: Actor, { planLineId = null }: TaskInput): Promise<void> {
  if (planLineId === null) return
  const line = await findPlanLine(tx, bureauId, planLineId)
  if (line?.isInForce && !line.isRemoved) return
  throw new AppError('tasks.bad-scheme', { why: '选的计划项不在执行中的年度计划里，请重选或先调整计划' })
}

/** What the public record holds is stored as it will be hashed. */
function withPlainText(input: TaskInput): TaskInput {
  const witnesses = input.witnesses.map(({ organ, name }) => ({ organ: plain(organ), name: plain(name) }))
  return { ...input, title: plain(input.title), witnesses }
}

function plain(raw: string): string {
  const result = normalizeText(raw)
  return 'text' in result ? result.text : raw
}
