import { Input } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../api/failure-note.tsx'
import { Field } from '../../design/field.tsx'
import { FormDrawer } from '../../design/form-drawer.tsx'
import { useRulebookChange } from './rulebook.queries.ts'

/** Sends a version back to be changed, with the reason. */
export function ReturnDrawer({ versionId, onClose }: { versionId: string; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const change = useRulebookChange(onClose)
  return (
    <FormDrawer
      title="退回修改"
      verb="退回修改"
      saving={change.isPending}
      canSave={reason.trim() !== ''}
      onSave={() => change.mutate({ method: 'POST', path: `/policy-versions/${versionId}/return`, body: { reason } })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有退回" />}
    >
      <Field label="退回理由" required help="编制人照此修改，改后重新报批">
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={4}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
    </FormDrawer>
  )
}
