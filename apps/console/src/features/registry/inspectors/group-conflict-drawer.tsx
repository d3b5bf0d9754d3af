import { CONFLICT_KINDS, GROUP_CONFLICT_KINDS, type GroupConflictInput } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { TargetSelect } from '../conflict-drawer.tsx'
import { inspectorOverviewQuery } from '../people.queries.ts'
import { useRegistryChange } from '../registry.queries.ts'

const WHOLE_BUREAU = ''
const KINDS = GROUP_CONFLICT_KINDS.map((kind) => ({ value: kind, label: CONFLICT_KINDS[kind] }))

/** A whole office, or the bureau, stands aside from a target: it is itself what is to be checked (S4-05). */
export function GroupConflictDrawer({ onClose }: { onClose: () => void }) {
  const offices = useQuery(inspectorOverviewQuery).data?.offices ?? []
  const [office, setOffice] = useState<string>()
  const [targetId, setTargetId] = useState<string>()
  const [kind, setKind] = useState<GroupConflictInput['kind']>('departmentIsTarget')
  const [note, setNote] = useState('')
  const change = useRegistryChange(onClose)
  const choices = [
    { value: WHOLE_BUREAU, label: '全单位，须请上级机关检查' },
    ...offices.map((one) => ({ value: one, label: one })),
  ]

  function save(): void {
    if (office === undefined || targetId === undefined) return
    const body = { office: office === WHOLE_BUREAU ? null : office, targetId, kind, note } satisfies GroupConflictInput
    change.mutate({ method: 'POST', path: '/conflicts/groups', body })
  }
  return (
    <FormDrawer
      title="科室或全单位回避"
      verb="申报"
      saving={change.isPending}
      canSave={office !== undefined && targetId !== undefined}
      onSave={save}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有申报" />}
    >
      <p className="drawer-lead">
        整个科室的人，包括以后调入的，都不会分到这一户。全单位回避的对象不参加抽取，列入排除名单公开。
      </p>
      <Field label="回避的科室" required error={issueOf(change.error, 'office')}>
        {(ids) => (
          <Select
            {...ids}
            {...(office === undefined ? {} : { value: office })}
            placeholder="选择科室"
            options={choices}
            onChange={setOffice}
          />
        )}
      </Field>
      <Field label="检查对象" required error={issueOf(change.error, 'targetId')}>
        {(ids) => <TargetSelect ids={ids} value={targetId} onChange={setTargetId} />}
      </Field>
      <Field label="关系" required error={issueOf(change.error, 'kind')}>
        {(ids) => <Select {...ids} value={kind} options={KINDS} onChange={setKind} />}
      </Field>
      <Field label="说明" help="例如：该示范园由本站主办" error={issueOf(change.error, 'note')}>
        {(ids) => <Input {...ids} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </FormDrawer>
  )
}
