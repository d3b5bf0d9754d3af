import type { TargetBatch } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'
import { groupTags } from './tag-words.ts'
import { poolsQuery, tagsQuery } from './targets.queries.ts'

export type BatchDrawerProps = {
  /** How many are selected, as shown. */
  count: string
  saving: boolean
  failure: ReactNode
  onSave: (what: TargetBatch['do']) => void
  onClose: () => void
}

/** Least length of a reason that goes into the history. */
const LEAST_REASON = 4

export function TagDrawer({ count, onSave, ...drawer }: BatchDrawerProps) {
  const { data } = useQuery(tagsQuery)
  const [tagId, setTagId] = useState<string>()
  return (
    <FormDrawer
      {...drawer}
      title={`给 ${count} 个对象加标签`}
      verb="加标签"
      canSave={tagId !== undefined}
      onSave={() => tagId && onSave({ action: 'addTag', tagId })}
    >
      <Field label="标签" required help="在“专项库和标签”里新增">
        {(ids) => (
          <Select
            {...ids}
            value={tagId ?? null}
            options={groupTags(data ?? [])}
            placeholder={data?.length === 0 ? '还没有标签' : '选一个标签'}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={setTagId}
          />
        )}
      </Field>
    </FormDrawer>
  )
}

export function PoolDrawer({ count, onSave, ...drawer }: BatchDrawerProps) {
  const { data } = useQuery(poolsQuery)
  const [poolId, setPoolId] = useState<string>()
  const reason = useReason()
  const byHand = data?.filter(({ entry }) => entry === 'byHand') ?? []
  return (
    <FormDrawer
      {...drawer}
      title={`把 ${count} 个对象转入专项库`}
      verb="转入"
      canSave={poolId !== undefined && reason.isLong}
      onSave={() => poolId && onSave({ action: 'addToPool', poolId, reason: reason.text })}
    >
      <Field label="专项库" required help="按情形自动列入的库不能手工转入">
        {(ids) => (
          <Select
            {...ids}
            value={poolId ?? null}
            options={byHand.map(({ id, name }) => ({ value: id, label: name }))}
            placeholder={data && byHand.length === 0 ? '还没有可以手工转入的专项库' : '选一个专项库'}
            onChange={setPoolId}
          />
        )}
      </Field>
      {reason.field}
    </FormDrawer>
  )
}

export function SuspendDrawer({ count, onSave, ...drawer }: BatchDrawerProps) {
  const [until, setUntil] = useState<string | null>(null)
  const reason = useReason()
  return (
    <FormDrawer
      {...drawer}
      title={`暂停 ${count} 个对象的抽取资格`}
      verb="暂停抽取资格"
      canSave={reason.isLong}
      onSave={() => onSave({ action: 'suspend', reason: reason.text, until })}
    >
      <p className="note drawer-lead">留在名录库，暂不参加抽取，封存名单时逐个列明</p>
      <Field label="暂停到哪天" help="过了这天自动恢复">
        {(ids) => <CivilDatePicker ids={ids} value={until} placeholder="直到人工恢复" onChange={setUntil} />}
      </Field>
      {reason.field}
    </FormDrawer>
  )
}

export function ResumeDrawer({ count, onSave, ...drawer }: BatchDrawerProps) {
  const reason = useReason()
  return (
    <FormDrawer
      {...drawer}
      title={`恢复 ${count} 个对象的抽取资格`}
      verb="恢复抽取资格"
      canSave={reason.isLong}
      onSave={() => onSave({ action: 'resume', reason: reason.text })}
    >
      <p className="note drawer-lead">下一次封存名单起可以抽到</p>
      {reason.field}
    </FormDrawer>
  )
}

function useReason() {
  const [text, setText] = useState('')
  const [isLeft, setIsLeft] = useState(false)
  const isLong = text.trim().length >= LEAST_REASON
  const field = (
    <Field
      label="理由"
      required
      help={`至少 ${LEAST_REASON} 个字，记入每一个的变更历史`}
      error={isLeft && !isLong && `理由至少写 ${LEAST_REASON} 个字`}
    >
      {(ids) => (
        <Input.TextArea
          {...ids}
          rows={3}
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => setIsLeft(true)}
        />
      )}
    </Field>
  )
  return { text: text.trim(), isLong, field }
}
