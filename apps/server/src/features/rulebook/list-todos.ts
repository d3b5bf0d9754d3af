import type { Actor, PolicyVersionStatus, Role, TodoDraft } from '@sunlot/contract'
import type { Db } from '../../platform/database.ts'
import { loadCalendar } from '../../platform/work-calendar.ts'
import { findBureau } from '../accounts/index.ts'
import { findOwnPart } from './own-part.ts'
import { listVersions } from './versions.queries.ts'
import type { Version } from './versions.queries.ts'

interface Chore {
  readonly title: string
  readonly verb: string
  readonly role: Role
}

const CHORES: Partial<Record<PolicyVersionStatus, Chore>> = {
  submitted: { title: '批准细则', verb: '去批准', role: 'deputyHead' },
  approved: { title: '公布细则', verb: '去公布', role: 'platformLead' },
}
/** From this month on the State Council's notice of the next year is usually out. */
const NOTICE_MONTH = '11'

/** What the rulebook waits for this person to do: a version to approve, publish or mend, next year's calendar. */
export async function listRulebookTodos(db: Db, actor: Actor, on: string): Promise<TodoDraft[]> {
  const versions = await listVersions(db, actor.bureauId)
  const todos: TodoDraft[] = []
  for (const version of versions) todos.push(...(await versionTodos(db, actor, version)))
  return [...todos, ...(await calendarTodos(db, actor, on))]
}

async function versionTodos(db: Db, actor: Actor, version: Version): Promise<TodoDraft[]> {
  const { id, status, number, documentTitle, effectiveFrom, authorId, returnedReason } = version
  const todo = {
    id: `rulebook:${id}:${status}`,
    clause: version.seed === 'S4' ? 'S4-02' : 'B-14',
    object: `第 ${number} 版 ${documentTitle}`.trim(),
    to: `/rulebook/versions/${id}`,
    ...(effectiveFrom && { dueOn: effectiveFrom }),
  }
  if (status === 'draft' && returnedReason && authorId === actor.id) {
    return [{ ...todo, title: '修改退回的细则', verb: '去修改' }]
  }
  const chore = CHORES[status]
  if (!chore || !actor.roles.includes(chore.role) || (await findOwnPart(db, actor.id, version))) return []
  return [{ ...todo, title: chore.title, verb: chore.verb }]
}

async function calendarTodos(db: Db, actor: Actor, on: string): Promise<TodoDraft[]> {
  if (!actor.roles.includes('platformAdmin') || on.slice(5, 7) < NOTICE_MONTH) return []
  const next = Number(on.slice(0, 4)) + 1
  const calendar = await loadCalendar(db)
  const bureau = await findBureau(db, actor.bureauId)
  if (calendar[next] || bureau?.parentId) return []
  const title = '导入明年的工作日历'
  const object = `${next}年放假通知公布以后导入，不导入就不能计时限`
  const to = `/calendar?year=${next}`
  return [{ id: `calendar:${next}`, title, clause: 'B-07', object, verb: '去导入', to, dueOn: `${next - 1}-12-31` }]
}
