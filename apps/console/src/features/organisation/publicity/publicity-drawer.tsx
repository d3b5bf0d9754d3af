import { type Publicity, PUBLICITY_CHANNELS, type PublicityChannel, type PublicityInput } from '@sunlot/contract'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'
import { AttachmentField } from '../attachment-field.tsx'
import { useOrganisationChange } from '../organisation.queries.ts'

const CHANNELS = Object.entries(PUBLICITY_CHANNELS).map(([value, label]) => ({
  value: value as PublicityChannel,
  label,
}))

/** One thing done for publicity, new or corrected. */
export function PublicityDrawer({ record, onClose }: { record?: Publicity; onClose: () => void }) {
  const today = useToday()
  const [attachment, setAttachment] = useState<{ id: string; name: string } | null>(record?.attachment ?? null)
  const [form, setForm] = useState<Omit<PublicityInput, 'attachmentId'>>(() => formOf(record, today))
  const change = useOrganisationChange(onClose)
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part })

  function save(): void {
    const body = { ...form, attachmentId: attachment?.id ?? null }
    if (record) {
      change.mutate({ method: 'PUT', path: `/publicity/${record.id}`, body: { ...body, version: record.version } })
    } else change.mutate({ method: 'POST', path: '/publicity', body })
  }
  const text = (key: 'title' | 'link' | 'audience', label: string, help?: string) => (
    <Field label={label} required={key === 'title'} help={help} error={issueOf(change.error, key)}>
      {(ids) => <Input {...ids} value={form[key]} onChange={({ target }) => set({ [key]: target.value })} />}
    </Field>
  )
  return (
    <FormDrawer
      title={record ? '修改宣传记录' : '登记宣传'}
      verb={record ? '保存修改' : '登记'}
      saving={change.isPending}
      canSave={form.title.trim().length > 1}
      onSave={save}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有保存" />}
    >
      {text('title', '标题')}
      <Field label="日期" required>
        {(ids) => (
          <CivilDatePicker
            ids={ids}
            value={form.heldOn}
            placeholder="选择日期"
            onChange={(heldOn) => set({ heldOn: heldOn ?? today })}
          />
        )}
      </Field>
      <Field label="渠道" required>
        {(ids) => <Select {...ids} value={form.channel} options={CHANNELS} onChange={(channel) => set({ channel })} />}
      </Field>
      {text('audience', '受众', '例：农资经营户，约 120 人')}
      {text('link', '网址', '没有可空着')}
      <AttachmentField label="照片或材料" value={attachment} onChange={setAttachment} />
    </FormDrawer>
  )
}

function formOf(record: Publicity | undefined, today: string): Omit<PublicityInput, 'attachmentId'> {
  if (!record) return { heldOn: today, channel: 'website', title: '', link: '', audience: '' }
  const { heldOn, channel, title, link, audience } = record
  return { heldOn, channel, title, link, audience }
}
