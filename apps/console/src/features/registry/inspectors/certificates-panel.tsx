import {
  type Certificate,
  CERTIFICATE_KINDS,
  CERTIFICATE_STATES,
  formatDate,
  type InspectorDetail,
} from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useCan } from '../../../api/session.ts'
import { Panel } from '../../../design/panel.tsx'
import { StateMark, type StateTone } from '../../../design/state-mark.tsx'
import { certificatesQuery } from '../people.queries.ts'
import { CertificateDrawer } from './certificate-drawer.tsx'
import { RevokeDrawer } from './revoke-drawer.tsx'

const TONES: Record<Certificate['state'], StateTone> = {
  inForce: 'good',
  valid: 'good',
  replaced: 'later',
  expired: 'bad',
  revoked: 'bad',
}

/** Every certificate of a person: the one in force, others beside it, and those before. */
export function CertificatesPanel({ inspector }: { inspector: InspectorDetail }) {
  const { data, error } = useQuery(certificatesQuery(inspector.id))
  const mayKeep = useCan('businessOffice', 'platformAdmin', 'legalOffice', 'dataEntry')
  const [opened, setOpened] = useState<Certificate | 'new'>()
  const close = () => setOpened(undefined)
  return (
    <Panel
      title="执法证"
      note={data && `${data.length} 本`}
      action={
        <Button size="small" disabled={!mayKeep} onClick={() => setOpened('new')}>
          登记新证
        </Button>
      }
      flush
    >
      <FailureNote error={error} what="执法证没有打开" />
      {data?.length === 0 && <p className="note panel-none">没有执法证，专业技术人员不计入持证人数</p>}
      {data && data.length > 0 && (
        <table className="plain-table">
          <caption className="visually-hidden">执法证</caption>
          <thead>
            <tr>
              <th scope="col">证号</th>
              <th scope="col">发证机关</th>
              <th scope="col">发证日期和有效期</th>
              <th scope="col">状态</th>
              <th scope="col">操作</th>
            </tr>
          </thead>
          <tbody>
            {data.map((one) => (
              <tr key={one.id}>
                <td>
                  <span className="phrase">{one.number}</span>
                  <p className="note">{CERTIFICATE_KINDS[one.kind]}</p>
                </td>
                <td>{one.issuer || '—'}</td>
                <td>
                  <span className="phrase">{one.issuedOn ? formatDate(one.issuedOn) : '—'}</span>
                  <p>
                    <span className="phrase">至 {formatDate(one.validUntil)}</span>
                  </p>
                </td>
                <td>
                  <StateMark tone={TONES[one.state]}>{CERTIFICATE_STATES[one.state]}</StateMark>
                  {one.revoked && <p className="note">{`${formatDate(one.revoked.on)}，${one.revoked.reason}`}</p>}
                </td>
                <td>
                  {one.revoked === null && mayKeep ? (
                    <button type="button" className="link-button" onClick={() => setOpened(one)}>
                      注销
                    </button>
                  ) : (
                    '—'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {opened === 'new' && <CertificateDrawer inspector={inspector} onClose={close} />}
      {opened && opened !== 'new' && <RevokeDrawer certificate={opened} name={inspector.name} onClose={close} />}
    </Panel>
  )
}
