import { columnIndex } from './column-letters.ts'
import { isRounded, numberText, type NumberStyle, plainStyle, serialText } from './number-text.ts'
import { type Cell, type CellKind, emptyCell, type MergedCells } from './types.ts'
import { attribute, decodeCellText, type XmlHandler } from './xml-scanner.ts'
import { ArchiveError } from './zip-archive.ts'

export interface SheetContext {
  readonly sharedText: readonly string[]
  readonly styles: readonly NumberStyle[]
  readonly date1904: boolean
}

export interface ScannedRow {
  readonly number: number
  readonly cells: readonly (Cell | undefined)[]
}

/** No spreadsheet program can hold more columns; cells beyond share one place, where the bound of columns finds them. */
const widestSheet = 16_384
/** More merged ranges than any sheet that people read has. */
const mostMerges = 100_000

/** Turns the XML of a worksheet into rows; finished rows wait in `rows` until taken. */
export class SheetScanner implements XmlHandler {
  rows: ScannedRow[] = []
  readonly merges: MergedCells[] = []
  private readonly context: SheetContext
  private rowNumber = 0
  private column = -1
  private cells: (Cell | undefined)[] = []
  private type = ''
  private style = plainStyle
  private value = ''
  private inline = ''
  private formula = false
  private target: 'value' | 'inline' | undefined
  private inGuide = false

  constructor(context: SheetContext) {
    this.context = context
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.openCell(attributes)
    else if (name === 'v') this.target = 'value'
    else if (name === 't' && !this.inGuide) this.target = 'inline'
    else if (name === 'f') this.formula = true
    else if (name === 'row') this.openRow(attributes)
    else if (name === 'rPh') this.inGuide = true
    else if (name === 'mergeCell') this.addMerge(attribute(attributes, 'ref') ?? '')
  }

  close(name: string): void {
    if (name === 'c') this.closeCell()
    else if (name === 'v' || name === 't') this.target = undefined
    else if (name === 'rPh') this.inGuide = false
    else if (name === 'row') {
      if (this.cells.length > 0) this.rows.push({ number: this.rowNumber, cells: this.cells })
      this.cells = []
    }
  }

  text(text: string): void {
    if (this.target === 'value') this.value += text
    else if (this.target === 'inline') this.inline += text
  }

  private addMerge(reference: string): void {
    const [, from = '', top, to = '', bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? []
    if (top === undefined || this.merges.length >= mostMerges) return
    this.merges.push({ top: Number(top), left: columnIndex(from), bottom: Number(bottom), right: columnIndex(to) })
  }

  private openRow(attributes: string): void {
    this.rowNumber = Number(attribute(attributes, 'r') ?? this.rowNumber + 1)
    if (!Number.isInteger(this.rowNumber) || this.rowNumber < 1) throw new ArchiveError('broken')
    this.column = -1
  }

  private openCell(attributes: string): void {
    const reference = attribute(attributes, 'r')
    this.column = reference === undefined ? this.column + 1 : columnIndex(reference)
    this.type = attribute(attributes, 't') ?? 'n'
    this.style = this.context.styles[Number(attribute(attributes, 's') ?? 0)] ?? plainStyle
    this.value = ''
    this.inline = ''
    this.formula = false
  }

  private closeCell(): void {
    const cell = this.readCell()
    if (cell !== emptyCell && this.column >= 0) this.cells[Math.min(this.column, widestSheet)] = cell
  }

  private readCell(): Cell {
    if (this.type === 's') return this.toCell('text', this.context.sharedText[Number(this.value)] ?? '')
    if (this.type === 'inlineStr') return this.toCell('text', decodeCellText(this.inline))
    if (this.type === 'str') return this.toCell('text', decodeCellText(this.value))
    if (this.type === 'b') return this.toCell('boolean', this.value === '1' ? 'TRUE' : 'FALSE')
    if (this.type === 'e') return this.toCell('error', this.value)
    if (this.type === 'd') return this.toCell('date', this.value.replace(/T00:00:00(\.0+)?Z?$/, ''))
    return this.readNumber()
  }

  private readNumber(): Cell {
    const number = Number(this.value)
    if (this.value === '' || !Number.isFinite(number)) return this.toCell('text', this.value)
    const day = this.style.as === 'date' ? serialText(number, this.context.date1904) : undefined
    if (day !== undefined) return this.toCell('date', day)
    return {
      text: numberText(number, this.style),
      kind: 'number',
      formula: this.formula,
      digitsLost: isRounded(number),
    }
  }

  private toCell(kind: CellKind, text: string): Cell {
    if (text !== '') return { text, kind, formula: this.formula, digitsLost: false }
    return this.formula ? { ...emptyCell, formula: true } : emptyCell
  }
}
