import { Readable } from 'node:stream'
import { columnLetters } from './column-letters.ts'
import type { OutputCell, OutputColumn, OutputTable } from './output.ts'
import {
  cellFormat,
  contentTypesXml,
  escapeCellText,
  pageSetupXml,
  relationsXml,
  stylesXml,
  workbookXml,
  worksheetOpenXml,
} from './workbook-xml.ts'
import { zipStream } from './zip-stream.ts'

/** What a spreadsheet program can hold. */
const lastRow = 1_048_576
const longestText = 32_767

/**
 * The table as a workbook with one sheet: headings bold, fixed and on every printed page, text cells kept as text,
 * marked cells filled; it prints across, as wide as one page.
 * Rows are pulled as the stream is read, so a table of any length takes the same memory.
 * @throws RangeError (through the stream) beyond 1,048,576 rows
 */
export function writeXlsx(table: OutputTable): Readable {
  const parts = [
    { name: '[Content_Types].xml', chunks: [contentTypesXml()] },
    { name: '_rels/.rels', chunks: [relationsXml([['officeDocument', 'xl/workbook.xml']])] },
    { name: 'xl/workbook.xml', chunks: [workbookXml(table.sheetName, (table.above?.length ?? 0) + 1)] },
    {
      name: 'xl/_rels/workbook.xml.rels',
      chunks: [
        relationsXml([
          ['worksheet', 'worksheets/sheet1.xml'],
          ['styles', 'styles.xml'],
        ]),
      ],
    },
    { name: 'xl/styles.xml', chunks: [stylesXml()] },
    { name: 'xl/worksheets/sheet1.xml', chunks: sheetChunks(table) },
  ]
  return Readable.from(zipStream(parts), { objectMode: false })
}

async function* sheetChunks({ above = [], columns, rows }: OutputTable): AsyncGenerator<string> {
  const lines = above.map(
    (text, index) => `<row r="${index + 1}">${textXml(`A${index + 1}`, text, cellFormat.title)}</row>`,
  )
  const isPrinted = above.length > 0
  const text = isPrinted ? cellFormat.printed : cellFormat.text
  const heading = isPrinted ? cellFormat.printedHeading : cellFormat.heading
  let rowNumber = above.length + 1
  let pending = `${worksheetOpenXml(rowNumber)}${columnsXml(columns)}<sheetData>${lines.join('')}${headingXml(columns, rowNumber, heading)}`
  for await (const row of rows) {
    if (++rowNumber > lastRow) throw new RangeError(`A sheet holds ${lastRow} rows.`)
    pending += rowXml(rowNumber, row, text)
    if (pending.length < 65_536) continue
    yield pending
    pending = ''
  }
  yield `${pending}</sheetData>${mergesXml(above.length, columns.length)}${choicesXml(columns, above.length + 2)}${pageSetupXml}</worksheet>`
}

function columnsXml(columns: readonly OutputColumn[]): string {
  return columns.length === 0 ? '' : `<cols>${columns.map(columnXml).join('')}</cols>`
}

function columnXml({ heading, width }: OutputColumn, index: number): string {
  const shown = width ?? Math.max(10, heading.length * 2 + 4)
  return `<col min="${index + 1}" max="${index + 1}" width="${shown}" style="${cellFormat.text}" customWidth="1"/>`
}

function headingXml(columns: readonly OutputColumn[], row: number, format: number): string {
  const cells = columns.map(({ heading }, index) => textXml(`${columnLetters(index)}${row}`, heading, format))
  return `<row r="${row}">${cells.join('')}</row>`
}

function mergesXml(lines: number, width: number): string {
  if (lines === 0 || width < 2) return ''
  const last = columnLetters(width - 1)
  const merges = Array.from({ length: lines }, (_, index) => `<mergeCell ref="A${index + 1}:${last}${index + 1}"/>`)
  return `<mergeCells count="${lines}">${merges.join('')}</mergeCells>`
}

function rowXml(rowNumber: number, row: readonly OutputCell[], format: number): string {
  const cells = row.map((cell, index) => cellXml(`${columnLetters(index)}${rowNumber}`, cell, format))
  return `<row r="${rowNumber}">${cells.join('')}</row>`
}

function cellXml(reference: string, cell: OutputCell, format: number): string {
  if (typeof cell === 'number' && Number.isFinite(cell)) return `<c r="${reference}"><v>${cell}</v></c>`
  if (typeof cell === 'object' && cell !== null) return textXml(reference, cell.text, cellFormat.marked)
  if (cell !== null && cell !== '') return textXml(reference, String(cell), format)
  // The lines around an empty cell are drawn as well.
  return format === cellFormat.printed ? `<c r="${reference}" s="${format}"/>` : ''
}

function textXml(reference: string, text: string, format: number): string {
  const kept = escapeCellText(text.slice(0, longestText))
  return `<c r="${reference}" s="${format}" t="inlineStr"><is><t xml:space="preserve">${kept}</t></is></c>`
}

function choicesXml(columns: readonly OutputColumn[], firstRow: number): string {
  const lists = columns.flatMap(({ choices }, index) => {
    if (!choices) return []
    const letters = columnLetters(index)
    const list = escapeCellText(choices.join(',').replaceAll('"', '""'))
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${letters}${firstRow}:${letters}${lastRow}"><formula1>"${list}"</formula1></dataValidation>`
  })
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
}
