import type { Certificate } from '@sunlot/contract'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'
import { isReason, ReasonField } from '../reason-field.tsx'
import { useRegistryChange } from '../registry.queries.ts'

type RevokeDrawerProps = { certificate: Certificate; name: string; onClose: () => void }

/** Takes a certificate out of use from a day on; it stays on file. */
export function RevokeDrawer({ certificate, name, onClose }: RevokeDrawerProps) {
  const [revokedOn, setRevokedOn] = useState<string | null>(useToday())
  const [reason, setReason] = useState('')
  const change = useRegistryChange(onClose)
  const path = `/certificates/${certificate.id}/revoke`
  return (
    <FormDrawer
      title={`注销执法证：${name}`}
      verb="注销"
      saving={change.isPending}
      canSave={revokedOn !== null && isReason(reason)}
      onSave={() => change.mutate({ method: 'POST', path, body: { revokedOn, reason } })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有注销" />}
    >
      <p className="drawer-lead">
        证号 {certificate.number}。
        {certificate.state === 'inForce' && '名录库以这本为准，注销后不再算持证人员，抽不到要求持证的席位。'}
      </p>
      <Field label="从哪天起" required error={issueOf(change.error, 'revokedOn')}>
        {(ids) => <CivilDatePicker ids={ids} value={revokedOn} placeholder="选择日期" onChange={setRevokedOn} />}
      </Field>
      <ReasonField value={reason} onChange={setReason} error={change.error} />
    </FormDrawer>
  )
}
