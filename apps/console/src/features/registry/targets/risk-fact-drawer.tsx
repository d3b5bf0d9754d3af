import {
  RISK_FACT_KINDS,
  type RiskFact,
  type RiskFactInput,
  type RiskFactKind,
  type TargetDetail,
} from '@sunlot/contract'
import { Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'
import { useRegistryChange } from '../registry.queries.ts'

const KINDS = (Object.keys(RISK_FACT_KINDS) as RiskFactKind[]).map((value) => ({
  value,
  label: RISK_FACT_KINDS[value],
}))
const FINDINGS = [
  { value: 'open', label: '正在核查' },
  { value: 'true', label: '查实' },
  { value: 'false', label: '不属实' },
] as const
type Finding = (typeof FINDINGS)[number]['value']
const FOUND: Record<Finding, boolean | null> = { open: null, true: true, false: false }

type DrawerProps = { target: TargetDetail; onClose: () => void }

/** A complaint, listing or violation as it becomes known. */
export function RiskFactDrawer({ target, onClose }: DrawerProps) {
  const today = useToday()
  const [form, setForm] = useState<RiskFactInput>({
    kind: 'complaint',
    on: today,
    substantiated: null,
    endedOn: null,
    source: '',
    note: '',
  })
  const [finding, setFinding] = useState<Finding>('open')
  const change = useRegistryChange(onClose)
  const set = (part: Partial<RiskFactInput>) => setForm({ ...form, ...part })
  const isComplaint = form.kind === 'complaint'
  return (
    <FormDrawer
      title={`登记风险情形：${target.name}`}
      verb="登记"
      saving={change.isPending}
      canSave={form.source.trim().length >= 2}
      onSave={() => {
        const body = { ...form, substantiated: isComplaint ? FOUND[finding] : null }
        change.mutate({ method: 'POST', path: `/targets/${target.id}/risk-facts`, body })
      }}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有登记" />}
    >
      <Field label="情形" required>
        {(ids) => <Select {...ids} value={form.kind} options={KINDS} onChange={(kind) => set({ kind })} />}
      </Field>
      <Field label="日期" required error={issueOf(change.error, 'on')}>
        {(ids) => <CivilDatePicker ids={ids} value={form.on} placeholder="" onChange={(on) => on && set({ on })} />}
      </Field>
      {isComplaint && (
        <Field label="核查结果" help="之后可以补记">
          {(ids) => (
            <Radio.Group
              {...ids}
              options={[...FINDINGS]}
              value={finding}
              onChange={(event) => setFinding(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field label="来源" required help="例如：12345 热线、信用中国" error={issueOf(change.error, 'source')}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={200}
            value={form.source}
            onChange={(event) => set({ source: event.target.value })}
          />
        )}
      </Field>
      <Field label="说明" error={issueOf(change.error, 'note')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={500}
            value={form.note}
            onChange={(event) => set({ note: event.target.value })}
          />
        )}
      </Field>
    </FormDrawer>
  )
}

/** What a complaint came to, or the day a listing ended; written once. */
export function RiskOutcomeDrawer({ fact, onClose }: { fact: RiskFact; onClose: () => void }) {
  const today = useToday()
  const [isTrue, setIsTrue] = useState<'true' | 'false'>()
  const [endedOn, setEndedOn] = useState<string | null>(today)
  const [reason, setReason] = useState('')
  const change = useRegistryChange(onClose)
  const isComplaint = fact.kind === 'complaint'
  const body = isComplaint
    ? { substantiated: isTrue === 'true', endedOn: null, reason }
    : { substantiated: null, endedOn, reason }
  return (
    <FormDrawer
      title={`记结果：${RISK_FACT_KINDS[fact.kind]}`}
      verb="记结果"
      saving={change.isPending}
      canSave={reason.trim().length >= 4 && (isComplaint ? isTrue !== undefined : endedOn !== null)}
      onSave={() => change.mutate({ method: 'POST', path: `/risk-facts/${fact.id}/outcome`, body })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有记下" />}
    >
      <p className="note drawer-lead">记下以后不能再改</p>
      {isComplaint ? (
        <Field label="核查结果" required>
          {(ids) => (
            <Radio.Group
              {...ids}
              options={FINDINGS.filter(({ value }) => value !== 'open')}
              value={isTrue}
              onChange={(event) => setIsTrue(event.target.value)}
            />
          )}
        </Field>
      ) : (
        <Field label="移出或修复日期" required error={issueOf(change.error, 'endedOn')}>
          {(ids) => <CivilDatePicker ids={ids} value={endedOn} placeholder="" onChange={setEndedOn} />}
        </Field>
      )}
      <Field label="理由" required help="至少 4 个字" error={issueOf(change.error, 'reason')}>
        {(ids) => <Input {...ids} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </FormDrawer>
  )
}
