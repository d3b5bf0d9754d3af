import { formatInstant, type PlanDetail, type Role, ROLES } from '@sunlot/contract'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { useSession, useToday } from '../../api/session.ts'
import { BlockedButton } from '../../design/blocked-button.tsx'
import { ChoiceCard } from '../../design/choice-card.tsx'
import { CivilDatePicker } from '../../design/civil-date-picker.tsx'
import { Field } from '../../design/field.tsx'
import { Panel } from '../../design/panel.tsx'
import { usePlanCommand } from './plans.queries.ts'
import './planning.css'

/** The next step of the plan for this person, or who takes it. */
export function DecisionPanel({ plan }: { plan: PlanDetail }) {
  const can = (action: string) => plan.actions.includes(action)
  return (
    <Panel title="下一步">
      <div className="plan-stack">
        {plan.returned && plan.status === 'draft' && (
          <p>
            {plan.returned.by} {formatInstant(plan.returned.at)} 退回：{plan.returned.reason}
          </p>
        )}
        {can('submit') && <SubmitStep plan={plan} />}
        {plan.status === 'submitted' && (can('approve') || can('return')) && <ApproveStep plan={plan} />}
        {can('report') && <ReportStep plan={plan} />}
        {can('publish') && <PublishStep plan={plan} />}
        {plan.status === 'reported' && <OwnBlock verb="公示" duty="platformLead" isOwn={plan.isOwn} />}
        {can('enforce') && <EnforceStep plan={plan} />}
        {plan.status !== 'submitted' && can('return') && <ReturnStep plan={plan} />}
        {!STEPS.some(can) && <p className="note">{WAITS[plan.status]}</p>}
      </div>
    </Panel>
  )
}

const STEPS = ['submit', 'approve', 'return', 'report', 'publish', 'enforce']
const WAITS: Record<PlanDetail['status'], string> = {
  draft: '由业务科室编好后报批',
  submitted: '等分管领导批准，参加编制的人不能批准',
  approved: '等业务科室或公示人上报上级部门，记下回执',
  reported: '等公示人公示，参加编制的人不能公示',
  published: '已公示，到执行日期起执行',
  inForce: '已公示执行，按计划发起抽查任务；要改请申请调整',
}

function useStep(planId: string) {
  const step = usePlanCommand()
  return { step, act: (verb: string, body?: unknown) => step.mutate({ path: `/plans/${planId}/${verb}`, body }) }
}

function SubmitStep({ plan }: { plan: PlanDetail }) {
  const { step, act } = useStep(plan.id)
  if (plan.gaps.length > 0) {
    const reasons = plan.gaps.map(({ lineId, place, name, blocks }) => ({
      text: `第 ${place} 项“${name}”还缺：${blocks.join('、')}`,
      fix: <Link to={`/plans/${plan.id}/lines/${lineId}`}>去补</Link>,
    }))
    return (
      <BlockedButton placement="under" reasons={reasons}>
        报批
      </BlockedButton>
    )
  }
  return (
    <>
      <Button type="primary" loading={step.isPending} onClick={() => act('submit')}>
        报分管领导批准
      </Button>
      <p className="note">报批以后不能改，要改请分管领导先退回</p>
      <FailureNote error={step.error} what="没有报批" />
    </>
  )
}

function ApproveStep({ plan }: { plan: PlanDetail }) {
  const { isOwn } = plan
  const { step, act } = useStep(plan.id)
  const [choice, setChoice] = useState<'approve' | 'return'>(isOwn ? 'return' : 'approve')
  const [reason, setReason] = useState('')
  return (
    <>
      <OwnBlock verb="批准" duty="deputyHead" isOwn={isOwn} />
      {!isOwn && (
        <ChoiceCard
          name="decision"
          title="批准"
          consequence="批准后上报上级部门，再由公示人公示"
          checked={choice === 'approve'}
          onChoose={() => setChoice('approve')}
        />
      )}
      <ChoiceCard
        name="decision"
        title="退回"
        consequence="计划回到草稿，编制人改后重新报批"
        checked={choice === 'return'}
        onChoose={() => setChoice('return')}
      >
        <ReasonField value={reason} onChange={setReason} />
      </ChoiceCard>
      <Button
        type="primary"
        loading={step.isPending}
        disabled={choice === 'return' && reason.trim() === ''}
        onClick={() => (choice === 'return' ? act('return', { reason }) : act(`approve?version=${plan.version}`))}
      >
        {choice === 'approve' ? '批准计划' : '退回计划'}
      </Button>
      <FailureNote error={step.error} what="没有办成" />
    </>
  )
}

