import { formatCount, formatPercent, type MergeSuggestion, type PlanDetail } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { DoneNote, EmptyState } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { Panel } from '../../design/panel.tsx'
import { mergesQuery } from './analysis.queries.ts'
import { planQuery, usePlanCommand } from './plans.queries.ts'
import './planning.css'

/** Lines whose targets and ways are alike: proposals to check them in one visit (S2-09, S0-31). */
export function MergesPage() {
  const { planId = '' } = useParams()
  const plan = useQuery(planQuery(planId))
  const { data, error } = useQuery(mergesQuery(planId))
  const merge = usePlanCommand()
  function accept({ keepId, joinId }: MergeSuggestion): void {
    const version = plan.data?.version
    merge.mutate({ path: `/plans/${planId}/merges`, body: { keepId, joinId, version } })
  }
  return (
    <>
      <PageHead
        back={{ to: `/plans/${planId}`, label: plan.data?.title ?? '年度计划' }}
        title="可以合并的抽查"
        note={data && `${data.length} 处`}
      />
      <FailureNote error={error ?? plan.error ?? merge.error} what={merge.error ? '没有合并' : '建议没有打开'} />
      <div className="plan-stack">
        {merge.isSuccess && (
          <DoneNote title="已合并为一项内部联合抽查">合并前的两项留在全程留痕里，计划检查已重新核对</DoneNote>
        )}
        {data?.length === 0 && (
          <EmptyState title="没有可以合并的" actions={<Link to={`/plans/${planId}`}>回到计划</Link>}>
            计划项的对象没有重叠，或已经联合检查
          </EmptyState>
        )}
        {plan.data && data && data.length > 0 && (
          <MergeTable plan={plan.data} suggestions={data} busy={merge.isPending} onAccept={accept} />
        )}
      </div>
    </>
  )
}

type MergeTableProps = {
  plan: PlanDetail
  suggestions: readonly MergeSuggestion[]
  busy: boolean
  onAccept: (suggestion: MergeSuggestion) => void
}

function MergeTable({ plan, suggestions, busy, onAccept }: MergeTableProps) {
  const canMerge = plan.actions.includes('change')
  const canAmend = plan.actions.includes('amend')
  return (
    <Panel title="对象和方式相近的计划项" note={sayHow(plan)} flush>
      <div className="wide-scroll">
        <table className="plain-table">
          <caption className="visually-hidden">可以合并的计划项</caption>
          <thead>
            <tr>
              <th scope="col">计划项</th>
              <th scope="col" className="num">
                相同对象（户）
              </th>
              <th scope="col" className="num">
                占较小一项
              </th>
              <th scope="col">检查方式</th>
              <th scope="col">同月</th>
              <th scope="col" className="num">
                少进门（户次）
              </th>
              {(canMerge || canAmend) && <th scope="col">办理</th>}
            </tr>
          </thead>
          <tbody>
            {suggestions.map((one) => (
              <tr key={`${one.keepId} ${one.joinId}`}>
                <td>
                  {one.places.map((place, index) => (
                    <div key={place}>
                      {place}. {one.names[index]}
                    </div>
                  ))}
                </td>
                <td className="num">{formatCount(one.overlap)}</td>
                <td className="num">{formatPercent(one.likeness)}</td>
                <td>{one.methods.join('、') || '没有写'}</td>
                <td>{one.months.length > 0 ? one.months.map((month) => `${month}月`).join('、') : '要排到同月'}</td>
                <td className="num">
                  <b>{formatCount(one.saved)}</b>
                </td>
                {canMerge && (
                  <td>
                    <Button size="small" disabled={busy} onClick={() => onAccept(one)}>
                      合并为一项
                    </Button>
                  </td>
                )}
                {canAmend && (
                  <td>
                    <Link to={`/plans/${plan.id}/amend?keep=${one.keepId}&join=${one.joinId}`}>写进计划调整</Link>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function sayHow({ actions }: PlanDetail): string {
  if (actions.includes('change')) return '合并后是一项内部联合抽查，取较高的比例、较多的轮次'
  if (actions.includes('amend')) {
    return '计划已经公示，合并要走计划调整；合并后的一项会替您写好'
  }
  return '由编制计划的科室合并'
}
