import { PASSWORD_MIN, PROFILES } from '@sunlot/contract'
import { useMutation } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { type FormEvent, type ReactNode, useState } from 'react'
import { command } from '../../api/client.ts'
import { FailureNote, issueOf } from '../../api/failure-note.tsx'
import { Field, type FieldIds } from '../../design/field.tsx'
import { EntryPage } from './entry-page.tsx'

const EMPTY = { bureauName: '', regionCode: '', profile: 'S0', adminName: '', login: '', password: '' }
type SetupForm = typeof EMPTY

/** The first bureau and its administrator, on the one-time link that the server prints when it starts. */
export function SetupPage() {
  const [form, setForm] = useState(EMPTY)
  const setup = useMutation({
    mutationFn: () => command('POST', '/setup', { ...form, token: tokenOfAddress() }),
    onSuccess: () => window.location.assign('/console/'),
  })

  function submit(event: FormEvent): void {
    event.preventDefault()
    setup.mutate()
  }
  function field(name: keyof SetupForm, label: string, help?: string, control?: (ids: FieldIds) => ReactNode) {
    return (
      <Field label={label} required help={help} error={issueOf(setup.error, name)}>
        {control ??
          ((ids) => (
            <Input {...ids} value={form[name]} onChange={(event) => setForm({ ...form, [name]: event.target.value })} />
          ))}
      </Field>
    )
  }
  return (
    <EntryPage title="启用系统">
      <form onSubmit={submit}>
        {field('bureauName', '单位全称')}
        {field('regionCode', '行政区划代码', '6 位数字')}
        {field('profile', '执行哪份细则', undefined, (ids) => (
          <Select
            {...ids}
            value={form.profile}
            options={PROFILES.map((profile) => ({ value: profile.id, label: profile.notice }))}
            onChange={(profile) => setForm({ ...form, profile })}
          />
        ))}
        {field('adminName', '平台管理员姓名')}
        {field('login', '平台管理员账号')}
        {field('password', '密码', `至少 ${PASSWORD_MIN} 位`, (ids) => (
          <Input.Password
            {...ids}
            autoComplete="new-password"
            value={form.password}
            onChange={(event) => setForm({ ...form, password: event.target.value })}
          />
        ))}
        <Button type="primary" htmlType="submit" size="large" block loading={setup.isPending}>
          启用，转到登录
        </Button>
      </form>
      <FailureNote error={setup.error} what="没有启用" />
      <p className="note">启用链接只能用一次，在服务器启动时显示的文字里</p>
    </EntryPage>
  )
}

/** The token stands behind the #, so no server and no log on the way ever sees it. */
function tokenOfAddress(): string {
  return window.location.hash.slice(1)
}
