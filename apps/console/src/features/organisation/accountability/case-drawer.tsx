import {
  ACCOUNTABILITY_MEASURES,
  type AccountabilityCase,
  type AccountabilityInput,
  type AccountabilityMeasure,
} from '@sunlot/contract'
import { Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'
import { useOrganisationChange } from '../organisation.queries.ts'

const MEASURES = Object.entries(ACCOUNTABILITY_MEASURES).map(([value, label]) => ({
  value: value as AccountabilityMeasure,
  label,
}))

/** A matter of neglect of duty: opened with its ground, closed with measure and outcome (S1-27). */
export function CaseDrawer({ matter, onClose }: { matter?: AccountabilityCase; onClose: () => void }) {
  const today = useToday()
  const [form, setForm] = useState<AccountabilityInput>(() => formOf(matter, today))
  const change = useOrganisationChange(onClose)
  const set = (part: Partial<AccountabilityInput>) => setForm({ ...form, ...part })

  function save(): void {
    if (matter) {
      const body = { ...form, version: matter.version }
      change.mutate({ method: 'PUT', path: `/accountability-cases/${matter.id}`, body })
    } else change.mutate({ method: 'POST', path: '/accountability-cases', body: form })
  }
  const text = (key: 'subject' | 'matter' | 'basis' | 'outcome', label: string, required = true) => (
    <Field label={label} required={required} error={issueOf(change.error, key)}>
      {(ids) => (
        <Input.TextArea
          {...ids}
          autoSize={{ minRows: key === 'matter' || key === 'outcome' ? 3 : 1 }}
          value={form[key]}
          onChange={({ target }) => set({ [key]: target.value })}
        />
      )}
    </Field>
  )
  return (
    <FormDrawer
      title={matter ? `${matter.subject} 的事项` : '登记一件'}
      verb="保存"
      saving={change.isPending}
      canSave={form.subject.trim() !== '' && form.matter.trim().length > 4 && form.basis.trim().length > 1}
      onSave={save}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有保存" />}
    >
      <Radio.Group
        className="subject-kind"
        aria-label="追究人员还是科室"
        value={form.subjectKind}
        options={[
          { value: 'person', label: '人员' },
          { value: 'office', label: '科室' },
        ]}
        onChange={({ target }) => set({ subjectKind: target.value })}
      />
      {text('subject', form.subjectKind === 'person' ? '姓名' : '科室')}
      {text('matter', '事由')}
      {text('basis', '依据')}
      <Field label="立案日期" required>
        {(ids) => (
          <CivilDatePicker
            ids={ids}
            value={form.openedOn}
            placeholder="选择日期"
            onChange={(day) => set({ openedOn: day ?? today })}
          />
        )}
      </Field>
      <Field label="处理措施">
        {(ids) => <Select {...ids} value={form.measure} options={MEASURES} onChange={(measure) => set({ measure })} />}
      </Field>
      {text('outcome', '处理结果', false)}
      <Field label="结案日期" help="写明措施和结果才能结案" error={issueOf(change.error, 'closedOn')}>
        {(ids) => (
          <CivilDatePicker
            ids={ids}
            value={form.closedOn}
            placeholder="办理中"
            onChange={(closedOn) => set({ closedOn })}
          />
        )}
      </Field>
    </FormDrawer>
  )
}

function formOf(matter: AccountabilityCase | undefined, today: string): AccountabilityInput {
  if (!matter) {
    const words = { subject: '', matter: '', basis: '', outcome: '' }
    return { subjectKind: 'person', ...words, measure: 'none', openedOn: today, closedOn: null }
  }
  const { id: _id, version: _version, ...form } = matter
  return form
}
