import type { PermitInput, TargetDetail } from '@sunlot/contract'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'
import { useRegistryChange } from '../registry.queries.ts'

const BLANK: PermitInput = { name: '', number: '', issuer: '', itemId: null, issuedOn: null, validUntil: null }

/** A permit of a target, new or renewed under a new number. */
export function PermitDrawer({ target, onClose }: { target: TargetDetail; onClose: () => void }) {
  const [form, setForm] = useState(BLANK)
  const change = useRegistryChange(onClose)
  const set = (part: Partial<PermitInput>) => setForm({ ...form, ...part })
  return (
    <FormDrawer
      title={`登记许可证：${target.name}`}
      verb="登记许可证"
      saving={change.isPending}
      canSave={form.number.trim() !== ''}
      onSave={() => change.mutate({ method: 'POST', path: `/targets/${target.id}/permits`, body: form })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有登记" />}
    >
      <Field label="许可证编号" required error={issueOf(change.error, 'number')}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={100}
            value={form.number}
            onChange={(event) => set({ number: event.target.value })}
          />
        )}
      </Field>
      <Field label="许可证名称" error={issueOf(change.error, 'name')}>
        {(ids) => (
          <Input {...ids} maxLength={100} value={form.name} onChange={(event) => set({ name: event.target.value })} />
        )}
      </Field>
      <Field label="对应事项" help="只管一个事项时填" error={issueOf(change.error, 'itemId')}>
        {(ids) => (
          <Select
            {...ids}
            allowClear
            value={form.itemId}
            placeholder="全部事项"
            options={target.items.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(itemId: string | undefined) => set({ itemId: itemId ?? null })}
          />
        )}
      </Field>
      <Field label="发证机关" error={issueOf(change.error, 'issuer')}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={100}
            value={form.issuer}
            onChange={(event) => set({ issuer: event.target.value })}
          />
        )}
      </Field>
      <Field label="批准日期" error={issueOf(change.error, 'issuedOn')}>
        {(ids) => (
          <CivilDatePicker
            ids={ids}
            value={form.issuedOn}
            placeholder="不填"
            onChange={(issuedOn) => set({ issuedOn })}
          />
        )}
      </Field>
      <Field label="有效期至" error={issueOf(change.error, 'validUntil')}>
        {(ids) => (
          <CivilDatePicker
            ids={ids}
            value={form.validUntil}
            placeholder="长期"
            onChange={(validUntil) => set({ validUntil })}
          />
        )}
      </Field>
    </FormDrawer>
  )
}
