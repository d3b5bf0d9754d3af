import type { DemoAccountsSchema } from '@sunlot/contract'
import { Panel } from '../../design/panel.tsx'

type DemoAccount = ReturnType<typeof DemoAccountsSchema.parse>[number]

type DemoAccountsProps = {
  accounts: readonly DemoAccount[]
  onChoose: (account: DemoAccount) => void
}

/** The people of 体验模式; choosing one fills the form in. */
export function DemoAccounts({ accounts, onChoose }: DemoAccountsProps) {
  return (
    <div className="demo-accounts">
      <Panel title="体验模式的账号" note="点一个，再点登录" flush>
        <ul>
          {accounts.map((account) => (
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
