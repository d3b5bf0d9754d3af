import { PLAN_STATUSES, type PlanAnalysis, type PlanDetail } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { useToday } from '../../api/session.ts'
import { ButtonLink } from '../../design/button-link.tsx'
import { EmptyState } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { analysisQuery } from './analysis.queries.ts'
import { ChecksPanel } from './checks-panel.tsx'
import { CoveragePanel } from './coverage-panel.tsx'
import { MonthGrid } from './month-grid.tsx'
import { PlanActions } from './plan-actions.tsx'
import { PlanFigures } from './plan-figures.tsx'
import { basisWords, planNote } from './plan-words.ts'
import { planQuery } from './plans.queries.ts'
import './plan-page.css'
import './planning.css'

/** 年度计划: its numbers, its lines over the months, what they reach and what they must meet. */
export function PlanPage() {
  const { planId = '' } = useParams()
  const today = useToday()
  const { data: plan, error } = useQuery(planQuery(planId))
  const analysis = useQuery(analysisQuery(planId))
  return (
    <>
      <PageHead
        title={plan?.title ?? '年度计划'}
        state={plan && <span className={`plan-state plan-state-${plan.status}`}>{PLAN_STATUSES[plan.status]}</span>}
        note={plan && planNote(plan, today)}
        actions={plan && <PlanActions plan={plan} />}
      />
      <FailureNote error={error ?? analysis.error} what="计划没有打开" />
      {plan?.lines.length === 0 && <NoLines plan={plan} />}
      {plan && plan.lines.length > 0 && analysis.data && <PlanBody plan={plan} analysis={analysis.data} />}
    </>
  )
}

function PlanBody({ plan, analysis }: { plan: PlanDetail; analysis: PlanAnalysis }) {
  return (
    <div className="plan-stack">
      <PlanFigures analysis={analysis} />
      <MonthGrid plan={plan} analysis={analysis} />
      <div className="plan-pair">
        <CoveragePanel planId={plan.id} year={plan.year} coverage={analysis.coverage} />
        <ChecksPanel planId={plan.id} checks={analysis.checks} />
      </div>
      <p className="note">制定依据：{basisWords(plan) || '没有写'}</p>
    </div>
  )
}

function NoLines({ plan }: { plan: PlanDetail }) {
  const writes = plan.actions.includes('change')
  return (
    <EmptyState
      title="计划里还没有计划项"
      actions={
        writes && (
          <>
            <ButtonLink to={`/plans/${plan.id}/import`} type="primary">
              导入计划表
            </ButtonLink>
            <ButtonLink to={`/plans/${plan.id}/lines/new`}>逐项新建</ButtonLink>
          </>
        )
      }
    >
      每项写明对象范围、人员要求、比例和频次、实施时间，写好后这里按月排开，并核对覆盖、轮次和重复检查
    </EmptyState>
  )
}
