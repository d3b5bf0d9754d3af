import type { PlanImportRow } from '@sunlot/contract'
import { Input } from 'antd'
import { useState } from 'react'
import { NoteGlyph, UnmetGlyph } from '../../../design/glyphs.tsx'

type Cell = PlanImportRow['cells'][number]
const LOOKS = { error: 'sheet-error', text: 'sheet-warning', partly: 'sheet-warning', understood: undefined } as const

type PlanCellProps = { row: number; cell: Cell; busy: boolean; onMend: (text: string) => void }

/** One cell as it stands in the sheet, what was understood of it below; pressing the text lets it be written anew. */
export function PlanCell({ row, cell, busy, onMend }: PlanCellProps) {
  const [isOpen, setIsOpen] = useState(false)
  const { letter, text, inheritedFrom, isMended, reading } = cell
  const look = reading ? LOOKS[reading.state] : undefined
  return (
    <td className={look ?? (isMended ? 'sheet-note' : inheritedFrom ? 'plan-inherited' : undefined)}>
      {isOpen ? (
        <Rewrite
          label={`第 ${row} 行第 ${letter} 列改成`}
          text={text}
          onDone={(next) => {
            setIsOpen(false)
            if (next !== undefined && next !== text) onMend(next)
          }}
        />
      ) : (
        <button
          type="button"
          className="sheet-edit"
          disabled={busy}
          aria-label={`${text || '空格'}，第 ${row} 行第 ${letter} 列，改这一格`}
          onClick={() => setIsOpen(true)}
        >
          {text || <span className="quiet-text">—</span>}
        </button>
      )}
      {inheritedFrom !== null && <div className="sheet-issue">同第 {inheritedFrom} 行</div>}
      {reading && <Understood reading={reading} text={text} />}
    </td>
  )
}

function Understood({ reading, text }: { reading: NonNullable<Cell['reading']>; text: string }) {
  const { state, words, rest } = reading
  if (state === 'understood')
    return words === '' || words === text ? null : <div className="plan-understood">读作：{words}</div>
  return (
    <>
      {state === 'partly' && <div className="plan-understood">读作：{words}</div>}
      <div className="sheet-issue">
        {state === 'error' ? <UnmetGlyph size={14} /> : <NoteGlyph size={14} />}
        <span>{state === 'error' ? words : `${state === 'partly' ? '其余' : ''}没读懂，保留原文：${rest}`}</span>
      </div>
    </>
  )
}

/** The field stands where the text was that has just been pressed. */
function focusField(field: { focus: () => void } | null): void {
  field?.focus()
}

type RewriteProps = { label: string; text: string; onDone: (text: string | undefined) => void }

function Rewrite({ label, text, onDone }: RewriteProps) {
  const [value, setValue] = useState(text)
  return (
    <Input.TextArea
      aria-label={label}
      ref={focusField}
      autoSize
      value={value}
      onChange={({ target }) => setValue(target.value)}
      onBlur={() => onDone(value.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone(undefined)
        if (event.key === 'Enter' && !event.shiftKey) {
          event.preventDefault()
          onDone(value.trim())
        }
      }}
    />
  )
}
