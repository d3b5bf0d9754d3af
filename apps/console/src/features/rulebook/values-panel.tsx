import type { PolicyLine } from '@sunlot/contract'
import { Checkbox, Input } from 'antd'
import { useSearchParams } from 'react-router'
import { apiUrl } from '../../api/client.ts'
import { EmptyState } from '../../design/notes.tsx'
import { PolicyTable } from './policy-table.tsx'

/** The values in force; what nobody lays down is listed on demand. */
export function ValuesPanel({ lines }: { lines: readonly PolicyLine[] }) {
  const [params, setParams] = useSearchParams()
  const words = params.get('q') ?? ''
  const isWhole = params.get('all') === '1'
  const shown = lines.filter((line) => (isWhole || line.clause !== '') && matches(line, words))
  function set(name: string, value: string): void {
    const next = new URLSearchParams(params)
    if (value === '') next.delete(name)
    else next.set(name, value)
    setParams(next, { replace: true })
  }
  return (
    <>
      <div className="rulebook-tools">
        <Input
          className="rulebook-search"
          allowClear
          aria-label="规定、取值或条款编号"
          placeholder="规定、取值或条款编号"
          value={words}
          onChange={({ target }) => set('q', target.value)}
        />
        <Checkbox checked={isWhole} onChange={({ target }) => set('all', target.checked ? '1' : '')}>
          没有规定的也列出
        </Checkbox>
        <span className="note">{shown.length} 项。国家规定更严的，按国家规定</span>
        <a className="rulebook-export" href={apiUrl('/policy.xlsx')} download>
          导出
        </a>
      </div>
      {shown.length === 0 && <EmptyState title="没有这样的取值">少写几个字再找，或把没有规定的也列出</EmptyState>}
      <PolicyTable lines={shown} />
    </>
  )
}

function matches({ name, value, clause, note }: PolicyLine, words: string): boolean {
  return `${name} ${value} ${clause} ${note}`.toUpperCase().includes(words.trim().toUpperCase())
}
