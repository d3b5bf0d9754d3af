import { formatDate } from '@sunlot/contract'
import {
  AlignmentType,
  Document,
  type ISectionOptions,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { PrintedPlan } from './plan-xlsx.ts'
import { type PlanColumn, planColumns } from './published-columns.ts'

/** In twentieths of a point; A4 lying. */
const PAGE = { width: 11_906, height: 16_838 }
const MARGIN = 1134
const TABLE_WIDTH = PAGE.height - 2 * MARGIN
/** Half points: 二号 for the title, 小五 in the table. */
const SIZES = { attachment: 32, title: 44, line: 24, cell: 18 }
const BASIS_LOOK = { size: SIZES.line, alignment: AlignmentType.LEFT }
const TITLE_FONT = { eastAsia: '方正小标宋简体', ascii: 'Times New Roman', hAnsi: 'Times New Roman' }
const BODY_FONT = { eastAsia: '仿宋', ascii: 'Times New Roman', hAnsi: 'Times New Roman' }

interface DocumentDate {
  /** Civil date printed below the table; null = left open for the seal. */
  readonly on: string | null
}

/** The plan as a document in its published shape (S1-35): repeated headings, whole rows, a place for the seal. */
export function planDocument(plan: PrintedPlan, { on }: DocumentDate): Promise<Buffer> {
  const section: ISectionOptions = {
    properties: {
      page: {
        size: { ...PAGE, orientation: PageOrientation.LANDSCAPE },
        margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
      },
    },
    children: [
      paragraph(plan.kind === 'own' ? '附件1' : '附件2', { size: SIZES.attachment, alignment: AlignmentType.LEFT }),
      title(plan.title),
      paragraph(plan.documentNo, { size: SIZES.line, alignment: AlignmentType.CENTER }),
      ...(plan.bases.length > 0 ? [paragraph(`制定依据：${plan.bases.join('、')}`, BASIS_LOOK)] : []),
      planTable(plan),
      ...signature(plan.bureau, on),
    ],
  }
  return Packer.toBuffer(new Document({ title: plan.title, creator: plan.bureau, sections: [section] }))
}

interface Look {
  readonly size: number
  readonly alignment: (typeof AlignmentType)[keyof typeof AlignmentType]
  readonly bold?: boolean
}

function paragraph(text: string, { size, alignment, bold = false }: Look): Paragraph {
  // Lines of a cell are lines of the paragraph.
  const runs = text
    .split('\n')
    .map((line, index) => new TextRun({ text: line, size, bold, font: BODY_FONT, ...(index > 0 && { break: 1 }) }))
  return new Paragraph({ alignment, children: runs })
}

function title(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 120, after: 120 },
    children: [new TextRun({ text, size: SIZES.title, bold: true, font: TITLE_FONT })],
  })
}

function planTable({ kind, lines }: PrintedPlan): Table {
  // Columns that say nothing in any line, or only what the column they follow says, are left out of the document.
  const columns = planColumns(kind).filter(
    ({ text, after }) => lines.length === 0 || lines.some((line) => text(line) !== '' && text(line) !== after?.(line)),
  )
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => Math.floor((width / total) * TABLE_WIDTH))
  const rows = lines.map((line) =>
    lineRow(
      columns.map(({ text }) => text(line)),
      widths,
    ),
  )
  return new Table({
    width: { size: TABLE_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: [headingRow(columns, widths), ...rows],
  })
}

function headingRow(columns: readonly PlanColumn[], widths: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ heading }, index) =>
      cell(heading, { width: widths[index] ?? 0, bold: true, isCentred: true }),
    ),
  })
}

function lineRow(texts: readonly string[], widths: readonly number[]): TableRow {
  const cells = texts.map((text, index) =>
    cell(text, { width: widths[index] ?? 0, bold: false, isCentred: text.length < 8 }),
  )
  return new TableRow({ cantSplit: true, children: cells })
}

function cell(
  text: string,
  { width, bold, isCentred }: { width: number; bold: boolean; isCentred: boolean },
): TableCell {
  const alignment = isCentred ? AlignmentType.CENTER : AlignmentType.LEFT
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    children: [paragraph(text, { size: SIZES.cell, alignment, bold })],
  })
}

/** Issuing bureau, date and room for the seal, kept together on the right. */
function signature(bureau: string, on: string | null): Paragraph[] {
  const date = on === null ? '　　　年　　月　　日' : formatDate(on)
  return ['', bureau, '（印章）', date].map(
    (text) =>
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        keepNext: text !== date,
        indent: { right: 1200 },
        children: [new TextRun({ text, size: SIZES.line, font: BODY_FONT })],
      }),
  )
}
