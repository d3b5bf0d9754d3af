export { normalizeCellText, normalizeCode } from './cell-text.ts'
export { columnIndex, columnLetters } from './column-letters.ts'
export { type ColumnSpec, findHeader, type Header, readHeader } from './header.ts'
export { readPublishedTable } from './published-table.ts'
export type {
  PublishedCell,
  PublishedColumn,
  PublishedFinding,
  PublishedRow,
  PublishedTable,
  PublishedTableOptions,
  PublishedText,
} from './published-table-types.ts'
export { readTable } from './read-table.ts'
export { TableError, type TableErrorCode, type TablePlace } from './table-error.ts'
export {
  type Cell,
  type CellKind,
  defaultLimits,
  type Limits,
  type ReadOptions,
  type Row,
  type SheetInfo,
  type TableKind,
  type TableReader,
  type TableSource,
} from './types.ts'
export { correctionTable, type RefusedRow } from './correction-table.ts'
export type { OutputCell, OutputColumn, OutputTable } from './output.ts'
export { writeCsv } from './write-csv.ts'
export { writeXlsx } from './write-xlsx.ts'
