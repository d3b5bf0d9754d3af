import {
  CELL_ISSUES,
  type CellIssue,
  cellIssueText,
  type Import,
  type ImportFix,
  type ImportRow,
} from '@sunlot/contract'
import { AutoComplete } from 'antd'
import { useState } from 'react'
import { NoteGlyph, UnmetGlyph } from '../../../design/glyphs.tsx'
import { useFieldChoices } from './field-choices.ts'

const SEVERITIES = ['error', 'warning', 'note'] as const

type SheetCellProps = {
  kind: Import['kind']
  field: string
  row: ImportRow
  busy: boolean
  /** Missing where the sheet has no such column, so that nothing can be filled in. */
  onFix?: (fix: ImportFix) => void
}

/**
 * One cell as it stands in the sheet; what is wrong with it stands inside, with the value that would be right. Pressing
 * the text of a wrong cell lets it be typed over.
 */
export function SheetCell({ kind, field, row, busy, onFix }: SheetCellProps) {
  const [isFilling, setIsFilling] = useState(false)
  const value = row.cells[field] ?? ''
  const issues = row.issues.filter((issue) => issue.field === field)
  const severity = SEVERITIES.find((one) => issues.some(({ code }) => CELL_ISSUES[code].severity === one))
  const fix = onFix && ((to: string) => onFix({ field, from: value, to, rowNumber: row.rowNumber }))
  return (
    <td className={severity ? `sheet-${severity}` : undefined}>
      {isFilling && fix ? (
        <FillIn
          label={`第 ${row.rowNumber} 行改成`}
          kind={kind}
          field={field}
          value={value}
          onFill={(to) => {
            setIsFilling(false)
            if (to !== undefined && to !== value) fix(to)
          }}
        />
      ) : severity === 'error' && fix ? (
        <button
          type="button"
          className="sheet-edit"
          disabled={busy}
          aria-label={`${value || '空格'}，第 ${row.rowNumber} 行，改这一格`}
          onClick={() => setIsFilling(true)}
        >
          <CellText value={value} isNamed />
        </button>
      ) : (
        <CellText value={value} isNamed={severity === 'error'} />
      )}
      {issues.map((issue, index) => (
        <Issue key={`${issue.code}${index}`} issue={issue} />
      ))}
      {fix &&
        !isFilling &&
        suggestionsOf(issues).map((suggestion) => (
          <button
            key={suggestion}
            type="button"
            className="sheet-suggestion"
            disabled={busy}
            onClick={() => fix(suggestion)}
          >
            改为：{suggestion}
          </button>
        ))}
    </td>
  )
}

function suggestionsOf(issues: readonly CellIssue[]): readonly string[] {
  return issues.flatMap(({ code, suggestion }) =>
    suggestion !== undefined && CELL_ISSUES[code].severity === 'error' ? [suggestion] : [],
  )
}

function Issue({ issue }: { issue: CellIssue }) {
  const { severity } = CELL_ISSUES[issue.code]
  return (
    <div className="sheet-issue">
      {severity === 'error' && <UnmetGlyph size={14} />}
      {severity === 'warning' && <NoteGlyph size={14} />}
      <span>{cellIssueText(issue)}</span>
    </div>
  )
}

/** The text of a cell; spaces that nobody sees in a spreadsheet are marked. */
function CellText({ value, isNamed }: { value: string; isNamed: boolean }) {
  if (value === '') return <span className="quiet-text">{isNamed ? '（空）' : '—'}</span>
  return value
    .split(/(^\s+|\s+$|\s{2,}|[\u3000\u00a0]+)/u)
    .map((part, index) => (index % 2 === 1 && part ? <mark key={index}>{part}</mark> : part))
}

/** The field stands where the text was that has just been pressed. */
function focusField(field: { focus: () => void } | null): void {
  field?.focus()
}

type FillInProps = {
  label: string
  kind: Import['kind']
  field: string
  value: string
  /** The new text, or nothing when it was left as it was. */
  onFill: (to: string | undefined) => void
}

function FillIn({ label, kind, field, value, onFill }: FillInProps) {
  const [text, setText] = useState(value)
  const choices = useFieldChoices(kind, field)
  return (
    <AutoComplete
      aria-label={label}
      size="small"
      ref={focusField}
      defaultOpen={choices.length > 0}
      value={text}
      options={choices.map((choice) => ({ value: choice }))}
      onChange={setText}
      onSelect={(choice: string) => onFill(choice)}
      onInputKeyDown={(event) => {
        if (event.key === 'Enter' && choices.length === 0) onFill(text.trim())
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onFill(undefined)
      }}
      onBlur={() => onFill(text.trim())}
    />
  )
}
