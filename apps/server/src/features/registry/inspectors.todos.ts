import { type Actor, addDays, formatCount, type Policy, type TodoDraft } from '@sunlot/contract'
import type { Db } from '../../platform/database.ts'
import { loadPolicy } from '../rulebook/index.ts'
import { statusOn } from './inspectors.absences.queries.ts'
import { FIRST_ALERT_DAYS } from './inspectors.queries.ts'
import { readOverview } from './inspectors.overview.ts'
import { isOverdue } from './institutions.queries.ts'
import { KEEPERS } from './registry.access.ts'
import { readTrainingGaps } from './training.gaps.ts'
import { EXPIRING_DAYS } from './targets.search.ts'

/**
 * What the keepers of the directory have to do on a civil date: certificates and qualifications about to end (S1-10,
 * S1-19), reports that are late (S1-19), people not in the directory (S1-09), changes of post to confirm (S0-10), training still to give (S0-35).
 */
export async function listInspectorTodos(db: Db, actor: Actor, on: string): Promise<TodoDraft[]> {
  const isKeeper = KEEPERS.some((role) => actor.roles.includes(role))
  if (!isKeeper && !actor.roles.includes('legalOffice')) return []
  const policy = await loadPolicy(db, actor.bureauId, on)
  const seen = { bureauId: actor.bureauId, on, policy }
  const todos = await Promise.all([
    listExpiring(db, seen),
    listEndingInstitutions(db, seen),
    listLateReports(db, seen),
    listDirectoryTodos(db, seen),
  ])
  return todos.flat()
}

/** Every to-do cites the clause of the bureau's own notice. */
interface Seen {
  readonly bureauId: string
  readonly on: string
  readonly policy: Policy
}

async function listExpiring(db: Db, { bureauId, on, policy }: Seen): Promise<TodoDraft[]> {
  const rows = await db
    .selectFrom('inspectors')
    .select(['id', 'name', 'office', 'certificateUntil'])
    .where('bureauId', '=', bureauId)
    .where(statusOn('inspectors', on), '<>', 'transferred')
    .where('certificateUntil', '<=', addDays(on, FIRST_ALERT_DAYS))
    .orderBy('certificateUntil')
    .orderBy('code')
    .execute()
  return rows.flatMap(({ id, name, office, certificateUntil }) => {
    if (certificateUntil === null) return []
    const isLate = certificateUntil < on
    const isNear = certificateUntil <= addDays(on, EXPIRING_DAYS)
    return {
      id: `certificate-${id}`,
      title: isLate
        ? '执法证已过期，换证或暂停执法'
        : isNear
          ? '执法证 30 日内到期，换证'
          : '执法证 90 日内到期，安排换证',
      clause: policy.directoryUpkeep.clause,
      object: `${name}${office && `，${office}`}`,
      verb: '登记新证',
      to: `/inspectors/${id}`,
      dueOn: certificateUntil,
    }
  })
}

async function listEndingInstitutions(db: Db, { bureauId, on, policy }: Seen): Promise<TodoDraft[]> {
  const rows = await db
    .selectFrom('institutions')
    .select(['id', 'name', 'qualificationUntil'])
    .where('bureauId', '=', bureauId)
    .where('removedAt', 'is', null)
    .where('qualificationUntil', '<=', addDays(on, EXPIRING_DAYS))
    .orderBy('qualificationUntil')
    .orderBy('uscc')
    .execute()
  return rows.map(({ id, name, qualificationUntil }) => ({
    id: `institution-${id}`,
    title: qualificationUntil < on ? '委托机构资质已过期，更新或移出' : '委托机构资质 30 日内到期，催交新证书',
    clause: policy.institutions?.clause ?? 'B-13',
    object: name,
    verb: '更新资质',
    to: `/institutions/${id}`,
    dueOn: qualificationUntil,
  }))
}

async function listLateReports(db: Db, { bureauId, on, policy }: Seen): Promise<TodoDraft[]> {
  const rows = await db
    .selectFrom('engagements as e')
    .innerJoin('institutions as i', 'i.id', 'e.institutionId')
    .select(['e.id', 'e.institutionId', 'e.subject', 'e.dueOn', 'i.name'])
    .where('e.bureauId', '=', bureauId)
    .where(isOverdue(on))
    .orderBy('e.dueOn')
    .orderBy('e.id')
    .execute()
  return rows.map(({ id, institutionId, subject, dueOn, name }) => ({
    id: `engagement-${id}`,
    title: '委托的报告逾期没有交来，催交',
    clause: policy.institutions?.clause ?? 'B-13',
    object: `${name}，${subject}`,
    verb: '登记报告',
    to: `/institutions/${institutionId}`,
    ...(dueOn === null ? {} : { dueOn }),
  }))
}

async function listDirectoryTodos(db: Db, { bureauId, on, policy }: Seen): Promise<TodoDraft[]> {
  const [{ unconfirmed, pool, coverage, coverageClause }, gaps] = await Promise.all([
    readOverview(db, bureauId, on),
    readTrainingGaps(db, bureauId, on),
  ])
  const todos: TodoDraft[] = []
  const uncovered = coverage ? coverage.certified - coverage.covered : 0
  if (uncovered > 0) {
    const object = `${formatCount(uncovered)} 名持证人员`
    todos.push({ ...TODOS.uncovered, clause: coverageClause, object, to: '/inspectors/certificates?covered=no' })
  }
  if (unconfirmed > 0 && pool.mode === 'byItem') {
    const object = `${formatCount(unconfirmed)} 人`
    todos.push({ ...TODOS.unconfirmed, clause: policy.directoryUpkeep.clause, object, to: '/inspectors?unconfirmed=1' })
  }
  if (gaps.clause !== null && gaps.missing.length > 0) {
    todos.push({
      ...TODOS.untrained,
      clause: gaps.clause,
      object: `${formatCount(gaps.missing.length)} 人`,
      to: '/trainings',
    })
  }
  return todos
}

const TODOS = {
  uncovered: { id: 'inspectors-uncovered', title: '持证人员还没有全部入库', verb: '补录' },
  unconfirmed: { id: 'inspectors-unconfirmed', title: '岗位调整后可查事项待确认', verb: '确认' },
  untrained: { id: 'inspectors-untrained', title: '还没有参加业务培训', verb: '安排培训' },
} as const
