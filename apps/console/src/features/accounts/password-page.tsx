import { PASSWORD_MIN } from '@sunlot/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { command } from '../../api/client.ts'
import { FailureNote } from '../../api/failure-note.tsx'
import { useSession } from '../../api/session.ts'
import { Field } from '../../design/field.tsx'
import { DoneNote } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { Panel } from '../../design/panel.tsx'
import './settings.css'

/** 修改密码, also the only page until a first password has been replaced. */
export function PasswordPage() {
  const { mustChangePassword } = useSession()
  const client = useQueryClient()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const change = useMutation({
    mutationFn: () => command('POST', '/session/password', { current, next }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['session'] }),
  })
  const tooShort = next !== '' && next.length < PASSWORD_MIN ? `还差 ${PASSWORD_MIN - next.length} 位` : undefined
  const differs = again !== '' && again !== next ? '两次输入的新密码不同，请再输一次' : undefined
  const isComplete = current !== '' && next.length >= PASSWORD_MIN && again === next

  function submit(event: FormEvent): void {
    event.preventDefault()
    change.mutate()
  }
  return (
    <>
      <PageHead title="修改密码" {...(mustChangePassword ? { note: '第一次登录须先换成自己的密码' } : {})} />
      {change.isSuccess && <DoneNote title="密码已修改">下次登录用新密码，其他电脑上的登录已退出</DoneNote>}
      {!change.isSuccess && (
        <Panel>
          <form className="form-column" onSubmit={submit}>
            <PasswordField label="现在的密码" name="current-password" value={current} onChange={setCurrent} />
            <PasswordField
              label="新密码"
              help={`至少 ${PASSWORD_MIN} 位，不能与账号相同`}
              name="new-password"
              value={next}
              onChange={setNext}
              error={tooShort}
            />
            <PasswordField
              label="再输一次新密码"
              name="new-password"
              value={again}
              onChange={setAgain}
              error={differs}
            />
            <Button type="primary" htmlType="submit" disabled={!isComplete} loading={change.isPending}>
              修改密码
            </Button>
            <FailureNote error={change.error} what="密码没有修改" />
          </form>
        </Panel>
      )}
    </>
  )
}

type PasswordFieldProps = {
  label: string
  name: 'current-password' | 'new-password'
  value: string
  onChange: (value: string) => void
  help?: string
  error?: string | undefined
}

function PasswordField({ label, name, value, onChange, help, error }: PasswordFieldProps) {
  return (
    <Field label={label} required help={help} error={error}>
      {(ids) => (
        <Input.Password {...ids} autoComplete={name} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  )
}
