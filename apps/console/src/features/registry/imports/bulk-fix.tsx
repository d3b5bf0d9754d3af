import {
  CELL_ISSUES,
  type Import,
  type ImportFix,
  type ImportRow,
  INSPECTOR_KINDS,
  RISK_CLASSES,
  TARGET_KINDS,
} from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { itemsQuery } from '../items/items.queries.ts'

/** Wrong cells of one column that read the same. */
interface Repeated {
  readonly field: string
  readonly from: string
  readonly count: number
  readonly suggestion: string
}

const OFFERED = 3

type BulkFixProps = { one: Import; rows: readonly ImportRow[]; onFix: (fix: ImportFix) => void }

/** 一次改一类: whatever is wrong in the same words more than once can be mended everywhere at once. */
export function BulkFix({ one, rows, onFix }: BulkFixProps) {
  const repeated = findRepeated(rows)
  if (repeated.length === 0) return null
  return (
    <section className="import-bulk" aria-labelledby="import-bulk-title">
      <h3 id="import-bulk-title">一次改一类</h3>
      {repeated.map((cell) => (
        <BulkFixLine key={`${cell.field} ${cell.from}`} kind={one.kind} cell={cell} onFix={onFix} />
      ))}
    </section>
  )
}

type BulkFixLineProps = { kind: Import['kind']; cell: Repeated; onFix: BulkFixProps['onFix'] }

function BulkFixLine({ kind, cell, onFix }: BulkFixLineProps) {
  const { data: items = [] } = useQuery(itemsQuery)
  const [to, setTo] = useState(cell.suggestion)
  const choices = choicesOf(kind, cell.field) ?? (cell.field === 'items' ? items.map(({ name }) => name) : undefined)
  const label = `“${cell.from || '（空）'}”全部改成`
  return (
    <div className="import-bulk-line">
      <p>
        “{cell.from || '（空）'}”共 {cell.count} 处
      </p>
      <div>
        {choices ? (
          <Select
            size="small"
            aria-label={label}
            value={to || null}
            options={choices.map((name) => ({ value: name, label: name }))}
            onChange={setTo}
            popupMatchSelectWidth={false}
          />
        ) : (
          <Input size="small" aria-label={label} value={to} onChange={(event) => setTo(event.target.value)} />
        )}
        <Button
          size="small"
          disabled={to === '' || to === cell.from}
          onClick={() => onFix({ field: cell.field, from: cell.from, to })}
        >
          全部改成
        </Button>
      </div>
    </div>
  )
}

/** The closed lists; items are the bureau's own. */
function choicesOf(kind: Import['kind'], field: string): readonly string[] | undefined {
  if (field === 'riskClass') return Object.keys(RISK_CLASSES)
  if (field === 'kind') return Object.values(kind === 'targets' ? TARGET_KINDS : INSPECTOR_KINDS)
  return undefined
}

function findRepeated(rows: readonly ImportRow[]): Repeated[] {
  const found = new Map<string, Repeated>()
  for (const { cells, issues } of rows) {
    const wrong = issues.filter(({ code }) => CELL_ISSUES[code].severity === 'error')
    for (const { field, suggestion = '' } of wrong) {
      const from = cells[field] ?? ''
      const key = `${field} ${from}`
      const before = found.get(key)
      found.set(key, { field, from, count: (before?.count ?? 0) + 1, suggestion: before?.suggestion || suggestion })
    }
  }
  return [...found.values()]
    .filter(({ count }) => count > 1)
    .sort((a, b) => b.count - a.count)
    .slice(0, OFFERED)
}
