import type { Import } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import { Field } from '../../../design/field.tsx'
import { UnmetGlyph } from '../../../design/glyphs.tsx'
import { ErrorNote } from '../../../design/notes.tsx'
import { itemsQuery } from '../registry.queries.ts'
import { useImportStep } from './imports.queries.ts'

/** Second step: which column of the sheet is what. Only asked where a needed column was not recognised. */
export function MapColumns({ one, onAssigned }: { one: Import; onAssigned: () => void }) {
  const [fields, setFields] = useState<Record<string, string | null>>(() =>
    Object.fromEntries(one.columns.map(({ letter, field }) => [letter, field])),
  )
  const [items, setItems] = useState<string[]>([])
  const step = useImportStep(one.id)
  const taken = Object.values(fields)
  const asksItems = one.kind === 'targets' && !taken.includes('items')
  const lacking = findLacking(one, items.length > 0 ? [...taken, 'items'] : taken)
  const body = { fields, ...(asksItems && items.length > 0 && { items }) }
  const options = one.fields.map(({ key, name, required }) => ({
    value: key,
    label: required ? `${name}（必填）` : name,
  }))

  /** A field is read from one column; choosing it here frees the column that had it. */
  function assign(letter: string, field: string): void {
    const others = Object.entries(fields).map(([other, had]) => [other, had === field ? null : had])
    setFields({ ...Object.fromEntries(others), [letter]: field || null })
  }
  return (
    <>
      <div className="import-scroll">
        {one.missing.length > 0 && one.status === 'mapping' && (
          <ErrorNote title={`表里没有找到：${one.missing.join('、')}`}>
            在下面指定是哪一列。表里没有抽查事项的，在下面选这张表属于哪些事项；别的要先在表格里补上再传
          </ErrorNote>
        )}
        <table className="plain-table map-table">
          <caption className="visually-hidden">表里的列和名录库的项目</caption>
          <thead>
            <tr>
              <th scope="col">列</th>
              <th scope="col">表头</th>
              <th scope="col">导入为</th>
            </tr>
          </thead>
          <tbody>
            {one.columns.map(({ letter, heading }) => (
              <tr key={letter}>
                <th scope="row">{letter}</th>
                <td>{heading || '（空）'}</td>
                <td>
                  <Select
                    aria-label={`第 ${letter} 列导入为`}
                    className={fields[letter] ? '' : 'map-none'}
                    value={fields[letter] ?? ''}
                    options={[{ value: '', label: '不导入' }, ...options]}
                    onChange={(field) => assign(letter, field)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {asksItems && <ItemsOfAll items={items} onChange={setItems} />}
        <FailureNote error={step.error} what="没有对应好" />
      </div>
      <footer className="import-foot">
        <span className="note">
          {one.columns.length} 列，导入其中 {taken.filter(Boolean).length} 列；同一个项目只能对应一列
        </span>
        <span className="import-verdict">
          {lacking.length > 0 && (
            <>
              <UnmetGlyph size={16} />
              <b>还没有对应：{lacking.join('、')}</b>
            </>
          )}
        </span>
        <Button
          type="primary"
          disabled={lacking.length > 0}
          loading={step.isPending}
          onClick={() => step.mutate({ method: 'PUT', path: '/mapping', body }, { onSuccess: onAssigned })}
        >
          开始核对
        </Button>
      </footer>
    </>
  )
}

/** S0-06: for a sheet without a column of items, those under which all its rows stand. */
function ItemsOfAll({ items, onChange }: { items: string[]; onChange: (items: string[]) => void }) {
  const { data = [] } = useQuery(itemsQuery)
  return (
    <Field label="这张表里的对象属于哪些抽查事项" help="表里没有抽查事项一列时，每一行都按这里选的归入">
      {(ids) => (
        <Select
          {...ids}
          mode="multiple"
          value={items}
          options={data.map(({ name }) => ({ value: name, label: name }))}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

/** Names of what no column is assigned to yet and must be; a target is known by either of its codes. */
function findLacking({ kind, fields }: Import, taken: readonly (string | null)[]): readonly string[] {
  const lacking = fields.filter(({ key, required }) => required && !taken.includes(key)).map(({ name }) => name)
  const isNameless = kind === 'targets' && !taken.includes('code') && !taken.includes('ownCode')
  return isNameless ? [...lacking, '统一社会信用代码或编号'] : lacking
}
