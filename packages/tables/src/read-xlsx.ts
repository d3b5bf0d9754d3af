import { toCells } from './cells.ts'
import { readSharedText } from './shared-text.ts'
import { type ScannedRow, SheetScanner } from './sheet-scanner.ts'
import { TableError } from './table-error.ts'
import type { Limits, MergedCells, Row, TableReader } from './types.ts'
import { parseRelations, parseStyles, parseWorkbook, type Relation } from './workbook-parts.ts'
import { XmlScanner } from './xml-scanner.ts'
import { ArchiveError, openZip, unpack, unpackText, type ZipArchive } from './zip-archive.ts'

interface XlsxInput {
  readonly fileName: string
  readonly sheetName: string | undefined
  readonly bytes: Buffer
  readonly limits: Limits
}

/** Workbook, relations and styles are small in any honest file. */
const maxSmallPart = 32 * 2 ** 20

interface Workbook extends XlsxInput {
  readonly zip: ZipArchive
  readonly relations: readonly Relation[]
  readonly date1904: boolean
  /** Filled once the sheet is read to its end. */
  readonly merges: MergedCells[]
}

/** A workbook of Excel or WPS: packed bytes in memory, the sheet unpacked and read row by row. */
export async function readXlsx(input: XlsxInput): Promise<TableReader> {
  const { fileName } = input
  return await namingFile(fileName, async () => {
    const zip = openZip(input.bytes)
    const path = await findWorkbook(input, zip)
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
    const { sheets, date1904 } = parseWorkbook(await partText({ ...input, zip }, path))
    const relationsPath = `${folder}${folder && '/'}_rels/${path.slice(path.lastIndexOf('/') + 1)}.rels`
    const relations = parseRelations(await partText({ ...input, zip }, relationsPath), folder)
    const paths = new Map(relations.filter(({ type }) => type === 'worksheet').map(({ id, path }) => [id, path]))
    // Sheets that are only a chart have no rows.
    const tables = sheets.filter(({ relation }) => paths.has(relation))
    const sheet = tables.find(({ name, hidden }) =>
      input.sheetName === undefined ? !hidden : name === input.sheetName,
    )
    if (!sheet)
      throw new TableError('sheet.missing', { fileName, ...(input.sheetName && { sheetName: input.sheetName }) })
    const merges: MergedCells[] = []
    const workbook = { ...input, zip, relations, date1904, merges, sheetName: sheet.name }
    return {
      kind: 'xlsx' as const,
      fileName,
      sheetName: sheet.name,
      sheets: tables.map(({ name, hidden }) => ({ name, hidden })),
      rows: () => readRows(workbook, paths.get(sheet.relation) ?? ''),
      merges: () => merges,
      findMerges: () => namingFile(fileName, () => findMerges(workbook, paths.get(sheet.relation) ?? '')),
    }
  })
}

/** Says what a zip without a workbook is, since people rename files. */
async function findWorkbook({ fileName, bytes }: XlsxInput, zip: ZipArchive): Promise<string> {
  const refuse = (code: 'file.notTable' | 'file.oldFormat', found: string) => new TableError(code, { fileName, found })
  if (zip.has('word/document.xml')) throw refuse('file.notTable', 'docx')
  if (zip.has('ppt/presentation.xml')) throw refuse('file.notTable', 'pptx')
  if (zip.has('xl/workbook.bin')) throw refuse('file.oldFormat', 'xlsb')
  if (zip.has('content.xml') && zip.has('mimetype')) throw refuse('file.oldFormat', 'ods')
  const rootRelations = zip.get('_rels/.rels')
  if (!rootRelations) throw refuse('file.notTable', 'zip')
  const relations = parseRelations(await unpackText(bytes, rootRelations, maxSmallPart), '')
  return relations.find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml'
}

async function partText({ bytes, zip }: { bytes: Buffer; zip: ZipArchive }, path: string): Promise<string> {
  const entry = zip.get(path)
  if (!entry) throw new ArchiveError('broken')
  return await unpackText(bytes, entry, maxSmallPart)
}

async function* readRows(workbook: Workbook, sheetPath: string): AsyncGenerator<Row> {
  const { fileName, limits, sheetName = '' } = workbook
  let rowCount = 0
  const rows = scanRows(workbook, sheetPath)
  try {
    for (;;) {
      const next = await namingFile(fileName, () => rows.next())
      if (next.done) return
      for (const { number, cells: scanned } of next.value) {
        const cells = toCells(scanned, { fileName, sheetName, row: number, limit: limits.maxColumns })
        if (cells.length === 0) continue
        if (++rowCount > limits.maxRows)
          throw new TableError('sheet.tooManyRows', { fileName, sheetName, limit: limits.maxRows })
        yield { number, cells }
      }
    }
  } finally {
    await rows.return(undefined)
  }
}

/** Yields, for every piece of the sheet that was read, the rows that piece completed. */
async function* scanRows(workbook: Workbook, sheetPath: string): AsyncGenerator<ScannedRow[], undefined> {
  const { bytes, zip, limits, relations, date1904 } = workbook
  const part = (type: string) => zip.get(relations.find((relation) => relation.type === type)?.path ?? '')
  const shared = part('sharedStrings')
  const styles = part('styles')
  const sheet = zip.get(sheetPath)
  if (!sheet) throw new ArchiveError('broken')
  const scanner = new SheetScanner({
    date1904,
    sharedText: shared
      ? await readSharedText(unpack(bytes, shared, limits.maxUnpackedBytes), limits.maxSharedText)
      : [],
    styles: styles ? parseStyles(await unpackText(bytes, styles, maxSmallPart)) : [],
  })
  const xml = new XmlScanner(scanner)
  const decoder = new TextDecoder()
  for await (const chunk of unpack(bytes, sheet, limits.maxUnpackedBytes)) {
    xml.write(decoder.decode(chunk, { stream: true }))
    yield scanner.rows.splice(0)
  }
  xml.end()
  workbook.merges.push(...scanner.merges)
}

/** Merged cells stand behind the rows, which are unpacked for it and not read. */
async function findMerges({ bytes, zip, limits }: Workbook, sheetPath: string): Promise<readonly MergedCells[]> {
  const sheet = zip.get(sheetPath)
  if (!sheet) throw new ArchiveError('broken')
  const scanner = new SheetScanner({ date1904: false, sharedText: [], styles: [] })
  const xml = new XmlScanner(scanner)
  const decoder = new TextDecoder()
  let before: Uint8Array | undefined = new Uint8Array()
  for await (const chunk of unpack(bytes, sheet, limits.maxUnpackedBytes)) {
    const piece: Buffer = before ? Buffer.concat([before, chunk]) : Buffer.from(chunk)
    const start: number = before ? piece.indexOf('mergeCells') : 0
    before = start < 0 ? piece.subarray(-'mergeCells'.length) : undefined
    if (start >= 0) xml.write(decoder.decode(piece.subarray(start), { stream: true }))
  }
  return scanner.merges
}

async function namingFile<Result>(fileName: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error
    throw new TableError(`file.${error.reason}`, { fileName }, error)
  }
}