type OwnBlockProps = { verb: '批准' | '公示' | '重新公示'; duty: Role; isOwn: boolean }

/** Whoever holds the duty but took part in the writing sees why the button is not for them (S2-10, S2-12). */
export function OwnBlock({ verb, duty, isOwn }: OwnBlockProps) {
  const { actor } = useSession()
  if (!isOwn || !actor.roles.includes(duty)) return null
  const text = `${actor.name}参加了编制，须由没有参加编制的另一位${ROLES[duty]}${verb}`
  return (
    <BlockedButton placement="under" reasons={[{ text }]}>
      {verb}
    </BlockedButton>
  )
}

function ReturnStep({ plan }: { plan: PlanDetail }) {
  const { step, act } = useStep(plan.id)
  const [reason, setReason] = useState('')
  return (
    <>
      <ReasonField value={reason} onChange={setReason} />
      <Button loading={step.isPending} disabled={reason.trim() === ''} onClick={() => act('return', { reason })}>
        退回修改
      </Button>
      <p className="note">公示以前可以退回，退回后重新批准、上报</p>
      <FailureNote error={step.error} what="没有退回" />
    </>
  )
}

function ReportStep({ plan }: { plan: PlanDetail }) {
  const { step, act } = useStep(plan.id)
  const today = useToday()
  const [report, setReport] = useState({ to: '', on: today, receipt: '' })
  const isWhole = report.to.trim().length >= 2 && report.receipt.trim() !== '' && report.on !== ''
  function submit(event: FormEvent): void {
    event.preventDefault()
    act('report', report)
  }
  return (
    <form className="plan-stack" onSubmit={submit}>
      <Field label="上报哪个部门" required>
        {(ids) => (
          <Input {...ids} value={report.to} onChange={({ target }) => setReport({ ...report, to: target.value })} />
        )}
      </Field>
      <DayField label="上报日期" value={report.on} onChange={(on) => setReport({ ...report, on })} />
      <Field label="回执" required help="收文号或平台回执号">
        {(ids) => (
          <Input
            {...ids}
            value={report.receipt}
            onChange={({ target }) => setReport({ ...report, receipt: target.value })}
          />
        )}
      </Field>
      <Button type="primary" loading={step.isPending} htmlType="submit" disabled={!isWhole}>
        登记上报
      </Button>
      <FailureNote error={step.error} what="没有登记" />
    </form>
  )
}

function PublishStep({ plan }: { plan: PlanDetail }) {
  const { step, act } = useStep(plan.id)
  const today = useToday()
  const newYear = `${plan.year}-01-01`
  const [inForceOn, setInForceOn] = useState(today > newYear ? today : newYear)
  const [documentNo, setDocumentNo] = useState(plan.documentNo)
  function submit(event: FormEvent): void {
    event.preventDefault()
    act('publish', { inForceOn, documentNo })
  }
  return (
    <form className="plan-stack" onSubmit={submit}>
      <Field label="文号" help="印发时才有的，在这里补上">
        {(ids) => <Input {...ids} value={documentNo} onChange={({ target }) => setDocumentNo(target.value)} />}
      </Field>
      <DayField label="从哪天起执行" value={inForceOn} onChange={setInForceOn} />
      <Button type="primary" loading={step.isPending} htmlType="submit" disabled={inForceOn === ''}>
        公示计划
      </Button>
      <p className="note">公示后任何人都能看到；内容留存，要改只能申请调整并重新公示</p>
      <FailureNote error={step.error} what="没有公示" />
    </form>
  )
}

function EnforceStep({ plan }: { plan: PlanDetail }) {
  const { step, act } = useStep(plan.id)
  return (
    <>
      <Button type="primary" loading={step.isPending} onClick={() => act('enforce')}>
        开始执行
      </Button>
      <FailureNote error={step.error} what="没有开始执行" />
    </>
  )
}

export function ReasonField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <Field label="退回理由" required>
      {(ids) => (
        <Input.TextArea
          {...ids}
          rows={3}
          maxLength={500}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  )
}

type DayFieldProps = { label: string; value: string; onChange: (value: string) => void }

function DayField({ label, value, onChange }: DayFieldProps) {
  return (
    <Field label={label} required>
      {(ids) => (
        <CivilDatePicker
          ids={ids}
          value={value || null}
          placeholder="选择日期"
          onChange={(day) => onChange(day ?? '')}
        />
      )}
    </Field>
  )
}
