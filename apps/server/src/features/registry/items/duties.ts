import { type Actor, DUTY_STATUSES, type DutyStatus, type OffListDuty, type OffListDutyInput } from '@sunlot/contract'
import type { OutputTable } from '@sunlot/tables'
import { AppError } from '../../../platform/app-error.ts'
import { recordAudit } from '../../../platform/audit.ts'
import type { Db, Tx } from '../../../platform/database.ts'
import type { Deps } from '../../../platform/deps.ts'
import { violates } from '../registry.rules.ts'
import { officeNames } from './items.queries.ts'

/** S3-06 清单外法定检查事项: registers a duty with the measure taken and the office that answers for it. Answers its id. */
export async function registerDuty(deps: Deps, actor: Actor, input: OffListDutyInput): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  const { bureauId } = actor
  await deps.db.transaction().execute(async (tx) => {
    await refuseForeignOffice(tx, bureauId, input.officeId)
    await dutyTaken(input.duty, () =>
      tx
        .insertInto('offListDuties')
        .values({ id, bureauId, ...input, updatedAt: at })
        .execute(),
    )
    const subject = { at, bureauId, actorId: actor.id, subjectKind: 'offListDuty', subjectId: id }
    await recordAudit(tx, { ...subject, event: 'items.duty-registered', data: { ...input } })
  })
  return id
}

type DutyChange = OffListDutyInput & { id: string; version: number; status: DutyStatus }

/** Changes or ends a duty; what it was stays in the trail. Throws `items.changed` on a stale version. */
export async function changeDuty(deps: Deps, actor: Actor, { id, version, ...input }: DutyChange): Promise<void> {
  const at = deps.clock.now()
  const { bureauId } = actor
  await deps.db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('offListDuties')
      .selectAll()
      .where('id', '=', id)
      .where('bureauId', '=', bureauId)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw new AppError('request.not-found')
    if (before.version !== version) throw new AppError('items.changed', { name: before.duty })
    await refuseForeignOffice(tx, bureauId, input.officeId)
    await dutyTaken(input.duty, () =>
      tx
        .updateTable('offListDuties')
        .set({ ...input, version: version + 1, updatedAt: at })
        .where('id', '=', id)
        .execute(),
    )
    const subject = { at, bureauId, actorId: actor.id, subjectKind: 'offListDuty', subjectId: id }
    const { duty, legalBasis, measure, officeId, status } = before
    const data = { before: { duty, legalBasis, measure, officeId, status: DUTY_STATUSES[status] }, after: input }
    await recordAudit(tx, { ...subject, event: 'items.duty-changed', data })
  })
}

/** Duties of the bureau, those in force first. */
export async function listDuties(db: Db, bureauId: string): Promise<OffListDuty[]> {
  const rows = await db
    .selectFrom('offListDuties as d')
    .innerJoin('offices as o', 'o.id', 'd.officeId')
    .select(['d.id', 'd.duty', 'd.legalBasis', 'd.measure', 'd.officeId', 'o.name as office'])
    .select(['d.status', 'd.version', 'd.updatedAt'])
    .where('d.bureauId', '=', bureauId)
    .orderBy('d.status')
    .orderBy('d.duty')
    .execute()
  return rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }))
}

async function refuseForeignOffice(tx: Tx, bureauId: string, officeId: string): Promise<void> {
  if (!(await officeNames(tx, bureauId)).has(officeId)) throw new AppError('items.unknown-office')
}

async function dutyTaken(duty: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (violates(error, 'off_list_duties_unique')) throw new AppError('items.duty-taken', { duty })
    throw error
  }
}

/** The register as a table. */
export function dutiesTable(duties: readonly OffListDuty[]): OutputTable {
  return {
    sheetName: '清单外检查职责',
    columns: [
      { heading: '职责', width: 36 },
      { heading: '依据', width: 36 },
      { heading: '具体措施', width: 50 },
      { heading: '责任科室', width: 20 },
      { heading: '状态', width: 10 },
    ],
    rows: duties.map(({ duty, legalBasis, measure, office, status }) => [
      duty,
      legalBasis,
      measure,
      office,
      DUTY_STATUSES[status],
    ]),
  }
}
