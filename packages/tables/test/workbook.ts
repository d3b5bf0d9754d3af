import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { contentTypesXml, relationsXml, stylesXml } from '../src/workbook-xml.ts'
import { type ZipPart, zipStream } from '../src/zip-stream.ts'

export function zipOf(parts: readonly ZipPart[]): Promise<Buffer> {
  return buffer(Readable.from(zipStream(parts)))
}

interface Handmade {
  readonly sheet: ZipPart['chunks']
  readonly sharedStrings?: ZipPart['chunks']
  readonly styles?: string
  readonly workbook?: string
}

/** A workbook whose sheet is written by hand, for what no writer would write. */
export function handmadeWorkbook({ sheet, sharedStrings, styles, workbook }: Handmade): Promise<Buffer> {
  const targets: [string, string][] = [
    ['worksheet', 'worksheets/sheet1.xml'],
    ['styles', 'styles.xml'],
  ]
  if (sharedStrings) targets.push(['sharedStrings', 'sharedStrings.xml'])
  return zipOf([
    { name: '[Content_Types].xml', chunks: [contentTypesXml()] },
    { name: '_rels/.rels', chunks: [relationsXml([['officeDocument', 'xl/workbook.xml']])] },
    {
      name: 'xl/workbook.xml',
      chunks: [workbook ?? '<workbook><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>'],
    },
    { name: 'xl/_rels/workbook.xml.rels', chunks: [relationsXml(targets)] },
    { name: 'xl/styles.xml', chunks: [styles ?? stylesXml()] },
    { name: 'xl/worksheets/sheet1.xml', chunks: sheet },
    ...(sharedStrings ? [{ name: 'xl/sharedStrings.xml', chunks: sharedStrings }] : []),
  ])
}

export function sheetOf(rows: string, merges: readonly string[] = []): string[] {
  const merged = merges.map((reference) => `<mergeCell ref="${reference}"/>`).join('')
  const tail = merged && `<mergeCells count="${merges.length}">${merged}</mergeCells>`
  return [`<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData>${tail}</worksheet>`]
}
