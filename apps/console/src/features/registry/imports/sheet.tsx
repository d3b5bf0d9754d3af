import type { Import, ImportFix, ImportRow } from '@sunlot/contract'
import { Fragment } from 'react'
import { EmptyState } from '../../../design/notes.tsx'
import { SheetCell } from './sheet-cell.tsx'
import './sheet.css'

/** Widths of the columns in px by field; the rest get 120. */
const WIDTHS: Readonly<Record<string, number>> = {
  name: 206,
  code: 166,
  ownCode: 120,
  kind: 108,
  items: 134,
  riskClass: 84,
  address: 200,
  permitNo: 202,
  permitUntil: 110,
  certificateUntil: 110,
  office: 180,
}

type SheetProps = {
  one: Import
  rows: readonly ImportRow[]
  busy: boolean
  onFix: (fix: ImportFix) => void
  /** Shows the whole sheet; missing where it is shown. */
  onShowAll?: () => void
}

/** The clerk's own sheet with Excel's letters and row numbers; only the columns that are imported. */
export function Sheet({ one, rows, busy, onFix, onShowAll }: SheetProps) {
  if (rows.length === 0) return <EmptyState title="没有这样的行">在左边换一类查看</EmptyState>
  const columns = sheetColumns(one, rows)
  return (
    <table className="sheet" style={{ minWidth: columns.reduce((sum, { field }) => sum + widthOf(field), 44) }}>
      <caption className="visually-hidden">{one.fileName}</caption>
      <colgroup>
        <col style={{ width: 44 }} />
        {columns.map(({ field }) => (
          <col key={field} style={{ width: widthOf(field) }} />
        ))}
      </colgroup>
      <thead>
        <tr className="sheet-letters">
          <th scope="col" rowSpan={2}>
            <span className="visually-hidden">行号</span>
          </th>
          {columns.map(({ field, letter }) => (
            <th key={field} scope="col">
              {letter}
            </th>
          ))}
        </tr>
        <tr className="sheet-headings">
          {columns.map(({ field, heading, required }) => (
            <th key={field} scope="col">
              {heading}
              {required && <span className="field-star">*</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Fragment key={row.rowNumber}>
            {onShowAll && <Gap rows={rows} index={index} span={columns.length} onShowAll={onShowAll} />}
            <tr className={`sheet-row-${row.state}`}>
              <th scope="row">{row.rowNumber}</th>
              {columns.map(({ field, letter }) => (
                <SheetCell
                  key={field}
                  kind={one.kind}
                  field={field}
                  row={row}
                  busy={busy}
                  {...(letter === '' ? {} : { onFix })}
                />
              ))}
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

type GapProps = { rows: readonly ImportRow[]; index: number; span: number; onShowAll: () => void }

/** A thin line for the rows between two that are shown. */
function Gap({ rows, index, span, onShowAll }: GapProps) {
  const from = rows[index - 1]?.rowNumber
  const to = rows[index]?.rowNumber
  if (from === undefined || to === undefined || to === from + 1) return null
  return (
    <tr className="sheet-gap">
      <th aria-hidden="true">⋮</th>
      <td colSpan={span}>
        <button type="button" className="link-button quiet" onClick={onShowAll}>
          第 {from + 1}
          {to > from + 2 && `–${to - 1}`} 行没有这类问题，看全部
        </button>
      </td>
    </tr>
  )
}

interface SheetColumn {
  readonly field: string
  /** Empty for a column the sheet does not have. */
  readonly letter: string
  readonly heading: string
  readonly required: boolean
}

/** Columns that are imported, in the order of the sheet; then those that rows miss though the sheet has no such column. */
function sheetColumns({ kind, columns, fields }: Import, rows: readonly ImportRow[]): readonly SheetColumn[] {
  const named = new Map(fields.map((field) => [field.key, field]))
  const present = columns.flatMap(({ letter, heading, field }) =>
    field ? [{ field, letter, heading: heading || (named.get(field)?.name ?? ''), required: isRequired(field) }] : [],
  )
  function isRequired(field: string): boolean {
    // A target is known by either of its codes; where there is only the one, it is that one.
    const isOnlyCode = field === 'code' && kind === 'targets' && !columns.some((column) => column.field === 'ownCode')
    return isOnlyCode || (named.get(field)?.required ?? false)
  }
  const missed = new Set(rows.flatMap(({ issues }) => issues.map(({ field }) => field)))
  const absent = fields
    .filter(({ key }) => missed.has(key) && !present.some(({ field }) => field === key))
    .map(({ key, name, required }) => ({ field: key, letter: '', heading: `${name}（表里没有这一列）`, required }))
  return [...present, ...absent]
}

function widthOf(field: string): number {
  return WIDTHS[field] ?? 120
}
