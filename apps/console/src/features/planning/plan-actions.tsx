import type { PlanDetail } from '@sunlot/contract'
import { Button, Dropdown } from 'antd'
import { apiUrl } from '../../api/client.ts'
import { ButtonLink } from '../../design/button-link.tsx'

const STEPS = ['approve', 'report', 'publish', 'enforce'] as const
const STEP_VERBS = { approve: '去批准', report: '去上报', publish: '去公示', enforce: '开始执行' } as const

/** What can be done with the plan now, at most one of it solid. */
export function PlanActions({ plan }: { plan: PlanDetail }) {
  const { id, actions, edition, openAmendmentId } = plan
  const step = STEPS.find((one) => actions.includes(one))
  return (
    <>
      {edition > 0 && <ButtonLink to={`/plans/${id}/history`}>看调整前后</ButtonLink>}
      <Dropdown trigger={['click']} menu={{ items: exportItems(id) }}>
        <Button>导出</Button>
      </Dropdown>
      {plan.lines.length > 0 && <ButtonLink to={`/plans/${id}/simulator`}>测算</ButtonLink>}
      {actions.includes('change') && <ButtonLink to={`/plans/${id}/import`}>导入计划表</ButtonLink>}
      {actions.includes('changeLines') && <ButtonLink to={`/plans/${id}/lines/new`}>新增计划项</ButtonLink>}
      {actions.includes('submit') && plan.lines.length > 0 && (
        <ButtonLink to={`/plans/${id}/decide`} type="primary">
          报批
        </ButtonLink>
      )}
      {step && (
        <ButtonLink to={`/plans/${id}/decide`} type="primary">
          {STEP_VERBS[step]}
        </ButtonLink>
      )}
      {openAmendmentId && <ButtonLink to={`/plans/${id}/amendments/${openAmendmentId}`}>看正在办的调整</ButtonLink>}
      {actions.includes('amend') && (
        <ButtonLink to={`/plans/${id}/amend`} type={step ? 'default' : 'primary'}>
          申请调整
        </ButtonLink>
      )}
    </>
  )
}

function exportItems(planId: string) {
  return (['docx', 'xlsx'] as const).map((format) => ({
    key: format,
    label: (
      <a href={apiUrl(`/plans/${planId}/export`, { format })} download>
        {format === 'docx' ? 'Word 文档' : 'Excel 表格'}
      </a>
    ),
  }))
}
