import { type Clause, listClausesOf, NATIONAL_RULES, type PolicyLine } from '@sunlot/contract'
import { Input } from 'antd'
import { useSearchParams } from 'react-router'
import { EmptyState } from '../../design/notes.tsx'
import { Panel } from '../../design/panel.tsx'

type ClausesPanelProps = { seed: string; lines: readonly PolicyLine[] }

/** The own notice clause by clause, and the national rules above it, each with the values that come from it. */
export function ClausesPanel({ seed, lines }: ClausesPanelProps) {
  const [params, setParams] = useSearchParams()
  const words = params.get('q') ?? ''
  const own = listClausesOf(seed).filter((clause) => matches(clause, words))
  const national = NATIONAL_RULES.filter((clause) => matches(clause, words))
  return (
    <div className="rulebook">
      <Input
        className="rulebook-search"
        allowClear
        aria-label="条款编号或文字"
        placeholder="条款编号或文字"
        value={words}
        onChange={({ target }) =>
          setParams({ tab: 'clauses', ...(target.value && { q: target.value }) }, { replace: true })
        }
      />
      <ClauseList title="本单位细则" clauses={own} lines={lines} />
      <ClauseList title="国家规定" clauses={national} lines={lines} />
      {own.length + national.length === 0 && <EmptyState title="没有这样的条款">换一个编号或少写几个字再找</EmptyState>}
    </div>
  )
}

type ClauseListProps = { title: string; clauses: readonly Clause[]; lines: readonly PolicyLine[] }

function ClauseList({ title, clauses, lines }: ClauseListProps) {
  if (clauses.length === 0) return null
  return (
    <Panel title={title} note={`${clauses.length} 条`} flush>
      <ul>
        {clauses.map((clause) => (
          <li key={clause.id} className="rulebook-clause">
            <span className="rulebook-id">{clause.id}</span>
            <span>{clause.gist}</span>
            <span className="note">
              {lines
                .filter((line) => line.clause === clause.id)
                .map((line) => `${line.name}：${line.value}`)
                .join('；')}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function matches(clause: Clause, words: string): boolean {
  const wanted = words.trim().toUpperCase()
  return clause.id.includes(wanted) || clause.gist.toUpperCase().includes(wanted)
}
