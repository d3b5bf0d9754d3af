import type { CertifiedStaff } from '@sunlot/contract'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { isReason, ReasonField } from '../reason-field.tsx'
import { useRegistryChange } from '../registry.queries.ts'

/** Takes somebody out of the ledger who is no longer certified staff of the bureau. */
export function RemoveStaffDrawer({ staff, onClose }: { staff: CertifiedStaff; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const change = useRegistryChange(onClose)
  const path = `/certified-staff/${staff.id}`
  return (
    <FormDrawer
      title={`移出持证台账：${staff.name}`}
      verb="移出"
      saving={change.isPending}
      canSave={isReason(reason)}
      onSave={() => change.mutate({ method: 'DELETE', path, body: { reason } })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有移出" />}
    >
      <p className="drawer-lead">移出以后不再计入持证人数，名录库里的档案不变。</p>
      <ReasonField value={reason} onChange={setReason} error={change.error} />
    </FormDrawer>
  )
}
