import { type Bureau, PROFILES } from '@sunlot/contract'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../api/failure-note.tsx'
import { Field } from '../../design/field.tsx'
import { FormDrawer } from '../../design/form-drawer.tsx'
import { useSettingsChange } from './settings-queries.ts'

/** A new bureau below another one, with the notice it runs under (S1-25). */
export function BureauDrawer({ parent, onClose }: { parent: Bureau; onClose: () => void }) {
  const [name, setName] = useState('')
  const [regionCode, setRegionCode] = useState('')
  const [profile, setProfile] = useState(parent.profile)
  const change = useSettingsChange(onClose)
  return (
    <FormDrawer
      title={`在“${parent.name}”下新增单位`}
      verb="新增单位"
      saving={change.isPending}
      canSave={name.trim() !== '' && regionCode !== ''}
      onSave={() =>
        change.mutate({ method: 'POST', path: '/bureaus', body: { name, regionCode, profile, parentId: parent.id } })
      }
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有新增" />}
    >
      <Field label="单位全称" required error={issueOf(change.error, 'name')}>
        {(ids) => <Input {...ids} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label="行政区划代码" required help="6 位数字" error={issueOf(change.error, 'regionCode')}>
        {(ids) => <Input {...ids} value={regionCode} onChange={(event) => setRegionCode(event.target.value)} />}
      </Field>
      <Field label="执行哪份细则" required>
        {(ids) => (
          <Select
            {...ids}
            value={profile}
            options={PROFILES.map((one) => ({ value: one.id, label: one.notice }))}
            onChange={setProfile}
          />
        )}
      </Field>
    </FormDrawer>
  )
}
