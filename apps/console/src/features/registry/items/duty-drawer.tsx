import { DUTY_STATUSES, type DutyStatus, type OffListDuty } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { useRegistryChange } from '../registry.queries.ts'
import { itemOptionsQuery } from './items.queries.ts'

const STATUSES = Object.entries(DUTY_STATUSES).map(([value, label]) => ({ value: value as DutyStatus, label }))
const TEXTS = [
  { key: 'duty', label: '职责', longest: 200, rows: 2, help: '要查什么' },
  { key: 'legalBasis', label: '依据', longest: 500, rows: 2, help: '法律法规规章的名称和条款' },
  { key: 'measure', label: '具体措施', longest: 1000, rows: 4, help: '谁、多久、怎么查，至少 4 个字' },
] as const

/** A duty off the list: what, on which basis, by which measure, whose. */
export function DutyDrawer({ duty, onClose }: { duty?: OffListDuty; onClose: () => void }) {
  const offices = useQuery(itemOptionsQuery).data?.offices.map(({ id, name }) => ({ value: id, label: name })) ?? []
  const [form, setForm] = useState({
    duty: duty?.duty ?? '',
    legalBasis: duty?.legalBasis ?? '',
    measure: duty?.measure ?? '',
    officeId: duty?.officeId ?? '',
    status: duty?.status ?? 'active',
  })
  const change = useRegistryChange(onClose)
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const isWhole = form.duty.trim().length >= 2 && form.legalBasis.trim().length >= 2 && form.measure.trim().length >= 4
  function save(): void {
    const { status, ...fields } = form
    if (!duty) change.mutate({ method: 'POST', path: '/off-list-duties', body: fields })
    else
      change.mutate({
        method: 'PUT',
        path: `/off-list-duties/${duty.id}`,
        body: { ...fields, status, version: duty.version },
      })
  }
  return (
    <FormDrawer
      title={duty ? '修改清单外职责' : '登记清单外职责'}
      verb={duty ? '保存修改' : '登记职责'}
      saving={change.isPending}
      canSave={isWhole && form.officeId !== ''}
      onSave={save}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有保存" />}
    >
      {TEXTS.map(({ key, label, longest, rows, help }) => (
        <Field key={key} label={label} required help={help} error={issueOf(change.error, key)}>
          {(ids) => (
            <Input.TextArea
              {...ids}
              rows={rows}
              maxLength={longest}
              value={form[key]}
              onChange={(event) => set({ [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field label="责任科室" required error={issueOf(change.error, 'officeId')}>
        {(ids) => (
          <Select<string>
            id={ids.id}
            style={{ width: '100%' }}
            options={offices}
            value={form.officeId || null}
            onChange={(officeId) => set({ officeId })}
          />
        )}
      </Field>
      {duty && (
        <Field label="状态" required>
          {(ids) => (
            <Radio.Group
              id={ids.id}
              aria-label="状态"
              options={STATUSES}
              value={form.status}
              onChange={(event) => set({ status: event.target.value })}
            />
          )}
        </Field>
      )}
    </FormDrawer>
  )
}
