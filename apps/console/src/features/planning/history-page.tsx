import { formatInstant, type PlanEdition } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { useToday } from '../../api/session.ts'
import { EmptyState } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { Panel } from '../../design/panel.tsx'
import { DiffTable } from './diff-table.tsx'
import { LinesTable } from './lines-table.tsx'
import { editionsQuery, planQuery } from './plans.queries.ts'

/** 看调整前后: every edition that was published, newest first; old ones stay readable (S2-12). */
export function HistoryPage() {
  const { planId = '' } = useParams()
  const plan = useQuery(planQuery(planId))
  const { data, error } = useQuery(editionsQuery(planId))
  return (
    <>
      <PageHead
        back={{ to: `/plans/${planId}`, label: plan.data?.title ?? '年度计划' }}
        title="看调整前后"
        note={data && data.length > 1 ? `调整 ${data.length - 1} 次` : undefined}
      />
      <FailureNote error={error} what="公示过的各版没有打开" />
      {data?.length === 0 && (
        <EmptyState title="计划还没有公示">公示以后每次调整都留一版，改了哪一格、为什么改、谁批准，在这里看</EmptyState>
      )}
      <div className="plan-stack">
        {data && [...data].reverse().map((one) => <Edition key={one.edition} edition={one} />)}
      </div>
    </>
  )
}

function Edition({ edition }: { edition: PlanEdition }) {
  const today = useToday()
  const { amendment } = edition
  const when = `${formatInstant(edition.at, today)} ${edition.by} 公示`
  return (
    <Panel
      title={amendment ? `第 ${amendment.number} 次调整` : '首次公示'}
      note={amendment ? `${when}，${amendment.approvedBy} 批准` : when}
    >
      {amendment && <p>调整理由：{amendment.reason}</p>}
      {amendment && <DiffTable diff={edition.diff} caption={`第 ${amendment.number} 次调整前后`} />}
      <details open={!amendment}>
        <summary>这一版的全部计划项（{edition.lines.length} 项）</summary>
        <LinesTable lines={edition.lines} caption={`第 ${edition.edition} 版的计划项`} />
      </details>
    </Panel>
  )
}
