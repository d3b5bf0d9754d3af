import { type Actor, errorText, type Import, type ImportKind } from '@sunlot/contract'
import { sql } from 'kysely'
import { AppError } from '../../../platform/app-error.ts'
import { recordAudit } from '../../../platform/audit.ts'
import type { Db, Tx } from '../../../platform/database.ts'
import type { Deps } from '../../../platform/deps.ts'
import { sendMessage } from '../../messages/index.ts'
import { writeInspectorDetails, writeInspectors } from './commit-inspectors.ts'
import { writeLedger, writeRiskClasses } from './commit-ledger.ts'
import { type Source, writeTargetDetails, writeTargets, type Written } from './commit-targets.ts'
import { violates } from '../registry.rules.ts'
import { getImport, getRecord, refuseUnless } from './imports.ts'
import type { ImportRecord } from './imports.queries.ts'
import { check, runJob } from './run-check.ts'

/**
 * Writes the whole checked sheet into the directory in one transaction, or nothing of it (S1-11). Throws
 * `import.has-errors` while one row is wrong. When the directory changed since the dry run, nothing is written, the
 * import says so and is checked again.
 */
export async function commitImport(deps: Deps, actor: Actor, id: string): Promise<Import> {
  const record = await getRecord(deps, actor, id)
  refuseUnless(record, ['checked'])
  const { errorRows, importable } = record.counts
  if (errorRows > 0) throw new AppError('import.has-errors', { count: errorRows })
  if (importable === 0) throw new AppError('import.empty', { file: record.fileName })
  const claimed = await deps.db
    .updateTable('imports')
    .set({ status: 'committing', failure: null, doneRows: 0, totalRows: importable })
    .where('id', '=', id)
    .where('status', '=', 'checked')
    .returning('id')
    .executeTakeFirst()
  if (!claimed) throw new AppError('import.busy')
  await runJob(deps, (signal) => commit(deps, { actor, record, signal }))
  return getImport(deps, actor, id)
}

interface Work {
  actor: Actor
  record: ImportRecord
  signal: AbortSignal
}

async function commit(deps: Deps, { actor, record, signal }: Work): Promise<void> {
  try {
    await write(deps, actor, record)
  } catch (error) {
    // Rolled back: the sheet is judged anew against the directory as it is now.
    const lost = error instanceof Stale ? error.count : await countTaken(deps.db, { error, record })
    const failure =
      lost > 0
        ? { code: 'import.stale', text: errorText('import.stale', { count: lost }) }
        : { code: 'server.internal', text: errorText('server.internal') }
    const back = { status: 'reading' as const, failure: JSON.stringify(failure), doneRows: 0 }
    await deps.db.updateTable('imports').set(back).where('id', '=', record.id).execute()
    await check(deps, record.id, signal)
    if (lost === 0) throw error
  }
}

/** Codes that somebody has entered since the dry run, if that is what stopped the writing. */
async function countTaken(db: Db, { error, record }: { error: unknown; record: ImportRecord }): Promise<number> {
  if (violates(error, 'inspector_certificates_one_holder')) return 1
  if (!violates(error, 'targets_code_unique')) return 0
  const { count } = await db
    .selectFrom('importRows as r')
    .innerJoin('targets as t', 't.code', 'r.code')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('r.importId', '=', record.id)
    .where('r.state', '=', 'ok')
    .where('r.effect', '=', 'create')
    .where('t.bureauId', '=', record.bureauId)
    .executeTakeFirstOrThrow()
  return count
}

/** So many entries are no longer what the dry run saw. */
class Stale extends Error {
  readonly count: number
  constructor(count: number) {
    super('directory changed')
    this.count = count
  }
}

interface Writer {
  rows: (tx: Tx, source: Source, report: (done: number) => Promise<unknown>) => Promise<Written>
  /** What belongs to the rows, once they are found to be as the dry run saw them. */
  details?: (tx: Tx, source: Source) => Promise<void>
}

const WRITERS: Readonly<Record<ImportKind, Writer>> = {
  targets: { rows: writeTargets, details: writeTargetDetails },
  inspectors: { rows: writeInspectors, details: writeInspectorDetails },
  permits: { rows: writeLedger },
  riskClasses: { rows: writeRiskClasses },
}

async function write(deps: Deps, actor: Actor, record: ImportRecord): Promise<void> {
  const { id, kind, fileName, counts } = record
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const source = { importId: id, bureauId: record.bureauId, actorId: actor.id, at, fileName, counts }
    const report = (doneRows: number) => deps.db.updateTable('imports').set({ doneRows }).where('id', '=', id).execute()
    const { rows, details } = WRITERS[kind]
    const written = await rows(tx, source, report)
    const lost = counts.created - written.created + counts.updated - written.updated
    if (lost > 0) throw new Stale(lost)
    await details?.(tx, source)
    await tx
      .updateTable('imports')
      .set({ status: 'committed', committedAt: at, doneRows: counts.importable })
      .where('id', '=', id)
      .execute()
    const { created, updated, merged, excluded } = counts
    const text = `“${fileName}”已导入：新增 ${created} 条，更新 ${updated} 条`
    await sendMessage(tx, {
      bureauId: record.bureauId,
      to: [actor.id],
      text,
      link: kind === 'inspectors' ? '/inspectors' : '/targets',
      at,
    })
    const subject = { at, bureauId: record.bureauId, actorId: actor.id, subjectKind: 'import', subjectId: id }
    const data = { kind, fileName, sha256: record.sha256, created, updated, merged, excluded }
    await recordAudit(tx, { ...subject, event: 'imports.committed', data })
  })
  await deps.db.deleteFrom('importRows').where('importId', '=', id).execute()
  await sql`select analyze_directory()`.execute(deps.db)
}
