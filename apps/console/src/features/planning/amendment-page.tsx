import { AMENDMENT_STATUSES, type Amendment, formatInstant } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { useToday } from '../../api/session.ts'
import { ButtonLink } from '../../design/button-link.tsx'
import { ChoiceCard } from '../../design/choice-card.tsx'
import { PageColumns, PageHead } from '../../design/page-head.tsx'
import { Panel } from '../../design/panel.tsx'
import { StateTag } from '../../design/state-mark.tsx'
import { OwnBlock, ReasonField } from './decision-panel.tsx'
import { DiffTable } from './diff-table.tsx'
import { amendmentQuery, planQuery, usePlanCommand } from './plans.queries.ts'
import './planning.css'

/** One amendment: its reason, before and after, and the next decision. */
export function AmendmentPage() {
  const { planId = '', amendmentId = '' } = useParams()
  const today = useToday()
  const plan = useQuery(planQuery(planId))
  const { data, error } = useQuery(amendmentQuery(amendmentId))
  return (
    <>
      <PageHead
        back={{ to: `/plans/${planId}`, label: plan.data?.title ?? '年度计划' }}
        title={data ? `第 ${data.number} 次调整` : '计划调整'}
        state={data && <StateTag>{AMENDMENT_STATUSES[data.status]}</StateTag>}
        note={data && noteOf(data, today)}
      />
      <FailureNote error={error} what="调整没有打开" />
      {data && (
        <PageColumns side={<AmendmentDecision amendment={data} />}>
          <Panel title="调整理由">
            <p>{data.reason}</p>
          </Panel>
          <Panel title="调整前后" note={`${data.diff.length} 项`} flush>
            <DiffTable diff={data.diff} caption="调整前后" />
          </Panel>
        </PageColumns>
      )}
    </>
  )
}

function noteOf({ author, approved, published }: Amendment, today: string): string {
  const parts = [
    `${author} 申请`,
    approved && `${approved.by} ${formatInstant(approved.at, today)} 批准`,
    published && `${published.by} ${formatInstant(published.at, today)} 重新公示`,
  ]
  return parts.filter(Boolean).join('，')
}

const WAITS: Record<Amendment['status'], string> = {
  draft: '由申请的科室写好后报批',
  submitted: '等分管领导批准，参加编制的人不能批准',
  approved: '等公示人重新公示，参加编制的人不能公示；公示以前仍按原计划执行',
  published: '已重新公示，按新计划执行；原来的各版仍可查看',
  withdrawn: '已撤回，计划不变',
}

function AmendmentDecision({ amendment }: { amendment: Amendment }) {
  const step = usePlanCommand()
  const can = (action: string) => amendment.actions.includes(action)
  const act = (verb: string, body?: unknown) => step.mutate({ path: `/amendments/${amendment.id}/${verb}`, body })
  const isApproving = amendment.status === 'submitted' && can('return')
  return (
    <Panel title="下一步">
      <div className="plan-stack">
        {amendment.returned && amendment.status === 'draft' && (
          <p>
            {amendment.returned.by} 退回：{amendment.returned.reason}
          </p>
        )}
        {can('submit') && (
          <Button type="primary" loading={step.isPending} onClick={() => act('submit')}>
            报分管领导批准
          </Button>
        )}
        {can('change') && <ButtonLink to={`/plans/${amendment.planId}/amend`}>修改调整内容</ButtonLink>}
        {amendment.status === 'submitted' && <OwnBlock verb="批准" duty="deputyHead" isOwn={amendment.isOwn} />}
        {isApproving && <Approval amendment={amendment} busy={step.isPending} act={act} />}
        {amendment.status === 'approved' && <OwnBlock verb="重新公示" duty="platformLead" isOwn={amendment.isOwn} />}
        {can('publish') && (
          <Button type="primary" loading={step.isPending} onClick={() => act('publish')}>
            重新公示
          </Button>
        )}
        {can('withdraw') && (
          <Button loading={step.isPending} onClick={() => act('withdraw')}>
            撤回调整
          </Button>
        )}
        <p className="note">{WAITS[amendment.status]}</p>
        <FailureNote error={step.error} what="没有办成" />
      </div>
    </Panel>
  )
}

type ApprovalProps = { amendment: Amendment; busy: boolean; act: (verb: string, body?: unknown) => void }

function Approval({ amendment: { actions, version }, busy, act }: ApprovalProps) {
  const canApprove = actions.includes('approve')
  const [choice, setChoice] = useState<'approve' | 'return'>(canApprove ? 'approve' : 'return')
  const [reason, setReason] = useState('')
  return (
    <>
      {canApprove && (
        <ChoiceCard
          name="amendment"
          title="批准"
          consequence="批准后由公示人重新公示，公示起按新计划执行"
          checked={choice === 'approve'}
          onChoose={() => setChoice('approve')}
        />
      )}
      <ChoiceCard
        name="amendment"
        title="退回"
        consequence="回到起草，申请人改后重新报批"
        checked={choice === 'return'}
        onChoose={() => setChoice('return')}
      >
        <ReasonField value={reason} onChange={setReason} />
      </ChoiceCard>
      <Button
        type="primary"
        loading={busy}
        disabled={choice === 'return' && reason.trim() === ''}
        onClick={() => (choice === 'return' ? act('return', { reason }) : act(`approve?version=${version}`))}
      >
        {choice === 'approve' ? '批准调整' : '退回调整'}
      </Button>
    </>
  )
}
