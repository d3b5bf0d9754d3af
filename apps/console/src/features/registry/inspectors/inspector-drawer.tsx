import type { InspectorDetail, InspectorInput } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { ChangedMeanwhile } from '../changed-meanwhile.tsx'
import { mergeUntouched } from '../merge-untouched.ts'
import { inspectorOverviewQuery } from '../people.queries.ts'
import { itemsQuery, useRegistryChange } from '../registry.queries.ts'
import { officesQuery } from '../targets/targets.queries.ts'
import { findInspectorFaults, InspectorFields } from './inspector-fields.tsx'
import { describeInspector } from './inspector-words.ts'

const BLANK: InspectorInput = {
  code: '',
  name: '',
  kind: 'enforcement',
  office: '',
  region: '',
  certificateUntil: null,
  itemIds: [],
  tags: { duty: [], specialty: [], domain: [] },
}

type InspectorDrawerProps = {
  /** The person to change, as the entry stands now; a new one where it is missing. */
  inspector?: InspectorDetail
  onClose: () => void
}

/** A new person, or a change to one from now on; the entry before stays in its history (S0-10). */
export function InspectorDrawer({ inspector, onClose }: InspectorDrawerProps) {
  // The version the form grew from; while somebody else saves, `inspector` moves on and this one stays.
  const [base, setBase] = useState(inspector)
  const [form, setForm] = useState(() => (inspector ? formOf(inspector) : BLANK))
  const [reason, setReason] = useState('')
  const items = useQuery(itemsQuery).data ?? []
  const overview = useQuery(inspectorOverviewQuery).data
  const bureauOffices = useQuery(officesQuery).data
  const change = useRegistryChange(onClose)
  const isStale = inspector !== undefined && base !== undefined && inspector.version !== base.version
  const merged = isStale ? mergeUntouched(formOf(base), form, formOf(inspector)) : form
  const isComplete = Object.keys(findInspectorFaults(form)).length === 0

  function save(): void {
    if (!base) change.mutate({ method: 'POST', path: '/inspectors', body: form })
    else {
      const body = { ...form, version: base.version, reason }
      change.mutate({ method: 'PUT', path: `/inspectors/${base.id}`, body })
    }
  }
  function settle(next: InspectorInput): void {
    setForm(next)
    setBase(inspector)
    change.reset()
  }
  return (
    <FormDrawer
      title={inspector ? `修改：${inspector.name}` : '新增执法人员'}
      verb={inspector ? '保存修改' : '新增人员'}
      saving={change.isPending}
      canSave={isComplete && !isStale}
      onSave={save}
      onClose={onClose}
      failure={!isStale && <FailureNote error={change.error} what="没有保存" />}
    >
      {isStale && (
        <ChangedMeanwhile
          who={inspector.history[0]?.by ?? undefined}
          theirs={describeInspector(formOf(inspector), items)}
          mine={describeInspector(merged, items)}
          onTakeTheirs={() => settle(formOf(inspector))}
          onKeepMine={() => settle(merged)}
        />
      )}
      <InspectorFields
        form={form}
        items={items}
        isByItem={overview?.pool.mode === 'byItem'}
        known={overview?.tags ?? []}
        offices={[...new Set([...(bureauOffices ?? []).map(({ name }) => name), ...(overview?.offices ?? [])])]}
        shownPhone={inspector?.phone ?? ''}
        error={change.error}
        onChange={(part) => setForm({ ...form, ...part })}
        {...(inspector ? { reason, onReason: setReason } : {})}
      />
    </FormDrawer>
  )
}

function formOf(inspector: InspectorDetail): InspectorInput {
  const { code, name, kind, office, region, tags, certificateUntil } = inspector
  return { code, name, kind, office, region, tags, certificateUntil, itemIds: inspector.items.map(({ id }) => id) }
}
