import type { Duplicate } from '@sunlot/contract'
import { Input } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import { ChoiceCard } from '../../../design/choice-card.tsx'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { useRegistryChange } from '../registry.queries.ts'

/** Two entries become one: which one stays is a person's choice, with its reason. */
export function MergeDrawer({ pair: { a, b }, onClose }: { pair: Duplicate; onClose: () => void }) {
  const [winnerId, setWinnerId] = useState<string>()
  const [reason, setReason] = useState('')
  const change = useRegistryChange(onClose)
  const loserId = winnerId === a.id ? b.id : a.id
  return (
    <FormDrawer
      title="合并两个档案"
      verb="合并"
      saving={change.isPending}
      canSave={winnerId !== undefined && reason.trim().length >= 4}
      onSave={() => change.mutate({ method: 'POST', path: '/target-merges', body: { winnerId, loserId, reason } })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有合并" />}
    >
      <p className="note drawer-lead">
        留下的档案接过另一个的事项、许可证、标签、专项库、风险情形和利害关系；另一个移出名录库，历史两边都看得到，没有抽取过就可以撤销
      </p>
      <div className="choices" role="radiogroup" aria-label="留下哪一个">
        {[a, b].map((side) => (
          <ChoiceCard
            key={side.id}
            name="winner"
            title={`留下 ${side.name}`}
            consequence={`${side.code}，${side.address || '没有地址'}`}
            checked={winnerId === side.id}
            onChoose={() => setWinnerId(side.id)}
          />
        ))}
      </div>
      <Field label="理由" required help="至少 4 个字，记入两个档案的历史">
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
