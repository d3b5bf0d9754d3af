import type { Basis } from '@sunlot/contract'
import { Input } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../api/failure-note.tsx'
import { Field } from '../../design/field.tsx'
import { FormDrawer } from '../../design/form-drawer.tsx'
import { useRulebookChange } from './rulebook.queries.ts'

/** Takes an entry out of use, with the reason beside it for good. */
export function BasisWithdrawDrawer({ basis, onClose }: { basis: Basis; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const change = useRulebookChange(onClose)
  return (
    <FormDrawer
      title={`停用“${basis.title}”`}
      verb="停用"
      saving={change.isPending}
      canSave={reason.trim() !== ''}
      onSave={() => change.mutate({ method: 'POST', path: `/policy-bases/${basis.id}/withdraw`, body: { reason } })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有停用" />}
    >
      <Field label="停用理由" required help="例如已被哪一份文件代替">
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      <p className="note">停用以后，下一版细则不能再引用它；已公布的细则不受影响。</p>
    </FormDrawer>
  )
}
