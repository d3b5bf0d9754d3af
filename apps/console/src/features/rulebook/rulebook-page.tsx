import { formatDate, getProfile, listPolicyLines } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { useSession, useToday } from '../../api/session.ts'
import { PageHead } from '../../design/page-head.tsx'
import { BasesPanel } from './bases-panel.tsx'
import { ClausesPanel } from './clauses-panel.tsx'
import { GatesPanel } from './gates-panel.tsx'
import { policyQuery } from './rulebook.queries.ts'
import { ValuesPanel } from './values-panel.tsx'
import { VersionsPanel } from './versions-panel.tsx'
import './rulebook.css'

const TABS = [
  { key: 'values', label: '本单位取值' },
  { key: 'versions', label: '细则版本' },
  { key: 'bases', label: '政策依据' },
  { key: 'gates', label: '抽取前要过的条件' },
  { key: 'clauses', label: '条款原文' },
]

/** 条款与细则: what holds today and which rule won, how it came into force, what it rests on, what it asks of a task. */
export function RulebookPage() {
  const { bureau } = useSession()
  const today = useToday()
  const [params, setParams] = useSearchParams()
  const { data, error } = useQuery(policyQuery)
  const tab = params.get('tab') ?? 'values'
  const since = data?.effectiveFrom ? `${formatDate(data.effectiveFrom, today)}起施行` : '通知原文'
  const lines = data ? listPolicyLines(data.values) : []
  return (
    <>
      <PageHead
        title="条款与细则"
        note={data && `第 ${data.number} 版，${since}。${getProfile(bureau.profile).notice}`}
      />
      <FailureNote error={error} what="细则没有打开" />
      <Tabs activeKey={tab} items={TABS} onChange={(next) => setParams(next === 'values' ? {} : { tab: next })} />
      {data && tab === 'values' && <ValuesPanel lines={lines} />}
      {data && tab === 'versions' && <VersionsPanel inForce={data} />}
      {tab === 'bases' && <BasesPanel />}
      {tab === 'gates' && <GatesPanel />}
      {tab === 'clauses' && <ClausesPanel seed={bureau.profile} lines={lines} />}
    </>
  )
}
