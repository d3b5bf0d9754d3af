import { Readable } from 'node:stream'
import { dateOfInstant, type ImportKind } from '@sunlot/contract'
import { commitImport, createItem, startImport } from '../features/registry/index.ts'
import type { Deps } from '../platform/deps.ts'
import type { DemoStaff } from './accounts.ts'
import type { DemoBureau } from './bureaus/bureau.ts'
import { inspectorLines, targetLines } from './directory-sheets.ts'

/** What a directory is made from; `times` as in targetLines. */
export interface DemoSource {
  bureau: DemoBureau
  times?: number
}

/** Item list and both directories of a demo bureau, through the same doors as real ones. */
export async function seedDirectories(deps: Deps, staff: DemoStaff, { bureau, times = 1 }: DemoSource): Promise<void> {
  const today = dateOfInstant(deps.clock.now().toISOString())
  for (const item of bureau.items) await createItem(deps, staff.drawer, item)
  await importSheet(deps, staff, {
    kind: 'targets',
    fileName: `${bureau.place}检查对象名录（演示）.csv`,
    lines: targetLines(bureau, today, times),
  })
  await importSheet(deps, staff, {
    kind: 'inspectors',
    fileName: '执法检查人员名录（演示）.csv',
    lines: inspectorLines(bureau, today),
  })
}

interface DemoSheet {
  kind: ImportKind
  fileName: string
  lines: Iterable<string>
}

/** Through the same doors as a clerk's file. */
export async function importSheet(
  deps: Deps,
  { drawer }: DemoStaff,
  { kind, fileName, lines }: DemoSheet,
): Promise<void> {
  const { id } = await startImport(deps, drawer, { kind, fileName, content: Readable.from(bytesOf(lines)) })
  await deps.jobs.idle()
  await commitImport(deps, drawer, id)
  await deps.jobs.idle()
}

function* bytesOf(lines: Iterable<string>): Generator<Buffer> {
  for (const line of lines) yield Buffer.from(`${line}\n`)
}
