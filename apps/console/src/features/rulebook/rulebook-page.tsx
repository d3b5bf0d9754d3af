import {
  type Clause,
  getProfile,
  listClausesOf,
  listPolicyLines,
  NATIONAL_RULES,
  type PolicyLine,
} from '@sunlot/contract'
import { Input } from 'antd'
import { useState } from 'react'
import { useSession } from '../../api/session.ts'
import { ClauseTag } from '../../design/clause-tag.tsx'
import { EmptyState } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { Panel } from '../../design/panel.tsx'
import './rulebook.css'

/** 条款与细则: the bureau's own numbers, its notice clause by clause, and the national rules above it. Read-only. */
export function RulebookPage() {
  const { bureau } = useSession()
  const [words, setWords] = useState('')
  const profile = getProfile(bureau.profile)
  const lines = listPolicyLines(profile)
  const own = listClausesOf(profile.id).filter((clause) => matches(clause, words))
  const national = NATIONAL_RULES.filter((clause) => matches(clause, words))
  return (
    <>
      <PageHead
        title="条款与细则"
        note={profile.notice}
        actions={
          <Input
            className="rulebook-search"
            allowClear
            aria-label="条款编号或文字"
            placeholder="条款编号或文字"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        }
      />
      <div className="rulebook">
        {words === '' && (
          <Panel title="本单位取值" note={`第 ${profile.version} 版，国家规定更严的按国家规定`} flush>
            <PolicyTable lines={lines} />
          </Panel>
        )}
        <ClausePanel title="本单位细则" clauses={own} lines={lines} />
        <ClausePanel title="国家规定" clauses={national} lines={lines} />
        {own.length + national.length === 0 && (
          <EmptyState title="没有这样的条款">换一个编号或少写几个字再找</EmptyState>
        )}
      </div>
    </>
  )
}

function PolicyTable({ lines }: { lines: readonly PolicyLine[] }) {
  return (
    <table className="plain-table">
      <caption className="visually-hidden">本单位取值</caption>
      <thead>
        <tr>
          <th scope="col">规定</th>
          <th scope="col">取值</th>
          <th scope="col">出处</th>
          <th scope="col">说明</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.name}>
            <th scope="row">{line.name}</th>
            <td>
              <b>{line.value}</b>
            </td>
            <td>{line.clause ? <ClauseTag id={line.clause} value={line.value} /> : '—'}</td>
            <td className="note">{line.note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type ClausePanelProps = { title: string; clauses: readonly Clause[]; lines: readonly PolicyLine[] }

function ClausePanel({ title, clauses, lines }: ClausePanelProps) {
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
