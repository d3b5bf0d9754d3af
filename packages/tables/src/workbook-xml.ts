/** Indexes into the cell formats below. */
export const cellFormat = { plain: 0, text: 1, heading: 2, marked: 3, printed: 4, printedHeading: 5, title: 6 } as const

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const packageNames = 'http://schemas.openxmlformats.org/package/2006'
const officeNames = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const partType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Cell text: what XML cannot hold is written as `_x0001_`, and text that looks like that is protected. */
export function escapeCellText(text: string): string {
  const safe = text
    .toWellFormed()
    .replace(/_x[0-9a-f]{4}_/gi, (mark) => `_x005F${mark}`)
    // oxlint-disable-next-line no-control-regex -- control characters are what is being escaped
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, (character) => {
      return `_x${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`
    })
  return escapeXml(safe)
}

export function contentTypesXml(): string {
  const packaged = 'application/vnd.openxmlformats-package.relationships+xml'
  return (
    `${declaration}<Types xmlns="${packageNames}/content-types"><Default Extension="rels" ContentType="${packaged}"/>` +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `${partXml('workbook', 'sheet.main')}${partXml('worksheets/sheet1', 'worksheet')}${partXml('styles', 'styles')}</Types>`
  )
}

function partXml(name: string, type: string): string {
  return `<Override PartName="/xl/${name}.xml" ContentType="${partType}.${type}+xml"/>`
}

export function relationsXml(targets: readonly (readonly [type: string, target: string])[]): string {
  const relations = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${officeNames}/${type}" Target="${target}"/>`,
  )
  return `${declaration}<Relationships xmlns="${packageNames}/relationships">${relations.join('')}</Relationships>`
}

/** A printed page begins with everything down to the headings, as the screen does. */
export function workbookXml(sheetName: string, headingRow: number): string {
  const name = escapeXml(sheetName)
  const onEveryPage = `'${name.replaceAll("'", "''")}'!$1:$${headingRow}`
  return (
    `${declaration}<workbook xmlns="${spreadsheet}" xmlns:r="${officeNames}">` +
    `<sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets>` +
    `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${onEveryPage}</definedName></definedNames></workbook>`
  )
}

/** Text cells carry the format `@`, so that a code typed over stays a code. */
export function stylesXml(): string {
  return (
    `${declaration}<styleSheet xmlns="${spreadsheet}"><fonts count="2">${fontXml('')}${fontXml('<b/>')}</fonts>` +
    '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    `${fillXml('FFE8EAED')}${fillXml('FFFFE699')}</fills>` +
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>${ruledXml()}</borders>` +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    `${formatXml(0, 0)}${formatXml(1, 2)}${formatXml(0, 3)}` +
    `${printedXml(0, 1, 'left')}${printedXml(1, 1, 'center')}${printedXml(1, 0, 'center')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  )
}

function fontXml(bold: string): string {
  return `<font>${bold}<sz val="11"/><name val="宋体"/><charset val="134"/></font>`
}

function fillXml(colour: string): string {
  const solid = `<fgColor rgb="${colour}"/><bgColor indexed="64"/>`
  return `<fill><patternFill patternType="solid">${solid}</patternFill></fill>`
}

function ruledXml(): string {
  const sides = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"><color auto="1"/></${side}>`)
  return `<border>${sides.join('')}<diagonal/></border>`
}

/** For tables that are printed: lines of a cell below each other. */
function printedXml(fontId: number, borderId: number, horizontal: string): string {
  const parts = `numFmtId="49" fontId="${fontId}" fillId="0" borderId="${borderId}" xfId="0"`
  const applied = 'applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"'
  return `<xf ${parts} ${applied}><alignment horizontal="${horizontal}" vertical="center" wrapText="1"/></xf>`
}

function formatXml(fontId: number, fillId: number): string {
  const parts = `numFmtId="49" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0"`
  return `<xf ${parts} applyNumberFormat="1" applyFont="1" applyFill="1"/>`
}

/** With everything down to the headings fixed in view. */
export function worksheetOpenXml(headingRow: number): string {
  return `${declaration}<worksheet xmlns="${spreadsheet}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${headingRow}" topLeftCell="A${headingRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`
}

/** A4 across, as wide as one page. */
export const pageSetupXml = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
