import {
  type Actor,
  dateOfInstant,
  type Exam,
  type ExamInput,
  type ExamQuery,
  type ExamSearch,
  formatDate,
} from '@sunlot/contract'
import { sql } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Db } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { claimInspector } from './inspectors.events.ts'
import { takePage } from './pages.ts'

interface Exams<Query> {
  readonly bureauId: string
  readonly query: Query
}

/** One page of the exams for the certificate, the latest first (S1-10). */
export async function listExams(
  db: Db,
  search: Exams<ExamQuery>,
): Promise<{ rows: Exam[]; total: number; tookMs: number }> {
  const { page, size } = search.query
  const rows = inOrder(db, search)
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const total = matching(db, search).select(({ fn }) => fn.countAll<number>().as('total'))
  return takePage(rows, total.executeTakeFirstOrThrow())
}

/** All of them that match. */
export async function listAllExams(db: Db, search: Exams<ExamSearch>): Promise<Exam[]> {
  return inOrder(db, search).execute()
}

function inOrder(db: Db, search: Exams<ExamSearch>) {
  return matching(db, search)
    .select(['id', 'name', 'office', 'exam', 'takenOn', 'passed', 'validUntil', 'inspectorId'])
    .orderBy('takenOn', 'desc')
    .orderBy('id')
}

function matching(db: Db, { bureauId, query: { q, inspector, passed } }: Exams<ExamSearch>) {
  return db
    .selectFrom('inspectorExams')
    .where('bureauId', '=', bureauId)
    .$if(inspector !== undefined, (qb) => qb.where('inspectorId', '=', inspector ?? ''))
    .$if(passed !== undefined, (qb) => qb.where('passed', '=', passed === 'yes'))
    .$if(q !== '', (qb) => qb.where(sql<boolean>`(strpos(name, ${q}) > 0 or strpos(exam, ${q}) > 0)`))
}

/** Records an exam of a person of the directory, or of staff who are not in it yet; it stays as recorded. */
export async function recordExam(deps: Deps, actor: Actor, input: ExamInput): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  if (input.takenOn > dateOfInstant(at.toISOString())) {
    throw new AppError('exams.future', { on: formatDate(input.takenOn) })
  }
  await deps.db.transaction().execute(async (tx) => {
    if (input.inspectorId !== null) await claimInspector(tx, actor, input.inspectorId)
    const made = await tx
      .insertInto('inspectorExams')
      .values({ id, bureauId: actor.bureauId, ...input, recordedBy: actor.id, recordedAt: at })
      .onConflict((conflict) => conflict.constraint('inspector_exams_once').doNothing())
      .returning('id')
      .executeTakeFirst()
    const { name, exam, takenOn, passed } = input
    if (!made) throw new AppError('exams.recorded', { name, exam, on: formatDate(takenOn) })
    const subject = { bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'exam', subjectId: id }
    await recordAudit(tx, { ...subject, at, event: 'exams.recorded', data: { name, exam, takenOn, passed } })
  })
  return id
}
