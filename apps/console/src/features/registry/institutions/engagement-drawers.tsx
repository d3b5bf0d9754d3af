import { type Engagement, INSTITUTION_SERVICES, type InstitutionDetail } from '@sunlot/contract'
import { Button, Input, Select, Upload } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'
import { isReason, ReasonField } from '../reason-field.tsx'
import { useRegistryChange } from '../registry.queries.ts'

type InstitutionDrawerProps = { institution: InstitutionDetail; onClose: () => void }

/** Engages the institution for one report. */
export function EngageDrawer({ institution, onClose }: InstitutionDrawerProps) {
  const [service, setService] = useState(institution.services[0])
  const [subject, setSubject] = useState('')
  const [engagedOn, setEngagedOn] = useState<string | null>(useToday())
  const [dueOn, setDueOn] = useState<string | null>(null)
  const change = useRegistryChange(onClose)
  const path = `/institutions/${institution.id}/engagements`
  const isComplete = service !== undefined && subject.trim().length > 1 && engagedOn !== null && dueOn !== null
  return (
    <FormDrawer
      title={`委托：${institution.name}`}
      verb="登记委托"
      saving={change.isPending}
      canSave={isComplete}
      onSave={() => change.mutate({ method: 'POST', path, body: { service, subject, engagedOn, dueOn } })}
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
      <Field label="报告期限" required help="过了这一天还没有报告，就提醒催交" error={issueOf(change.error, 'dueOn')}>
        {(ids) => <CivilDatePicker ids={ids} value={dueOn} placeholder="选择日期" onChange={setDueOn} />}
      </Field>
    </FormDrawer>
  )
}

/** The report that came back with its file, or one that takes the place of the report before; none is ever changed. */
export function ReportDrawer({ engagement, onClose }: { engagement: Engagement; onClose: () => void }) {
  const replaced = engagement.reports[0]
  const [number, setNumber] = useState('')
  const [on, setOn] = useState<string | null>(useToday())
  const [conclusion, setConclusion] = useState('')
  const [reason, setReason] = useState('')
  const [file, setFile] = useState<File>()
  const change = useRegistryChange(onClose)
  const isComplete =
    number.trim() !== '' && on !== null && conclusion.trim().length > 1 && file && (!replaced || isReason(reason))

  function save(): void {
    const form = new FormData()
    const fields = { number, on: on ?? '', conclusion, ...(replaced && { replacesId: replaced.id, reason }) }
    for (const [name, text] of Object.entries(fields)) form.append(name, text)
    // Last: the server reads the fields that come before the file.
    if (file) form.append('file', file)
    change.mutate({ method: 'POST', path: `/engagements/${engagement.id}/reports`, body: form })
  }
  return (
    <FormDrawer
      title={replaced ? '更换机构报告' : '登记机构报告'}
      verb={replaced ? '更换报告' : '登记报告'}
      saving={change.isPending}
      canSave={Boolean(isComplete)}
      onSave={save}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有登记" />}
    >
      <p className="drawer-lead">
        {replaced
          ? `${engagement.subject}。报告 ${replaced.number} 连同文件留在历史里，今后以新报告为准。`
          : `${engagement.subject}。报告供办案和检查人员参考，检查结论由检查人员作出。`}
      </p>
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
      <Field label="报告文件" required help="PDF、Word、Excel 文件，或 JPG、PNG 照片，最大 50 兆">
        {(ids) => (
          <Upload
            showUploadList={false}
            accept=".pdf,.doc,.docx,.xls,.xlsx,.jpg,.jpeg,.png"
            beforeUpload={(chosen) => {
              setFile(chosen)
              // Sent by ourselves, with the session's headers.
              return false
            }}
          >
            <Button id={ids.id}>{file ? `已选：${file.name}` : '选择文件'}</Button>
          </Upload>
        )}
      </Field>
      {replaced && <ReasonField value={reason} onChange={setReason} error={change.error} />}
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
