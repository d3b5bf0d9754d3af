import { PLAN_BLOCKS, type PlanImport, type PlanImportDecisions, type PlanImportRow } from '@sunlot/contract'
import { NoteGlyph, UnmetGlyph } from '../../../design/glyphs.tsx'
import { EmptyState } from '../../../design/notes.tsx'
import { PlanCell } from './plan-cell.tsx'
import '../../registry/imports/sheet.css'

type Decide = (change: Partial<PlanImportDecisions>) => void
type PlanSheetProps = { one: PlanImport; rows: readonly PlanImportRow[]; busy: boolean; onDecide: Decide }

/** Narrow columns in px; the rest share 150. */
const NARROW: Readonly<Record<string, number>> = { lineNo: 52, rate: 110, frequency: 110, base: 84, count: 100 }
const ITEM_WIDTH = 170

/** The table as it came, with the letters and row numbers of the file; first what each row becomes. */
export function PlanSheet({ one, rows, busy, onDecide }: PlanSheetProps) {
  if (rows.length === 0) return <EmptyState title="没有要看的行">每一格都读懂了，四项内容也齐了</EmptyState>
  const widths = one.columns.map(({ field }) => NARROW[field ?? ''] ?? 150)
  const total = widths.reduce((sum, width) => sum + width, 44 + ITEM_WIDTH)
  return (
    <table className="sheet plan-sheet" style={{ minWidth: total }}>
      <caption className="visually-hidden">{one.title || one.fileName}</caption>
      <colgroup>
        <col style={{ width: 44 }} />
        <col style={{ width: ITEM_WIDTH }} />
        {one.columns.map(({ letter }, index) => (
          <col key={letter} style={{ width: widths[index] }} />
        ))}
      </colgroup>
      <thead>
        <tr className="sheet-letters">
          <th scope="col" rowSpan={2}>
            <span className="visually-hidden">行号</span>
          </th>
          <th scope="col">导入后</th>
          {one.columns.map(({ letter }) => (
            <th key={letter} scope="col">
              {letter}
            </th>
          ))}
        </tr>
        <tr className="sheet-headings">
          <th scope="col">对应清单、还缺什么</th>
          {one.columns.map(({ letter, heading, field }) => (
            <th key={letter} scope="col">
              {heading || '（空）'}
              {field === null && <span className="quiet-text">（不导入）</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.row} className={row.excluded ? 'sheet-row-excluded' : undefined}>
            <th scope="row">{row.row}</th>
            <Outcome one={one} row={row} busy={busy} onDecide={onDecide} />
            {row.cells.map((cell) => (
              <PlanCell
                key={cell.letter}
                row={row.row}
                cell={cell}
                busy={busy || row.excluded}
                onMend={(text) => onDecide({ cells: mend(one, { row: row.row, letter: cell.letter, text }) })}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Mended = PlanImportDecisions['cells'][number]

function mend({ decisions }: PlanImport, cell: Mended): Mended[] {
  const others = decisions.cells.filter(({ row, letter }) => row !== cell.row || letter !== cell.letter)
  return [...others, cell]
}

type OutcomeProps = { one: PlanImport; row: PlanImportRow; busy: boolean; onDecide: Decide }

/** The item the row means, blocks it lacks, and leaving it out. */
function Outcome({ one, row, busy, onDecide }: OutcomeProps) {
  const { excluded, items } = one.decisions
  const others = excluded.filter((number) => number !== row.row)
  if (row.excluded)
    return (
      <td className="plan-outcome">
        <button type="button" className="link-button" disabled={busy} onClick={() => onDecide({ excluded: others })}>
          还是导入
        </button>
      </td>
    )
  const choose = (ids: string[]) => onDecide({ items: { ...items, [String(row.row)]: ids } })
  return (
    <td className="plan-outcome">
      {row.items.length > 0 ? (
        <p>清单：{row.items.map(({ name }) => name).join('、')}</p>
      ) : (
        <p className="soon-text">
          <NoteGlyph size={14} /> 清单里没有同名事项，先按文字导入
        </p>
      )}
      {row.suggestions.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className="sheet-suggestion"
          disabled={busy}
          onClick={() => choose([...row.items.map((item) => item.id), id])}
        >
          对应：{name}
        </button>
      ))}
      {row.missing.length > 0 && (
        <p className="soon-text">
          <UnmetGlyph size={14} /> 还缺{row.missing.map((block) => PLAN_BLOCKS[block]).join('、')}
        </p>
      )}
      <button
        type="button"
        className="link-button quiet"
        disabled={busy}
        onClick={() => onDecide({ excluded: [...others, row.row] })}
      >
        不导入这一行
      </button>
    </td>
  )
}
