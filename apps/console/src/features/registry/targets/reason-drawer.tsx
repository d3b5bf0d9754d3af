import { Input } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { useRegistryChange } from '../registry.queries.ts'

const LEAST_REASON = 4

type ReasonDrawerProps = {
  title: string
  verb: string
  /** What follows from it. */
  lead: string
  path: string
  /** What goes along with the reason. */
  body?: object
  onClose: () => void
}

/** One act on an entry that needs nothing but its reason. */
export function ReasonDrawer({ title, verb, lead, path, body = {}, onClose }: ReasonDrawerProps) {
  const [reason, setReason] = useState('')
  const change = useRegistryChange(onClose)
  return (
    <FormDrawer
      title={title}
      verb={verb}
      saving={change.isPending}
      canSave={reason.trim().length >= LEAST_REASON}
      onSave={() => change.mutate({ method: 'POST', path, body: { ...body, reason } })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有办理" />}
    >
      <p className="note drawer-lead">{lead}</p>
      <Field label="理由" required help={`至少 ${LEAST_REASON} 个字，记入变更历史`}>
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
