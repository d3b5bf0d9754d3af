import { formatCount, type Import, type ImportFix, type ImportRow } from '@sunlot/contract'
import { Fragment } from 'react'
import { SheetCell } from './sheet-cell.tsx'

/** Widths in px by field; what is not named is 130. */
const WIDTHS: Readonly<Record<string, number>> = {
  name: 206,
  code: 166,
  ownCode: 120,
  kind: 108,
  items: 134,
  riskClass: 84,
  region: 120,
  address: 220,
  permitNo: 202,
  permitUntil: 110,
  certificateUntil: 110,
}
const ROW_HEAD_WIDTH = 44

type ImportSheetProps = {
  one: Import
  rows: readonly ImportRow[]
  onFix?: ((fix: ImportFix) => void) | undefined
  /** Shows the whole sheet, from the line that stands for rows left out. */
  onShowAll?: (() => void) | undefined
}

/** The clerk's own sheet: Excel's letters and row numbers, and what is wrong inside the cell. */
export function ImportSheet({ one, rows, onFix, onShowAll }: ImportSheetProps) {
  const columns = one.columns.flatMap(({ letter, heading, field }) => (field ? [{ letter, heading, field }] : []))
  const required = new Set(one.fields.filter((field) => field.required).map(({ key }) => key))
  const width = columns.reduce((sum, { field }) => sum + (WIDTHS[field] ?? 130), ROW_HEAD_WIDTH)
  return (
    <table className="import-sheet" style={{ minWidth: width }}>
      <caption className="visually-hidden">{one.fileName}</caption>
      <colgroup>
        <col style={{ width: ROW_HEAD_WIDTH }} />
        {columns.map(({ letter, field }) => (
          <col key={letter} style={{ width: WIDTHS[field] ?? 130 }} />
        ))}
      </colgroup>
      <thead>
        <tr className="sheet-letters">
          <th scope="col" rowSpan={2}>
            <span className="visually-hidden">行号</span>
          </th>
          {columns.map(({ letter }) => (
            <th key={letter} scope="col">
              {letter}
            </th>
          ))}
        </tr>
        <tr className="sheet-headings">
          {columns.map(({ letter, heading, field }) => (
            <th key={letter} scope="col">
              {heading}
              {required.has(field) && <span className="field-star">*</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Fragment key={row.rowNumber}>
            <Gap from={rows[index - 1]?.rowNumber} to={row.rowNumber} span={columns.length} onShowAll={onShowAll} />
            <tr className={`sheet-row-${row.state}`}>
              <th scope="row">{row.rowNumber}</th>
              {columns.map(({ letter, heading, field }) => (
                <SheetCell
                  key={letter}
                  text={row.cells[field] ?? ''}
                  issues={row.issues.filter((issue) => issue.field === field)}
                  place={`第 ${row.rowNumber} 行 ${heading}`}
                  onFix={
                    onFix && ((to) => onFix({ field, from: row.cells[field] ?? '', to, rowNumber: row.rowNumber }))
                  }
                />
              ))}
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

type GapProps = { from: number | undefined; to: number; span: number; onShowAll?: (() => void) | undefined }

/** A thin line for the rows between two that are shown. */
function Gap({ from, to, span, onShowAll }: GapProps) {
  if (from === undefined || to === from + 1 || !onShowAll) return null
  return (
    <tr className="sheet-gap">
      <th aria-hidden="true">⋮</th>
      <td colSpan={span}>
        <button type="button" className="link-button quiet" onClick={onShowAll}>
          中间 {formatCount(to - from - 1)} 行不在这一类里，看全部
        </button>
      </td>
    </tr>
  )
}
