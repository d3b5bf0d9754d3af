import {
  ACCOUNT_ROLES,
  type Bureau,
  findConflictingRoles,
  isAccountRole,
  type Office,
  PASSWORD_MIN,
  ROLES,
  type User,
  type UserInput,
} from '@sunlot/contract'
import { Checkbox, Input, Select, Switch } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../api/failure-note.tsx'
import { Field } from '../../design/field.tsx'
import { FormDrawer } from '../../design/form-drawer.tsx'
import { useSettingsChange } from './settings-queries.ts'

type UserDrawerProps = {
  bureau: Bureau
  offices: readonly Office[]
  /** The account to change; a new one where it is missing. */
  user?: User
  onClose: () => void
}

/** A new account or changes to one; duties that must be apart are named before anything is sent (S0-12). */
export function UserDrawer({ bureau, offices, user, onClose }: UserDrawerProps) {
  const [form, setForm] = useState<UserInput>(() => formOf(bureau, user))
  const change = useSettingsChange(onClose)
  const set = (part: Partial<UserInput>) => setForm({ ...form, ...part })
  const conflict = findConflictingRoles(form.roles)
  const isComplete = form.name !== '' && form.login !== '' && (user || form.password)

  return (
    <FormDrawer
      title={user ? `修改账号：${user.name}` : `在“${bureau.name}”新增账号`}
      verb={user ? '保存修改' : '新增账号'}
      saving={change.isPending}
      canSave={Boolean(isComplete) && !conflict}
      onSave={() => change.mutate(requestOf(form, user))}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有保存" />}
    >
      <Field label="姓名" required error={issueOf(change.error, 'name')}>
        {(ids) => <Input {...ids} value={form.name} onChange={(event) => set({ name: event.target.value })} />}
      </Field>
      <Field label="账号" required error={issueOf(change.error, 'login')}>
        {(ids) => <Input {...ids} value={form.login} onChange={(event) => set({ login: event.target.value })} />}
      </Field>
      <Field label="科室">
        {(ids) => (
          <Select
            {...ids}
            value={form.officeId ?? ''}
            options={[
              { value: '', label: '不属于科室' },
              ...offices.map((office) => ({ value: office.id, label: office.name })),
            ]}
            onChange={(officeId) => set({ officeId: officeId || null })}
          />
        )}
      </Field>
      <DutiesField roles={form.roles} onChange={(roles) => set({ roles })} />
      <Field
        label={user ? '重设密码' : '初始密码'}
        required={!user}
        help={`至少 ${PASSWORD_MIN} 位${user ? '，不改就空着' : ''}；本人第一次登录时须换掉`}
        error={issueOf(change.error, 'password')}
      >
        {(ids) => (
          <Input.Password
            {...ids}
            autoComplete="new-password"
            value={form.password ?? ''}
            onChange={(event) => set({ password: event.target.value })}
          />
        )}
      </Field>
      {user && (
        <Field label="账号状态" help="停用后立即退出登录，记录都保留">
          {(ids) => (
            <span>
              <Switch
                id={ids.id}
                checked={form.status === 'active'}
                onChange={(isActive) => set({ status: isActive ? 'active' : 'disabled' })}
              />{' '}
              {form.status === 'active' ? '可以登录' : '已停用'}
            </span>
          )}
        </Field>
      )}
    </FormDrawer>
  )
}

type DutiesFieldProps = { roles: UserInput['roles']; onChange: (roles: UserInput['roles']) => void }

function DutiesField({ roles, onChange }: DutiesFieldProps) {
  const conflict = findConflictingRoles(roles)
  const error = conflict && `“${ROLES[conflict[0]]}”和“${ROLES[conflict[1]]}”须由不同的人担任，请去掉一项`
  return (
    <Field
      label="职责"
      help="抽取、审签、公示、检查、见证须是不同的人；都不选的，权限只来自授予本人或所在科室的职责"
      error={error}
    >
      {() => (
        <Checkbox.Group
          className="duties"
          value={roles}
          options={ACCOUNT_ROLES.map((role) => ({ value: role, label: ROLES[role] }))}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

function formOf(bureau: Bureau, user: User | undefined): UserInput {
  if (!user) return { bureauId: bureau.id, officeId: null, name: '', login: '', roles: [] }
  const { bureauId, officeId, name, login, roles, status } = user
  return { bureauId, officeId, name, login, roles: roles.filter(isAccountRole), status }
}

function requestOf(form: UserInput, user: User | undefined) {
  const { password, ...rest } = form
  const body = password ? form : rest
  return user
    ? ({ method: 'PUT', path: `/users/${user.id}`, body } as const)
    : ({ method: 'POST', path: '/users', body } as const)
}
