import { type Actor, addDays, formatCount, type TodoDraft } from '@sunlot/contract'
import type { Db } from '../../platform/database.ts'
import { countCoverage } from './inspectors.ledger.ts'
import { FIRST_ALERT_DAYS } from './inspectors.queries.ts'
import { readOverview } from './inspectors.overview.ts'
import { KEEPERS } from './registry.access.ts'
import { readTrainingGaps } from './training.gaps.ts'
import { EXPIRING_DAYS } from './targets.search.ts'

/**
 * What the keepers of the directory have to do on a civil date: certificates and qualifications about to end (S1-10,
 * S1-19), people not in the directory (S1-09), changes of post to confirm (S0-10), training still to give (S0-35).
 */
export async function listInspectorTodos(db: Db, actor: Actor, on: string): Promise<TodoDraft[]> {
  const isKeeper = KEEPERS.some((role) => actor.roles.includes(role))
  if (!isKeeper && !actor.roles.includes('legalOffice')) return []
  const [expiring, institutions, directory] = await Promise.all([
    listExpiring(db, actor.bureauId, on),
    listEndingInstitutions(db, actor.bureauId, on),
    listDirectoryTodos(db, actor.bureauId, on),
  ])
  return [...expiring, ...institutions, ...directory]
}

async function listExpiring(db: Db, bureauId: string, on: string): Promise<TodoDraft[]> {
  const rows = await db
    .selectFrom('inspectors')
    .select(['id', 'name', 'office', 'certificateUntil'])
    .where('bureauId', '=', bureauId)
    .where('status', '<>', 'transferred')
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
      clause: 'S1-10',
      object: `${name}${office && `，${office}`}`,
      verb: '登记新证',
      to: `/inspectors/${id}`,
      dueOn: certificateUntil,
    }
  })
}

async function listEndingInstitutions(db: Db, bureauId: string, on: string): Promise<TodoDraft[]> {
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
    clause: 'S1-19',
    object: name,
    verb: '更新资质',
    to: `/institutions/${id}`,
    dueOn: qualificationUntil,
  }))
}

async function listDirectoryTodos(db: Db, bureauId: string, on: string): Promise<TodoDraft[]> {
  const [{ unconfirmed, pool }, coverage, gaps] = await Promise.all([
    readOverview(db, bureauId, on),
    countCoverage(db, bureauId),
    readTrainingGaps(db, bureauId, on),
  ])
  const todos: TodoDraft[] = []
  const uncovered = coverage ? coverage.certified - coverage.covered : 0
  if (uncovered > 0) {
    const object = `${formatCount(uncovered)} 名持证人员`
    todos.push({ ...TODOS.uncovered, object, to: '/inspectors/certificates?covered=no' })
  }
  if (unconfirmed > 0 && pool.mode === 'byItem') {
    todos.push({ ...TODOS.unconfirmed, object: `${formatCount(unconfirmed)} 人`, to: '/inspectors?unconfirmed=1' })
  }
  if (gaps.missing.length > 0) {
    todos.push({ ...TODOS.untrained, object: `${formatCount(gaps.missing.length)} 人`, to: '/trainings' })
  }
  return todos
}

const TODOS = {
  uncovered: { id: 'inspectors-uncovered', title: '持证人员还没有全部入库', clause: 'S1-09', verb: '补录' },
  unconfirmed: { id: 'inspectors-unconfirmed', title: '岗位调整后可查事项待确认', clause: 'S0-10', verb: '确认' },
  untrained: { id: 'inspectors-untrained', title: '今年还没有参加业务培训', clause: 'S0-35', verb: '安排培训' },
} as const
