import { IMPORT_KINDS, type ImportKind } from '@sunlot/contract'
import type { OutputTable } from '@sunlot/tables'
import type { Db } from '../../../platform/database.ts'
import { listKnownItems } from './entries.queries.ts'
import { FIELDS } from './fields.ts'

/** What a drop-down list in a workbook can hold, in characters. */
const MAX_CHOICES = 255

/** An empty sheet with the headings the import reads; `*` marks what must be filled. */
export async function templateTable(
  db: Db,
  { kind, bureauId }: { kind: ImportKind; bureauId: string },
): Promise<OutputTable> {
  const items = (await listKnownItems(db, bureauId)).map(({ name }) => name)
  const columns = FIELDS[kind].map(({ key, name, required, width, choices }) => {
    const offered = key === 'items' ? items : choices
    const fits = offered && offered.length > 0 && offered.join(',').length <= MAX_CHOICES
    return { heading: required ? `${name}*` : name, width, ...(fits ? { choices: offered } : {}) }
  })
  return { sheetName: IMPORT_KINDS[kind], columns, rows: [] }
}
