import { type Actor, DemoAccountsSchema } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { get } from '../../api/client.ts'
import { FailureNote } from '../../api/failure-note.tsx'
import { useSignIn } from '../../api/session.ts'
import { Field } from '../../design/field.tsx'
import { EntryPage } from './entry-page.tsx'

// A bureau at work never needs them.
const DemoAccounts = lazy(async () => ({ default: (await import('./demo-accounts.tsx')).DemoAccounts }))

type SignInPageProps = {
  demo: boolean
  /** Whose session has just run out; the pages behind still hold what was filled in. */
  expiredActor?: Actor
}

/** Sign-in form; in 体验模式 with the demo accounts, which fill the form in. */
export function SignInPage({ demo, expiredActor }: SignInPageProps) {
  const [login, setLogin] = useState(expiredActor?.login ?? '')
  const [password, setPassword] = useState('')
  const [isTried, setIsTried] = useState(false)
  const signIn = useSignIn(expiredActor)
  const accounts = useQuery({
    queryKey: ['session', 'demo'],
    queryFn: () => get('/session/demo', DemoAccountsSchema),
    enabled: demo,
    staleTime: Number.POSITIVE_INFINITY,
  })

  function submit(event: FormEvent): void {
    event.preventDefault()
    setIsTried(true)
    // The button is never disabled: a password the browser fills in may not be known before the first key.
    if (login.trim() !== '' && password !== '') signIn.mutate({ login, password })
  }
  return (
    <EntryPage
      title={expiredActor ? '登录已过期，请重新登录' : '登录'}
      aside={
        demo && (
          <Suspense fallback={<div className="demo-accounts" />}>
            <DemoAccounts
              accounts={accounts.data ?? []}
              onChoose={(account) => {
                setLogin(account.login)
                setPassword(account.password)
              }}
            />
          </Suspense>
        )
      }
    >
      {expiredActor && <p className="note">{expiredActor.name} 已填写的内容还在，登录后接着办</p>}
      <form onSubmit={submit}>
        <Field label="账号" required error={isTried && login.trim() === '' && '账号没有填'}>
          {(ids) => (
            <Input
              {...ids}
              size="large"
              autoComplete="username"
              value={login}
              onChange={(e) => setLogin(e.target.value)}
            />
          )}
        </Field>
        <Field label="密码" required error={isTried && password === '' && '密码没有填'}>
          {(ids) => (
            <Input.Password
              {...ids}
              size="large"
              autoComplete="current-password"
              value={password}
              onChange={(e) => setPassword(e.target.value)}
            />
          )}
        </Field>
        <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
          登录
        </Button>
      </form>
      <FailureNote error={signIn.error} what="没有登录" />
      <p className="note">忘记密码或没有账号，请找本单位的平台管理员</p>
    </EntryPage>
  )
}
