import type { DemoAccountsSchema } from '@sunlot/contract'
import { Select } from 'antd'
import { useState } from 'react'
import { Panel } from '../../design/panel.tsx'

type DemoAccount = ReturnType<typeof DemoAccountsSchema.parse>[number]

type DemoAccountsProps = {
  accounts: readonly DemoAccount[]
  onChoose: (account: DemoAccount) => void
}

/** The people of 体验模式, one bureau at a time; choosing one fills the form in. */
export function DemoAccounts({ accounts, onChoose }: DemoAccountsProps) {
  const bureaus = [...new Set(accounts.map(({ bureau }) => bureau))]
  const [chosen, setChosen] = useState<string>()
  const bureau = chosen ?? bureaus[0]
  return (
    <div className="demo-accounts">
      <Panel title="体验模式的账号" note="选单位，点一个人，再点登录" flush>
        <Select
          aria-label="单位"
          value={bureau ?? null}
          onChange={setChosen}
          options={bureaus.map((name) => ({ value: name, label: name }))}
        />
        <ul>
          {accounts
            .filter((account) => account.bureau === bureau)
            .map((account) => (
              <li key={account.login}>
                <button type="button" onClick={() => onChoose(account)}>
                  <b>{account.name}</b>
                  <span>{account.duty}</span>
                  <span className="note">{account.office}</span>
                </button>
              </li>
            ))}
        </ul>
      </Panel>
    </div>
  )
}
