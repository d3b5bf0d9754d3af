import { findUsccFault, INSTITUTION_SERVICES, type InstitutionDetail, type InstitutionService } from '@sunlot/contract'
import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'
import { useRegistryChange } from '../registry.queries.ts'

const SERVICES = Object.entries(INSTITUTION_SERVICES).map(([value, label]) => ({
  value: value as InstitutionService,
  label,
}))

interface Form {
  name: string
  uscc: string
  services: InstitutionService[]
  qualificationNo: string
  qualificationUntil: string | null
  scope: string
  /** A line a person: name, comma of either width or space, number. */
  staff: string
}
const BLANK: Form = {
  name: '',
  uscc: '',
  services: [],
  qualificationNo: '',
  qualificationUntil: null,
  scope: '',
  staff: '',
}

/** A new institution, or a change to one; the trail keeps what it was. */
export function InstitutionDrawer({ institution, onClose }: { institution?: InstitutionDetail; onClose: () => void }) {
  const [form, setForm] = useState(() => (institution ? formOf(institution) : BLANK))
  const change = useRegistryChange(onClose)
  const set = (part: Partial<Form>) => setForm({ ...form, ...part })
  const isCode = findUsccFault(form.uscc) === undefined
  const isComplete =
    form.name.trim().length > 1 &&
    isCode &&
    form.services.length > 0 &&
    form.qualificationNo.trim() !== '' &&
    form.qualificationUntil !== null

  function save(): void {
    const body = { ...form, staff: readStaff(form.staff) }
    if (!institution) change.mutate({ method: 'POST', path: '/institutions', body })
    else {
      const path = `/institutions/${institution.id}`
      change.mutate({ method: 'PUT', path, body: { ...body, version: institution.version } })
    }
  }
  return (
    <FormDrawer
      title={institution ? `修改：${institution.name}` : '新增委托机构'}
      verb={institution ? '保存修改' : '新增机构'}
      saving={change.isPending}
      canSave={isComplete}
      onSave={save}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有保存" />}
    >
      <Field label="机构名称" required error={issueOf(change.error, 'name')}>
        {(ids) => (
          <Input {...ids} maxLength={100} value={form.name} onChange={(event) => set({ name: event.target.value })} />
        )}
      </Field>
      <Field
        label="统一社会信用代码"
        required
        error={issueOf(change.error, 'uscc') ?? (form.uscc.length === 18 && !isCode && '最后一位校验不符，请核对')}
      >
        {(ids) => (
          <Input
            {...ids}
            maxLength={18}
            value={form.uscc}
            onChange={(event) => set({ uscc: event.target.value.trim().toUpperCase() })}
          />
        )}
      </Field>
      <Field label="可委托的服务" required error={issueOf(change.error, 'services')}>
        {() => (
          <Checkbox.Group
            aria-label="可委托的服务"
            options={SERVICES}
            value={form.services}
            onChange={(services) => set({ services })}
          />
        )}
      </Field>
      <Field label="资质证书编号" required error={issueOf(change.error, 'qualificationNo')}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={64}
            value={form.qualificationNo}
            onChange={(event) => set({ qualificationNo: event.target.value })}
          />
        )}
      </Field>
      <Field label="资质有效期至" required help="过期后不能委托" error={issueOf(change.error, 'qualificationUntil')}>
        {(ids) => (
          <CivilDatePicker
            ids={ids}
            value={form.qualificationUntil}
            placeholder="选择日期"
            onChange={(qualificationUntil) => set({ qualificationUntil })}
          />
        )}
      </Field>
      <Field label="资质范围" error={issueOf(change.error, 'scope')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={2}
            maxLength={500}
            value={form.scope}
            onChange={(event) => set({ scope: event.target.value })}
          />
        )}
      </Field>
      <Field label="机构人员" help="每行一人：姓名，证号。这些人不能当检查人员" error={issueOf(change.error, 'staff')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={4}
            placeholder={'钱某，JC-2026-01'}
            value={form.staff}
            onChange={(event) => set({ staff: event.target.value })}
          />
        )}
      </Field>
    </FormDrawer>
  )
}

function readStaff(text: string): { name: string; number: string }[] {
  return text
    .split('\n')
    .map((line) => line.split(/[,，\s]+/).filter(Boolean))
    .filter((cells) => cells.length > 0)
    .map(([name = '', number = '']) => ({ name, number }))
}

function formOf(institution: InstitutionDetail): Form {
  const { name, uscc, services, qualificationNo, qualificationUntil, scope, staff } = institution
  const lines = staff.map((one) => `${one.name}，${one.number}`).join('\n')
  return { name, uscc, services, qualificationNo, qualificationUntil, scope, staff: lines }
}
