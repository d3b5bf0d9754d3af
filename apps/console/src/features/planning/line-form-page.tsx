import type { PlanDetail } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useNavigate, useParams } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { EmptyState } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { LineForm } from './line-form.tsx'
import { newLine } from './line-form.rules.ts'
import { LineView } from './line-view.tsx'
import { planOptionsQuery, planQuery, usePlanCommand, useSaveLine } from './plans.queries.ts'

/** 新增计划项. */
export function NewLinePage() {
  const { planId = '' } = useParams()
  const plan = useQuery({ ...planQuery(planId), refetchOnWindowFocus: false })
  const options = useQuery(planOptionsQuery)
  const save = useSaveLine(planId)
  const navigate = useNavigate()
  const { data } = plan
  const isOpen = data?.actions.includes('changeLines') ?? false
  return (
    <>
      <PageHead back={{ to: `/plans/${planId}`, label: data?.title ?? '年度计划' }} title="新增计划项" />
      <FailureNote error={plan.error ?? options.error} what="表单没有打开" />
      {data && !isOpen && <ClosedPlan plan={data} />}
      {data && isOpen && options.data && (
        <LineForm
          year={data.year}
          options={options.data}
          initial={{ ...newLine(options.data), name: '' }}
          verb="保存计划项"
          back={`/plans/${planId}`}
          saving={save.isPending}
          failure={<FailureNote error={save.error} what="没有保存，填写的内容还在" />}
          onSave={(line) => save.mutate(line, { onSuccess: () => navigate(`/plans/${planId}`) })}
        />
      )}
    </>
  )
}

function ClosedPlan({ plan }: { plan: PlanDetail }) {
  const isPublished = plan.edition > 0
  return (
    <EmptyState title={isPublished ? '计划已经公示，不能直接改' : '计划现在不能改'}>
      {isPublished
        ? '要改请申请调整：写明理由，批准后重新公示'
        : '报批以后要改，请分管领导先退回；没有编制职责的请找业务科室'}
    </EmptyState>
  )
}

/** One line: its form while the plan is a draft, its words afterwards. */
export function LinePage() {
  const { planId = '', lineId = '' } = useParams()
  const { data, error } = useQuery({ ...planQuery(planId), refetchOnWindowFocus: false })
  const line = data?.lines.find(({ id }) => id === lineId)
  return (
    <>
      <PageHead
        back={{ to: `/plans/${planId}`, label: data?.title ?? '年度计划' }}
        title={line ? `第 ${line.lineNo || line.place} 项　${line.name}` : '计划项'}
        actions={data && line && data.actions.includes('changeLines') && <RemoveLine plan={data} lineId={lineId} />}
      />
      <FailureNote error={error} what="计划项没有打开" />
      {data && !line && <EmptyState title="这一项已不在计划里">可能已在调整时删去，回到计划看调整前后</EmptyState>}
      {data &&
        line &&
        (data.actions.includes('changeLines') ? <EditLine plan={data} lineId={lineId} /> : <LineView line={line} />)}
    </>
  )
}

function EditLine({ plan, lineId }: { plan: PlanDetail; lineId: string }) {
  const options = useQuery(planOptionsQuery)
  const save = useSaveLine(plan.id, { id: lineId, version: plan.version })
  const navigate = useNavigate()
  const found = plan.lines.find(({ id }) => id === lineId)
  if (!found || !options.data) return <FailureNote error={options.error} what="表单没有打开" />
  const { id: _id, place: _place, items: _items, externalItemId: _external, ...line } = found
  return (
    <LineForm
      year={plan.year}
      options={options.data}
      initial={line}
      verb="保存计划项"
      back={`/plans/${plan.id}`}
      saving={save.isPending}
      failure={<FailureNote error={save.error} what="没有保存，填写的内容还在" />}
      onSave={(changed) => save.mutate(changed, { onSuccess: () => navigate(`/plans/${plan.id}`) })}
    />
  )
}

function RemoveLine({ plan, lineId }: { plan: PlanDetail; lineId: string }) {
  const remove = usePlanCommand()
  const navigate = useNavigate()
  return (
    <Button
      loading={remove.isPending}
      onClick={() =>
        remove.mutate(
          { method: 'DELETE', path: `/plans/${plan.id}/lines/${lineId}` },
          { onSuccess: () => navigate(`/plans/${plan.id}`) },
        )
      }
    >
      从草稿中删去
    </Button>
  )
}
