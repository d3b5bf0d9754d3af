import type { ItemDetail } from '@sunlot/contract'
import { Input } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { useRegistryChange } from '../registry.queries.ts'

/** Takes an item off the list with a reason (B-14). */
export function CancelItemDrawer({ item, onClose }: { item: ItemDetail; onClose: () => void }) {
  const [note, setNote] = useState('')
  const change = useRegistryChange(onClose)
  const body = { version: item.version, note }
  return (
    <FormDrawer
      title={`取消：${item.name}`}
      verb="取消这一事项"
      saving={change.isPending}
      canSave={note.trim().length >= 4}
      onSave={() => change.mutate({ method: 'POST', path: `/items/${item.id}/cancel`, body })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有取消" />}
    >
      <p className="note drawer-lead">取消后不再列在清单里，新的任务不能用它；历次版本和用过它的抽取照样能查</p>
      <Field label="取消的理由" required help="至少 4 个字" error={issueOf(change.error, 'note')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={300}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </FormDrawer>
  )
}
