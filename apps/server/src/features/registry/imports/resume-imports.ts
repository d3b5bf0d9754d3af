import { sql } from 'kysely'
import type { Deps } from '../../../platform/deps.ts'
import { failStoppedBatches } from '../targets/batches.ts'
import { check } from './run-check.ts'

/**
 * Takes up what a stopped server left: an unfinished dry run is made again, and so is one whose staged rows a crash of
 * the database has emptied. An unfinished commit has been rolled back and asks for confirmation anew; so has a batch.
 */
export async function resumeImports(deps: Deps): Promise<void> {
  await failStoppedBatches(deps.db)
  const left = await deps.db
    .updateTable('imports')
    .set({ status: 'reading', doneRows: 0 })
    .where((eb) =>
      eb.or([
        eb('status', 'in', ['reading', 'committing']),
        eb.and([
          eb('status', '=', 'checked'),
          sql<boolean>`not exists (select from import_rows r where r.import_id = imports.id)`,
        ]),
      ]),
    )
    .returning('id')
    .execute()
  for (const { id } of left) deps.jobs.start(`import ${id}`, (signal) => check(deps, id, signal))
}
