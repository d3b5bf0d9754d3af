import type { InspectorDetail } from '@sunlot/contract'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { ErrorNote } from '../../../design/notes.tsx'
import { useIsKeeper } from '../keepers.tsx'
import { isReason, ReasonField } from '../reason-field.tsx'
import { useRegistryChange } from '../registry.queries.ts'

/** S0-10 岗位调整: which of the qualifications hold in the new post; those left out are given up. */
export function ConfirmItems({ inspector }: { inspector: InspectorDetail }) {
  const isKeeper = useIsKeeper()
  const [isOpen, setIsOpen] = useState(false)
  const waiting = inspector.items.filter(({ confirmed }) => !confirmed)
  if (waiting.length === 0) return null
  return (
    <div className="page-note-box">
      <ErrorNote
        title={`岗位调整后有 ${waiting.length} 项可查事项待确认，确认以前抽不到`}
        actions={
          <Button size="small" disabled={!isKeeper} onClick={() => setIsOpen(true)}>
            逐项确认
          </Button>
        }
      >
        {waiting.map(({ name }) => name).join('、')}
      </ErrorNote>
      {isOpen && <ConfirmDrawer inspector={inspector} onClose={() => setIsOpen(false)} />}
    </div>
  )
}

function ConfirmDrawer({ inspector, onClose }: { inspector: InspectorDetail; onClose: () => void }) {
  const waiting = inspector.items.filter(({ confirmed }) => !confirmed)
  const [itemIds, setItemIds] = useState<string[]>([])
  const [reason, setReason] = useState('')
  const change = useRegistryChange(onClose)
  const path = `/inspectors/${inspector.id}/qualifications/confirm`
  return (
    <FormDrawer
      title={`确认可查事项：${inspector.name}`}
      verb={itemIds.length === 0 ? '全部取消' : `确认 ${itemIds.length} 项`}
      saving={change.isPending}
      canSave={isReason(reason)}
      onSave={() => change.mutate({ method: 'POST', path, body: { itemIds, reason } })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有确认" />}
    >
      <p className="drawer-lead">
        现在在 {inspector.office || '（没有科室）'}。勾选新岗位上仍可以查的事项，没有勾选的从可查事项里去掉。
      </p>
      <Checkbox.Group
        className="choices"
        aria-label="仍可以查的事项"
        options={waiting.map(({ id, name }) => ({ value: id, label: name }))}
        value={itemIds}
        onChange={setItemIds}
      />
      <ReasonField value={reason} onChange={setReason} error={change.error} />
    </FormDrawer>
  )
}
