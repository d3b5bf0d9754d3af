import { formatDate, type Permit, PERMIT_STATES, type PermitState, type TargetDetail } from '@sunlot/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Panel } from '../../../design/panel.tsx'
import { StateMark, type StateTone } from '../../../design/state-mark.tsx'
import { useIsKeeper } from '../keepers.tsx'
import { PermitDrawer } from './permit-drawer.tsx'
import { ReasonDrawer } from './reason-drawer.tsx'

const TONES: Record<PermitState, StateTone> = { valid: 'good', expiring: 'soon', expired: 'bad', revoked: 'later' }

/** Permits of one target: one that ends keeps it out of draws of its item. */
export function TargetPermits({ target }: { target: TargetDetail }) {
  const isKeeper = useIsKeeper()
  const [opened, setOpened] = useState<'new' | Permit>()
  const close = () => setOpened(undefined)
  return (
    <Panel
      title="许可证"
      note={`${target.permits.length} 个`}
      action={
        <Button size="small" disabled={!isKeeper} onClick={() => setOpened('new')}>
          登记许可证
        </Button>
      }
      flush
    >
      {target.permits.length === 0 ? (
        <p className="note panel-none">没有登记许可证。须有许可的事项，没有许可证就不参加抽取</p>
      ) : (
        <table className="plain-table">
          <caption className="visually-hidden">许可证</caption>
          <thead>
            <tr>
              {['编号', '名称', '对应事项', '有效期至', '状态', '台账', ''].map((head) => (
                <th key={head} scope="col">
                  {head || <span className="visually-hidden">操作</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {target.permits.map((permit) => (
              <tr key={permit.id}>
                <td>{permit.number}</td>
                <td>{permit.name || '—'}</td>
                <td>{permit.item?.name ?? '全部事项'}</td>
                <td>{permit.validUntil ? formatDate(permit.validUntil) : '长期'}</td>
                <td>
                  <StateMark tone={TONES[permit.state]}>{PERMIT_STATES[permit.state]}</StateMark>
                </td>
                <td>{ledgerWords(permit)}</td>
                <td>
                  {isKeeper && permit.state !== 'revoked' && (
                    <button type="button" className="link-button" onClick={() => setOpened(permit)}>
                      注销
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {opened === 'new' && <PermitDrawer target={target} onClose={close} />}
      {opened && opened !== 'new' && (
        <ReasonDrawer
          title={`注销许可证 ${opened.number}`}
          verb="注销许可证"
          lead="注销后记录保留，不再作为参加抽取的凭据"
          path={`/permits/${opened.id}/revocation`}
          onClose={close}
        />
      )}
    </Panel>
  )
}

function ledgerWords({ isInLedger }: Permit): string {
  if (isInLedger === null) return '没有导入台账'
  return isInLedger ? '台账里有' : '台账里没有'
}
