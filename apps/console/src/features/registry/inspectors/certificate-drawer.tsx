import { CERTIFICATE_KINDS, type CertificateKind, type InspectorDetail } from '@sunlot/contract'
import { Checkbox, Input, Radio } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'
import { useRegistryChange } from '../registry.queries.ts'

const KINDS = Object.entries(CERTIFICATE_KINDS).map(([value, label]) => ({ value: value as CertificateKind, label }))

interface Form {
  number: string
  kind: CertificateKind
  issuer: string
  issuedOn: string | null
  validUntil: string | null
  inForce: boolean
}

/** A new certificate: a renewal the directory goes by from now on, or one beside it. */
export function CertificateDrawer({ inspector, onClose }: { inspector: InspectorDetail; onClose: () => void }) {
  const [form, setForm] = useState<Form>({
    number: inspector.kind === 'enforcement' ? inspector.code : '',
    kind: 'unified',
    issuer: '',
    issuedOn: null,
    validUntil: null,
    inForce: inspector.kind === 'enforcement',
  })
  const change = useRegistryChange(onClose)
  const set = (part: Partial<Form>) => setForm({ ...form, ...part })
  const isComplete = form.number !== '' && form.issuer.trim().length > 1 && form.issuedOn && form.validUntil
  const path = `/inspectors/${inspector.id}/certificates`
  return (
    <FormDrawer
      title={`登记新证：${inspector.name}`}
      verb="登记"
      saving={change.isPending}
      canSave={Boolean(isComplete)}
      onSave={() => change.mutate({ method: 'POST', path, body: form })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有登记" />}
    >
      <Field label="证号" required error={issueOf(change.error, 'number')}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={64}
            value={form.number}
            onChange={(event) => set({ number: event.target.value.trim() })}
          />
        )}
      </Field>
      <Field label="种类" required error={issueOf(change.error, 'kind')}>
        {(ids) => (
          <Radio.Group
            id={ids.id}
            aria-label="种类"
            options={KINDS}
            value={form.kind}
            onChange={(event) => set({ kind: event.target.value })}
          />
        )}
      </Field>
      <Field label="发证机关" required error={issueOf(change.error, 'issuer')}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={100}
            value={form.issuer}
            onChange={(event) => set({ issuer: event.target.value })}
          />
        )}
      </Field>
      <Field label="发证日期" required error={issueOf(change.error, 'issuedOn')}>
        {(ids) => (
          <CivilDatePicker
            ids={ids}
            value={form.issuedOn}
            placeholder="选择日期"
            onChange={(issuedOn) => set({ issuedOn })}
          />
        )}
      </Field>
      <Field label="有效期至" required error={issueOf(change.error, 'validUntil')}>
        {(ids) => (
          <CivilDatePicker
            ids={ids}
            value={form.validUntil}
            placeholder="选择日期"
            onChange={(validUntil) => set({ validUntil })}
          />
        )}
      </Field>
      <Checkbox checked={form.inForce} onChange={(event) => set({ inForce: event.target.checked })}>
        换发，今后名录库和抽取都以这本为准
      </Checkbox>
    </FormDrawer>
  )
}
