import { PLAN_FIELDS, type PlanField, type PlanImport } from '@sunlot/contract'
import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import { UnmetGlyph } from '../../../design/glyphs.tsx'
import { ErrorNote } from '../../../design/notes.tsx'
import { useDecide } from './plan-imports.queries.ts'

const OPTIONS = [
  { value: '', label: '不导入，原文留底' },
  ...Object.entries(PLAN_FIELDS).map(([value, label]) => ({ value, label })),
]

/** Second step: in which row the headings stand, and what each column is. */
export function MapColumns({ one, onDone }: { one: PlanImport; onDone: () => void }) {
  const [fields, setFields] = useState<Record<string, PlanField | ''>>(() =>
    Object.fromEntries(one.columns.map(({ letter, field }) => [letter, field ?? ''])),
  )
  const decide = useDecide(one)
  const taken = Object.values(fields)
  const hasSubject = taken.includes('itemText') || taken.includes('name')

  /** A field is read from one column; choosing it here frees the column that had it. */
  function assign(letter: string, field: PlanField | ''): void {
    const others = Object.entries(fields).map(([other, had]) => [other, field !== '' && had === field ? '' : had])
    setFields({ ...Object.fromEntries(others), [letter]: field })
  }
  const columns = Object.fromEntries(Object.entries(fields).map(([letter, field]) => [letter, field || null]))
  return (
    <>
      <div className="import-scroll">
        {one.headingRow === 0 && <ErrorNote title="没有找到表头">请在下面写明表头在第几行，再指定各列是什么</ErrorNote>}
        <HeadingRow
          one={one}
          busy={decide.isPending}
          onChoose={(headingRow) => decide.mutate({ headingRow, columns: {} })}
        />
        {one.columns.length > 0 && <ColumnTable one={one} fields={fields} onAssign={assign} />}
        <FailureNote error={decide.error} what="没有对应好" />
      </div>
      <footer className="import-foot">
        <span className="note">
          {one.columns.length} 列，导入其中 {taken.filter((field) => field !== '').length} 列；同一项只能对应一列
        </span>
        <span className="import-verdict">
          {!hasSubject && (
            <>
              <UnmetGlyph size={16} />
              <b>还没有对应：抽查事项或抽查任务名称</b>
            </>
          )}
        </span>
        <Button
          type="primary"
          disabled={!hasSubject}
          loading={decide.isPending}
          onClick={() => decide.mutate({ columns }, { onSuccess: onDone })}
        >
          试导入
        </Button>
      </footer>
    </>
  )
}

type HeadingRowProps = { one: PlanImport; busy: boolean; onChoose: (row: number) => void }

function HeadingRow({ one, busy, onChoose }: HeadingRowProps) {
  const [row, setRow] = useState<number | null>(one.headingRow || null)
  return (
    <div className="heading-row">
      <label htmlFor="heading-row">表头在第</label>
      <InputNumber id="heading-row" min={1} max={5000} precision={0} value={row} onChange={setRow} />
      <span>行</span>
      <Button disabled={row === null || row === one.headingRow} loading={busy} onClick={() => row && onChoose(row)}>
        按这一行重读
      </Button>
      {one.above.length > 0 && (
        <details>
          <summary>表头以上的 {one.above.length} 行</summary>
          <ul>
            {one.above.map(({ row: number, text }) => (
              <li key={number}>
                第 {number} 行　{text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

type ColumnTableProps = {
  one: PlanImport
  fields: Readonly<Record<string, PlanField | ''>>
  onAssign: (letter: string, field: PlanField | '') => void
}

function ColumnTable({ one, fields, onAssign }: ColumnTableProps) {
  return (
    <table className="plain-table map-table">
      <caption className="visually-hidden">表里的列和计划项的各栏</caption>
      <thead>
        <tr>
          <th scope="col">列</th>
          <th scope="col">表头</th>
          <th scope="col">第一行的内容</th>
          <th scope="col">导入为</th>
        </tr>
      </thead>
      <tbody>
        {one.columns.map(({ letter, heading }, index) => (
          <tr key={letter}>
            <th scope="row">{letter}</th>
            <td>{heading || '（空）'}</td>
            <td className="map-sample">{one.rows[0]?.cells[index]?.text || '—'}</td>
            <td>
              <Select
                aria-label={`第 ${letter} 列导入为`}
                className={fields[letter] ? '' : 'map-none'}
                showSearch
                optionFilterProp="label"
                value={fields[letter] ?? ''}
                options={OPTIONS}
                onChange={(field) => onAssign(letter, field)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
