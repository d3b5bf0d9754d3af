import { dateOfInstant, formatCount, formatDate, PLAN_KINDS, PLAN_STATUSES, type PlanRow } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { useCan, useToday } from '../../api/session.ts'
import { ButtonLink } from '../../design/button-link.tsx'
import { ClauseTag } from '../../design/clause-tag.tsx'
import { EmptyState } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { Panel } from '../../design/panel.tsx'
import { StateMark } from '../../design/state-mark.tsx'
import { toneOfPlan } from './plan-words.ts'
import { plansQuery } from './plans.queries.ts'
import './planning.css'

/** 年度计划: the plans of every year, newest first. */
export function PlansPage() {
  const writes = useCan('businessOffice', 'platformAdmin', 'dataEntry')
  const { data: plans, error } = useQuery(plansQuery)
  return (
    <>
      <PageHead
        title="年度计划"
        note={plans && plans.length > 0 ? `${formatCount(plans.length)} 份` : undefined}
        actions={
          <>
            <ButtonLink to="/plans/external">外部联合事项</ButtonLink>
            {writes && plans && plans.length > 0 && (
              <ButtonLink to="/plans/new" type="primary">
                编制年度计划
              </ButtonLink>
            )}
          </>
        }
      />
      <FailureNote error={error} what="年度计划没有打开" />
      {plans?.length === 0 && <NoPlan writes={writes} />}
      {plans && plans.length > 0 && <PlanTable plans={plans} />}
    </>
  )
}

function NoPlan({ writes }: { writes: boolean }) {
  return (
    <EmptyState
      title="还没有年度计划"
      actions={
        writes && (
          <>
            <ButtonLink to="/plans/new?start=import" type="primary">
              导入计划表
            </ButtonLink>
            <ButtonLink to="/plans/new?start=blank">逐项新建</ButtonLink>
          </>
        )
      }
    >
      每年年初制定，写明对象范围、人员要求、比例和频次、实施时间，批准、上报、公示以后按计划抽查{' '}
      <ClauseTag id="B-04" solo />
      {!writes && '。由业务科室编制，编好以后在这里看'}
    </EmptyState>
  )
}

function PlanTable({ plans }: { plans: readonly PlanRow[] }) {
  const today = useToday()
  return (
    <Panel flush>
      <div className="wide-scroll">
        <table className="plain-table plans-table">
          <caption className="visually-hidden">各年度的抽查计划</caption>
          <thead>
            <tr>
              <th scope="col">计划</th>
              <th scope="col">种类</th>
              <th scope="col">文号</th>
              <th scope="col">状态</th>
              <th scope="col" className="num">
                计划项
              </th>
              <th scope="col">批准</th>
              <th scope="col">公示</th>
              <th scope="col" className="num">
                调整（次）
              </th>
            </tr>
          </thead>
          <tbody>
            {plans.map((plan) => (
              <tr key={plan.id}>
                <td>
                  <Link to={`/plans/${plan.id}`}>{plan.title}</Link>
                </td>
                <td>{PLAN_KINDS[plan.kind]}</td>
                <td>{plan.documentNo || '—'}</td>
                <td>
                  <StateMark tone={toneOfPlan(plan.status)}>{PLAN_STATUSES[plan.status]}</StateMark>
                </td>
                <td className="num">{formatCount(plan.lineCount)}</td>
                <td>{sayDay(plan.approvedAt, today)}</td>
                <td>{sayDay(plan.publishedAt, today)}</td>
                <td className="num">{Math.max(0, plan.edition - 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function sayDay(at: string | null, today: string): string {
  return at ? formatDate(dateOfInstant(at), today) : '—'
}
