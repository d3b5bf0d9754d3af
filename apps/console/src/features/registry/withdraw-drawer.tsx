import { CONFLICT_KINDS, type Conflict } from '@sunlot/contract'
import { Input } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../api/failure-note.tsx'
import { Field } from '../../design/field.tsx'
import { FormDrawer } from '../../design/form-drawer.tsx'
import { useRegistryChange } from './registry.queries.ts'

/** Ends a declaration with its reason; the declaration and its end both stay in the trail. */
export function WithdrawDrawer({ conflict, onClose }: { conflict: Conflict; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const change = useRegistryChange(onClose)
  return (
    <FormDrawer
      title="撤回利害关系申报"
      verb="撤回申报"
      saving={change.isPending}
      canSave={reason.trim().length >= 4}
      onSave={() => change.mutate({ method: 'DELETE', path: `/conflicts/${conflict.id}`, body: { reason } })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有撤回" />}
    >
      <p className="drawer-lead">
        {conflict.inspectorName} 与 {conflict.targetName}：{CONFLICT_KINDS[conflict.kind]}。撤回后{' '}
        {conflict.inspectorName}
        {conflict.scope === 'person' ? '' : '的人'}可以分到这一户。
      </p>
      <Field label="理由" required help="至少 4 个字，记入全程留痕" error={issueOf(change.error, 'reason')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </FormDrawer>
  )
}
