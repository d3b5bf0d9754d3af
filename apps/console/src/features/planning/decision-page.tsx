import { formatCount, PLAN_KINDS, PLAN_STATUSES, type PlanDetail } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { useToday } from '../../api/session.ts'
import { PageColumns, PageHead } from '../../design/page-head.tsx'
import { FactStrip, Panel } from '../../design/panel.tsx'
import { StateTag } from '../../design/state-mark.tsx'
import { DecisionPanel } from './decision-panel.tsx'
import { LinesTable } from './lines-table.tsx'
import { basisWords, planNote } from './plan-words.ts'
import { planQuery } from './plans.queries.ts'

/** 报批、批准、上报、公示: facts in one strip, the one next decision at the right, all lines whole below (S2-10). */
export function DecisionPage() {
  const { planId = '' } = useParams()
  const today = useToday()
  const { data: plan, error } = useQuery(planQuery(planId))
  return (
    <>
      <PageHead
        back={{ to: `/plans/${planId}`, label: plan?.title ?? '年度计划' }}
        title={plan?.title ?? '年度计划'}
        state={plan && <StateTag>{PLAN_STATUSES[plan.status]}</StateTag>}
        note={plan && planNote(plan, today)}
      />
      <FailureNote error={error} what="计划没有打开" />
      {plan && (
        <div className="plan-stack">
          <PageColumns side={<DecisionPanel plan={plan} />}>
            <Panel flush>
              <FactStrip facts={factsOf(plan)} />
            </Panel>
          </PageColumns>
          <Panel title="计划项" note={`${formatCount(plan.lines.length)} 项`} flush>
            <LinesTable lines={plan.lines} caption="计划项" />
          </Panel>
        </div>
      )}
    </>
  )
}

function factsOf(plan: PlanDetail) {
  return [
    { label: '种类', value: PLAN_KINDS[plan.kind] },
    { label: '编制人', value: plan.author },
    { label: '制定依据', value: basisWords(plan) || '—' },
    { label: '上报', value: plan.reported ? `${plan.reported.to}，${plan.reported.receipt}` : '—' },
  ]
}
