import { type Bureau, PASSWORD_MIN, PROFILES } from '@sunlot/contract'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../api/failure-note.tsx'
import { Field } from '../../design/field.tsx'
import { FormDrawer } from '../../design/form-drawer.tsx'
import { useSettingsChange } from './settings-queries.ts'

/** A new bureau below another one, with the notice it runs under and its own admin (S1-25). */
export function BureauDrawer({ parent, onClose }: { parent: Bureau; onClose: () => void }) {
  const [name, setName] = useState('')
  const [regionCode, setRegionCode] = useState('')
  const [profile, setProfile] = useState(parent.profile)
  const [admin, setAdmin] = useState({ name: '', login: '', password: '' })
  const change = useSettingsChange(onClose)
  const hasAdmin = Object.values(admin).some((text) => text !== '')

  function save(): void {
    const bureau = { name, regionCode, profile, parentId: parent.id, ...(hasAdmin && { admin }) }
    change.mutate({ method: 'POST', path: '/bureaus', body: bureau })
  }
  return (
    <FormDrawer
      title={`在“${parent.name}”下新增单位`}
      verb="新增单位"
      saving={change.isPending}
      canSave={name.trim() !== '' && regionCode !== ''}
      onSave={save}
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
      <Field
        label="平台管理员姓名"
        help="由他建本单位的科室和账号；可以以后再开"
        error={issueOf(change.error, 'admin.name')}
      >
        {(ids) => (
          <Input {...ids} value={admin.name} onChange={({ target }) => setAdmin({ ...admin, name: target.value })} />
        )}
      </Field>
      <Field label="平台管理员账号" error={issueOf(change.error, 'admin.login')}>
        {(ids) => (
          <Input {...ids} value={admin.login} onChange={({ target }) => setAdmin({ ...admin, login: target.value })} />
        )}
      </Field>
      <Field
        label="初始密码"
        help={`至少 ${PASSWORD_MIN} 位；本人第一次登录时须换掉`}
        error={issueOf(change.error, 'admin.password')}
      >
        {(ids) => (
          <Input.Password
            {...ids}
            autoComplete="new-password"
            value={admin.password}
            onChange={({ target }) => setAdmin({ ...admin, password: target.value })}
          />
        )}
      </Field>
    </FormDrawer>
  )
}
