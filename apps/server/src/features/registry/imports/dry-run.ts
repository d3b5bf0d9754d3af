import { dateOfInstant } from '@sunlot/contract'
import type { Row } from '@sunlot/tables'
import type { PoolClient } from 'pg'
import type { Deps } from '../../../platform/deps.ts'
import { listGroupNames } from '../../organisation/index.ts'
import { listInstitutionMarks } from '../institutions.rules.ts'
import type { Candidate, Judged } from './candidate.ts'
import type { RowCells } from './cells.rules.ts'
import { findEntries, listHolders, listKnownItems } from './entries.queries.ts'
import { judgeInspector } from './inspector-row.rules.ts'
import { createItemReader } from './items.rules.ts'
import { createPlacer } from './place.rules.ts'
import { cellsByField, type Sheet } from './sheet.ts'
import { openStaging, type StagedRow } from './staging.ts'
import { createTally, type Counts, type Groups } from './tally.ts'
import { judgePermit } from './permit-row.rules.ts'
import { judgeRiskClass } from './risk-row.rules.ts'
import { judgeTarget } from './target-row.rules.ts'
import type { ImportRecord } from './imports.queries.ts'

/** Rows for which the directory is asked at once. */
const BATCH = 2000
const PROGRESS_STEP = 5 * BATCH

/** Told now and then how many rows are done; throws to stop. */
type Progress = (done: number) => Promise<void>

/**
 * Judges every row of the sheet against the rows above it and the directory, and stages the outcome with COPY in the
 * caller's transaction. The directory itself is not touched.
 */
export async function dryRun(
  deps: Deps,
  { record, sheet, client }: { record: ImportRecord; sheet: Sheet; client: PoolClient },
  progress: Progress,
): Promise<{ counts: Counts; groups: Groups }> {
  const judgeBatch = await createJudge(deps, record, sheet)
  const staging = openStaging(client, record.id)
  const tally = createTally()
  let done = 0
  try {
    for await (const batch of inBatches(sheet.rows())) {
      const rows = await judgeBatch(batch)
      for (const { placed } of rows) tally.add(placed)
      await staging.write(rows)
      done += rows.length
      if (done % PROGRESS_STEP === 0) await progress(done)
    }
    await staging.end()
  } catch (error) {
    await staging.abort()
    throw error
  }
  return tally.result()
}

/** Judges row by row in the order of the sheet; the directory is asked once a batch. */
async function createJudge(
  deps: Deps,
  { kind, bureauId, excluded }: ImportRecord,
  sheet: Sheet,
): Promise<(rows: readonly Row[]) => Promise<StagedRow[]>> {
  const items = createItemReader(await listKnownItems(deps.db, bureauId))
  const institutions = kind === 'inspectors' ? await listInstitutionMarks(deps.db, bureauId) : []
  const groups = kind === 'inspectors' ? await listGroupNames(deps.db, bureauId) : []
  const certificates = kind === 'inspectors' ? await listHolders(deps.db, bureauId) : new Map<string, string>()
  const today = dateOfInstant(deps.clock.now().toISOString())
  const context = { items, institutions, groups, certificates, today }
  const placer = createPlacer({ kind, newId: deps.newId })
  const skip = new Set(excluded)
  const toCells = cellsByField(sheet.columns)
  const judge = JUDGES[kind]

  return async (rows) => {
    const read = rows.map((row) => {
      const cells = toCells(row)
      return {
        rowNumber: row.number,
        cells,
        judged: skip.has(row.number) ? undefined : markTotal(cells, judge(cells, context)),
      }
    })
    const codes = read.map(({ judged }) => judged?.candidate.code ?? '').filter((code) => code !== '')
    const entries = await findEntries(deps.db, { kind, bureauId, codes, today: context.today })
    return read.map(({ rowNumber, cells, judged }) => ({
      rowNumber,
      cells,
      placed: judged && placer.place(rowNumber, judged, entries.get(codeOf(judged.candidate))),
    }))
  }
}

const JUDGES = {
  targets: judgeTarget,
  inspectors: judgeInspector,
  permits: judgePermit,
  riskClasses: judgeRiskClass,
} as const

const TOTAL = /^[合总小共]\s*计\s*[:：]?\s*\d*\s*[户家个人名件]?$/

/** A line of totals would pass for a record where little is required of one. */
function markTotal(cells: RowCells, judged: Judged): Judged {
  const field = ['name', 'code', 'ownCode'].find((one) => TOTAL.test(cells[one]?.text.trim() ?? ''))
  return field ? { ...judged, issues: [{ field, code: 'total-row', params: {} }] } : judged
}

function codeOf({ code }: Candidate): string {
  return code
}

async function* inBatches(rows: AsyncIterable<Row>): AsyncGenerator<Row[]> {
  let batch: Row[] = []
  for await (const row of rows) {
    // A row of formatting or spaces alone is no data.
    if (row.cells.every(({ text }) => text.trim() === '')) continue
    batch.push(row)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
