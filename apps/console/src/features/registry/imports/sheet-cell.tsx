import { CELL_ISSUES, type CellIssue, cellIssueText } from '@sunlot/contract'
import { Input, type InputRef } from 'antd'
import { useState } from 'react'
import { NoteGlyph, UnmetGlyph } from '../../../design/glyphs.tsx'

const SEVERITIES = ['error', 'warning', 'note'] as const

type SheetCellProps = {
  text: string
  issues: readonly CellIssue[]
  /** Where the cell stands, for screen readers: `第 16 行 有效期至`. */
  place: string
  /** Mends this one cell; missing while nothing can be changed. */
  onFix?: ((to: string) => void) | undefined
}

/** One cell of the sheet with what is wrong in it, a suggested fix, and on pressing the text, a field to type in. */
export function SheetCell({ text, issues, place, onFix }: SheetCellProps) {
  const [draft, setDraft] = useState<string>()
  const severity = SEVERITIES.find((one) => issues.some(({ code }) => CELL_ISSUES[code].severity === one))
  const suggestion = issues.find((issue) => issue.suggestion !== undefined)?.suggestion
  if (!severity) return <td>{text === '' ? <span className="sheet-blank">—</span> : <CellText text={text} />}</td>

  function save(): void {
    if (draft !== undefined && draft !== text) onFix?.(draft)
    setDraft(undefined)
  }
  const shown = text === '' ? <span className="sheet-blank">（空）</span> : <CellText text={text} />
  return (
    <td className={`sheet-${severity}`}>
      {draft !== undefined ? (
        <Input
          size="small"
          ref={focusField}
          aria-label={`${place}，改成`}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onPressEnter={save}
          onBlur={save}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            // Only the field closes, not the whole drawer.
            event.stopPropagation()
            setDraft(undefined)
          }}
        />
      ) : severity === 'error' && onFix ? (
        <button type="button" className="sheet-edit" aria-label={`${place}，改这一格`} onClick={() => setDraft(text)}>
          {shown}
        </button>
      ) : (
        shown
      )}
      {issues.map((issue) => (
        <IssueLine key={issue.code} issue={issue} />
      ))}
      {suggestion !== undefined && onFix && (
        <button type="button" className="sheet-suggestion" onClick={() => onFix(suggestion)}>
          改为：{suggestion}
        </button>
      )}
    </td>
  )
}

function focusField(field: InputRef | null): void {
  field?.focus()
}

function IssueLine({ issue }: { issue: CellIssue }) {
  const { severity } = CELL_ISSUES[issue.code]
  return (
    <p className="sheet-issue">
      {severity === 'error' && <UnmetGlyph size={14} />}
      {severity === 'warning' && <NoteGlyph size={14} />}
      <span>{cellIssueText(issue)}</span>
    </p>
  )
}

/** Spaces beside a Chinese character, or at either end, are seldom meant: they are marked. */
const STRAY_SPACE = /(^\s+|\s+$|(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han}))/u

function CellText({ text }: { text: string }) {
  // Text, stray space, text …: splitting on a group keeps what it splits on, at the odd places.
  return text.split(STRAY_SPACE).map((part, place) =>
    place % 2 === 0 ? (
      part
    ) : (
      <mark key={place} className="sheet-space">
        {part}
      </mark>
    ),
  )
}
