import { setTimeout as sleep } from 'node:timers/promises'
import { errorText } from '@sunlot/contract'
import { TableError } from '@sunlot/tables'
import type { Deps } from '../../../platform/deps.ts'
import { dryRun } from './dry-run.ts'
import { findImport, type ImportRecord } from './imports.queries.ts'
import { openSheet, type Sheet, type SheetColumn } from './sheet.ts'
import { tableErrorText } from './table-error-text.ts'

/** How long a request waits for its own job before it answers with the progress. */
const PATIENCE_MS = 800

/** Starts long work on an import; returns when it is done or after a moment, whichever comes first. */
export async function runJob(deps: Deps, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  // The status of the import is what keeps two jobs apart, so every job has a key of its own.
  const finished = new Promise<void>((resolve) => {
    deps.jobs.start(`import ${deps.newId()}`, (signal) => work(signal).finally(resolve))
  })
  await Promise.race([finished, sleep(PATIENCE_MS, undefined, { ref: false })])
}

/** Makes the dry run of an import in status `reading`. */
export async function runCheck(deps: Deps, id: string): Promise<void> {
  await runJob(deps, (signal) => check(deps, id, signal))
}

/** Thrown when the import was discarded or the server stops: nothing is written, and a stopped one starts again later. */
class Stopped extends Error {}

/** The dry run itself; does nothing unless the import waits for it. */
export async function check(deps: Deps, id: string, signal: AbortSignal): Promise<void> {
  const record = await findImport(deps.db, { id, bureauId: null })
  if (record?.status !== 'reading') return
  try {
    const sheet = await openSheet(deps, record)
    const identity = sheet.columns.find(({ heading }) => /身份证|公民身份/.test(heading))
    if (identity) await refuseIdentityNumbers(deps, record, identity)
    else if (sheet.missing.length > 0) await settle(deps, id, { ...found(sheet), status: 'mapping' })
    else await stage(deps, { record, sheet, signal })
  } catch (error) {
    if (error instanceof Stopped || signal.aborted) return
    const known = error instanceof TableError
    const failure = known
      ? { code: error.code, text: tableErrorText(error) }
      : { code: 'server.internal', text: errorText('server.internal') }
    await settle(deps, id, { status: 'failed', failure: JSON.stringify(failure) })
    if (!known) throw error
  }
}

/** Identity numbers are not kept, so neither is the file they came in, unless it was stored before for something else. */
async function refuseIdentityNumbers(
  deps: Deps,
  { id, sha256 }: ImportRecord,
  { letter, heading }: SheetColumn,
): Promise<void> {
  const code = 'import.identity-column'
  await settle(deps, id, {
    status: 'failed',
    failure: JSON.stringify({ code, text: errorText(code, { letter, heading }) }),
  })
  const stored = await deps.db.selectFrom('files').select('id').where('sha256', '=', sha256).limit(2).execute()
  if (stored.length < 2) await deps.files.remove(sha256)
}

function found(sheet: Sheet) {
  const { encoding, sheetName, headerRow, columns } = sheet
  return { encoding, sheetName, headerRow, columns: JSON.stringify(columns) }
}

type Settled = Partial<ReturnType<typeof found>> & {
  status: 'mapping' | 'failed'
  failure?: string
}

async function settle(deps: Deps, id: string, settled: Settled): Promise<void> {
  await deps.db.updateTable('imports').set(settled).where('id', '=', id).where('status', '=', 'reading').execute()
}

/** The staged rows and the status that says they are complete appear together. */
async function stage(
  deps: Deps,
  { record, sheet, signal }: { record: ImportRecord; sheet: Sheet; signal: AbortSignal },
): Promise<void> {
  const client = await deps.pool.connect()
  try {
    await client.query('begin')
    await client.query('delete from import_rows where import_id = $1', [record.id])
    const { counts, groups } = await dryRun(deps, { record, sheet, client }, async (done) => {
      await report(deps, { id: record.id, done, signal })
    })
    const empty = counts.read === 0
    const failure = empty
      ? { code: 'import.empty', text: errorText('import.empty', { file: record.fileName }) }
      : record.failure
    const { encoding, sheetName, headerRow, columns } = found(sheet)
    const { rowCount } = await client.query(
      `update imports set status = $2, encoding = $3, sheet_name = $4, header_row = $5, columns = $6, counts = $7,
         groups = $8, failure = $9, done_rows = $10, total_rows = $10 where id = $1 and status = 'reading'`,
      [
        record.id,
        empty ? 'failed' : 'checked',
        encoding,
        sheetName,
        headerRow,
        columns,
        JSON.stringify(counts),
        JSON.stringify(groups),
        failure && JSON.stringify(failure),
        counts.read,
      ],
    )
    if (rowCount === 0) throw new Stopped()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

async function report(
  deps: Deps,
  { id, done, signal }: { id: string; done: number; signal: AbortSignal },
): Promise<void> {
  if (signal.aborted) throw new Stopped()
  const still = await deps.db
    .updateTable('imports')
    .set({ doneRows: done })
    .where('id', '=', id)
    .where('status', '=', 'reading')
    .returning('id')
    .executeTakeFirst()
  if (!still) throw new Stopped()
}
