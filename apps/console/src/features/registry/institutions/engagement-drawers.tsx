import { type Engagement, INSTITUTION_SERVICES, type InstitutionDetail } from '@sunlot/contract'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { CivilDatePicker } from '../civil-date-picker.tsx'
import { isReason, ReasonField } from '../reason-field.tsx'
import { useRegistryChange } from '../registry.queries.ts'

type InstitutionDrawerProps = { institution: InstitutionDetail; onClose: () => void }

/** Engages the institution for one report. */
export function EngageDrawer({ institution, onClose }: InstitutionDrawerProps) {
  const [service, setService] = useState(institution.services[0])
  const [subject, setSubject] = useState('')
  const [engagedOn, setEngagedOn] = useState<string | null>(useToday())
  const change = useRegistryChange(onClose)
  const path = `/institutions/${institution.id}/engagements`
  return (
    <FormDrawer
      title={`委托：${institution.name}`}
      verb="登记委托"
      saving={change.isPending}
      canSave={service !== undefined && subject.trim().length > 1 && engagedOn !== null}
      onSave={() => change.mutate({ method: 'POST', path, body: { service, subject, engagedOn } })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有登记" />}
    >
      <Field label="服务" required error={issueOf(change.error, 'service')}>
        {(ids) => (
          <Select
            {...ids}
            {...(service === undefined ? {} : { value: service })}
            options={institution.services.map((one) => ({ value: one, label: INSTITUTION_SERVICES[one] }))}
            onChange={setService}
          />
        )}
      </Field>
      <Field
        label="委托内容"
        required
        help="例如：某任务三批样品的农药残留检测"
        error={issueOf(change.error, 'subject')}
      >
        {(ids) => (
          <Input {...ids} maxLength={200} value={subject} onChange={(event) => setSubject(event.target.value)} />
        )}
      </Field>
      <Field label="委托日期" required error={issueOf(change.error, 'engagedOn')}>
        {(ids) => <CivilDatePicker ids={ids} value={engagedOn} placeholder="选择日期" onChange={setEngagedOn} />}
      </Field>
    </FormDrawer>
  )
}

/** The report that came back; once recorded it stays as it is. */
export function ReportDrawer({ engagement, onClose }: { engagement: Engagement; onClose: () => void }) {
  const [number, setNumber] = useState('')
  const [on, setOn] = useState<string | null>(useToday())
  const [conclusion, setConclusion] = useState('')
  const change = useRegistryChange(onClose)
  const path = `/engagements/${engagement.id}/report`
  return (
    <FormDrawer
      title="登记机构报告"
      verb="登记报告"
      saving={change.isPending}
      canSave={number.trim() !== '' && on !== null && conclusion.trim().length > 1}
      onSave={() => change.mutate({ method: 'POST', path, body: { number, on, conclusion } })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有登记" />}
    >
      <p className="drawer-lead">{engagement.subject}。报告供办案和检查人员参考，检查结论由检查人员作出。</p>
      <Field label="报告编号" required error={issueOf(change.error, 'number')}>
        {(ids) => <Input {...ids} maxLength={64} value={number} onChange={(event) => setNumber(event.target.value)} />}
      </Field>
      <Field label="报告日期" required error={issueOf(change.error, 'on')}>
        {(ids) => <CivilDatePicker ids={ids} value={on} placeholder="选择日期" onChange={setOn} />}
      </Field>
      <Field label="结论" required error={issueOf(change.error, 'conclusion')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={4}
            maxLength={2000}
            value={conclusion}
            onChange={(event) => setConclusion(event.target.value)}
          />
        )}
      </Field>
    </FormDrawer>
  )
}

/** Takes the institution out of the list; what it was engaged for stays. */
export function RemoveDrawer({ institution, onClose }: InstitutionDrawerProps) {
  const [reason, setReason] = useState('')
  const change = useRegistryChange(onClose)
  const path = `/institutions/${institution.id}`
  return (
    <FormDrawer
      title={`移出名录：${institution.name}`}
      verb="移出"
      saving={change.isPending}
      canSave={isReason(reason)}
      onSave={() => change.mutate({ method: 'DELETE', path, body: { reason } })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有移出" />}
    >
      <p className="drawer-lead">移出以后不能再委托，以前的委托和报告保留。</p>
      <ReasonField value={reason} onChange={setReason} error={change.error} />
    </FormDrawer>
  )
}
