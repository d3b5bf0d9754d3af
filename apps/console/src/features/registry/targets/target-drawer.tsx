import { findMissingField, type TargetDetail, type TargetInput } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { ChangedMeanwhile } from '../changed-meanwhile.tsx'
import { mergeUntouched } from '../merge-untouched.ts'
import { itemsQuery, useRegistryChange } from '../registry.queries.ts'
import { TargetFields } from './target-fields.tsx'
import { findTargetFaults } from './target-form.ts'
import { describeTarget } from './target-words.ts'

const BLANK: TargetInput = {
  code: '',
  codeKind: 'uscc',
  name: '',
  kind: 'enterprise',
  region: '',
  address: '',
  riskClass: null,
  itemIds: [],
  permitNo: '',
  permitUntil: null,
  officeId: null,
  responsibleId: null,
  details: {},
  from: null,
}

type TargetDrawerProps = {
  /** The target to change, as it stands now; a new one where it is missing. */
  target?: TargetDetail
  onClose: () => void
}

/** A new target, or a change to one from now on; the entry before stays in its history (S0-07). */
export function TargetDrawer({ target, onClose }: TargetDrawerProps) {
  // The version the form grew from; while somebody else saves, `target` moves on and this one stays.
  const [base, setBase] = useState(target)
  const [form, setForm] = useState(() => (target ? formOf(target) : BLANK))
  const [reason, setReason] = useState('')
  const items = useQuery(itemsQuery).data ?? []
  const change = useRegistryChange(onClose)
  const isStale = target !== undefined && base !== undefined && target.version !== base.version
  const merged = isStale ? mergeUntouched(formOf(base), form, formOf(target)) : form
  const isComplete = Object.keys(findTargetFaults(form, items)).length === 0 && findMissingField(form) === undefined

  function save(): void {
    if (!base) return change.mutate({ method: 'POST', path: '/targets', body: form })
    const { from: _from, ...fields } = form
    change.mutate({ method: 'PUT', path: `/targets/${base.id}`, body: { ...fields, version: base.version, reason } })
  }
  function settle(next: TargetInput): void {
    setForm(next)
    setBase(target)
    change.reset()
  }
  return (
    <FormDrawer
      title={target ? `修改：${target.name}` : '新增检查对象'}
      verb={target ? '保存修改' : '新增对象'}
      saving={change.isPending}
      canSave={isComplete && !isStale}
      onSave={save}
      onClose={onClose}
      failure={!isStale && <FailureNote error={change.error} what="没有保存" />}
    >
      {isStale && (
        <ChangedMeanwhile
          who={target.history[0]?.by ?? undefined}
          theirs={describeTarget(formOf(target), items)}
          mine={describeTarget(merged, items)}
          onTakeTheirs={() => settle(formOf(target))}
          onKeepMine={() => settle(merged)}
        />
      )}
      <TargetFields
        form={form}
        items={items}
        error={change.error}
        onChange={(part) => setForm({ ...form, ...part })}
        {...(target ? { reason, onReason: setReason } : {})}
      />
    </FormDrawer>
  )
}

function formOf(target: TargetDetail): TargetInput {
  const { code, codeKind, name, kind, region, address, riskClass, permitNo, permitUntil, details } = target
  const itemIds = target.items.map(({ id }) => id)
  const [officeId, responsibleId] = [target.office?.id ?? null, target.responsible?.id ?? null]
  const known = { code, codeKind, name, kind, region, address, riskClass, itemIds, permitNo, permitUntil }
  return { ...known, officeId, responsibleId, details, from: null }
}
