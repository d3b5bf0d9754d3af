import { DOCUMENT_KINDS, type DocumentKind, type IssuedDocumentInput } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'
import { AttachmentField } from '../attachment-field.tsx'
import { officesQuery, useOrganisationChange } from '../organisation.queries.ts'

const KINDS = Object.entries(DOCUMENT_KINDS).map(([value, label]) => ({ value: value as DocumentKind, label }))

/** Registers a document that was issued; its recipients are told and asked to sign for it (S0-01). */
export function IssueDrawer({ onClose }: { onClose: () => void }) {
  const today = useToday()
  const { data } = useQuery(officesQuery)
  const [attachment, setAttachment] = useState<{ id: string; name: string } | null>(null)
  const [form, setForm] = useState<Omit<IssuedDocumentInput, 'attachmentId'>>({
    kind: 'scheme',
    documentNo: '',
    title: '',
    approvingBody: '局党组',
    approvedOn: null,
    issuedOn: today,
    officeIds: [],
    units: [],
  })
  const change = useOrganisationChange(onClose)
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const hasRecipient = form.officeIds.length + form.units.length > 0
  const text = (key: 'documentNo' | 'title' | 'approvingBody', label: string, help?: string) => (
    <Field label={label} required help={help} error={issueOf(change.error, key)}>
      {(ids) => <Input {...ids} value={form[key]} onChange={({ target }) => set({ [key]: target.value })} />}
    </Field>
  )
  return (
    <FormDrawer
      title="登记印发"
      verb="登记并通知签收"
      saving={change.isPending}
      canSave={form.documentNo.length > 1 && form.title.length > 1 && form.approvingBody !== '' && hasRecipient}
      onSave={() =>
        change.mutate({
          method: 'POST',
          path: '/issued-documents',
          body: { ...form, attachmentId: attachment?.id ?? null },
        })
      }
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有登记" />}
    >
      <Field label="类别" required>
        {(ids) => <Select {...ids} value={form.kind} options={KINDS} onChange={(kind) => set({ kind })} />}
      </Field>
      {text('title', '标题')}
      {text('documentNo', '文号', '例：平农发〔2026〕53号')}
      {text('approvingBody', '经谁研究同意')}
      <div className="term-fields">
        <Field label="同意日期">
          {(ids) => (
            <CivilDatePicker
              ids={ids}
              value={form.approvedOn}
              placeholder="不详"
              onChange={(approvedOn) => set({ approvedOn })}
            />
          )}
        </Field>
        <Field label="印发日期" required>
          {(ids) => (
            <CivilDatePicker
              ids={ids}
              value={form.issuedOn}
              placeholder="选择日期"
              onChange={(issuedOn) => set({ issuedOn: issuedOn ?? today })}
            />
          )}
        </Field>
      </div>
      <Field label="印发科室" help="各科室的人都会收到消息" error={issueOf(change.error, 'officeIds')}>
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            value={form.officeIds}
            optionFilterProp="label"
            options={data?.offices.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            onChange={(officeIds: string[]) => set({ officeIds })}
          />
        )}
      </Field>
      <Field label="其他单位" help="没有账号的二级机构等，输入名称后回车" error={issueOf(change.error, 'units')}>
        {(ids) => <Select {...ids} mode="tags" value={form.units} onChange={(units: string[]) => set({ units })} />}
      </Field>
      <AttachmentField label="文件" value={attachment} onChange={setAttachment} />
    </FormDrawer>
  )
}
