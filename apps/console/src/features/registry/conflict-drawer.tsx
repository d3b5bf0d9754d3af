import { CONFLICT_KINDS, type ConflictInput } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../api/failure-note.tsx'
import { Field, type FieldIds } from '../../design/field.tsx'
import { FormDrawer } from '../../design/form-drawer.tsx'
import { inspectorsQuery, targetsQuery, useRegistryChange } from './registry.queries.ts'

type PersonalKind = ConflictInput['kind']

/** Whose page the declarations stand on. */
export interface ConflictSide {
  readonly side: 'target' | 'inspector'
  readonly id: string
  readonly name: string
}

const KINDS = Object.entries(CONFLICT_KINDS)
  .filter(([value]) => value !== 'departmentIsTarget')
  .map(([value, label]) => ({ value: value as PersonalKind, label }))
const FOUND_AT_MOST = 20

/** Declares a conflict of interest from either side's page; the person is kept off this target in every later draw. */
export function ConflictDrawer({ about, onClose }: { about: ConflictSide; onClose: () => void }) {
  const [otherId, setOtherId] = useState<string>()
  const [kind, setKind] = useState<PersonalKind>()
  const [note, setNote] = useState('')
  const change = useRegistryChange(onClose)
  const isTarget = about.side === 'target'

  function save(): void {
    if (!otherId || !kind) return
    const pair = isTarget ? { targetId: about.id, inspectorId: otherId } : { inspectorId: about.id, targetId: otherId }
    change.mutate({ method: 'POST', path: '/conflicts', body: { ...pair, kind, note } satisfies ConflictInput })
  }
  return (
    <FormDrawer
      title={`申报与 ${about.name} 的利害关系`}
      verb="申报"
      saving={change.isPending}
      canSave={otherId !== undefined && kind !== undefined}
      onSave={save}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有申报" />}
    >
      <Field
        label={isTarget ? '人员' : '检查对象'}
        required
        error={issueOf(change.error, isTarget ? 'inspectorId' : 'targetId')}
      >
        {(ids) =>
          isTarget ? (
            <InspectorSelect ids={ids} value={otherId} onChange={setOtherId} />
          ) : (
            <TargetSelect ids={ids} value={otherId} onChange={setOtherId} />
          )
        }
      </Field>
      <Field label="关系" required error={issueOf(change.error, 'kind')}>
        {(ids) => <Select {...ids} value={kind} placeholder="选择关系" options={KINDS} onChange={setKind} />}
      </Field>
      <Field label="说明" help="例如：配偶经营该店" error={issueOf(change.error, 'note')}>
        {(ids) => <Input {...ids} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </FormDrawer>
  )
}

type OtherSelectProps = { ids: FieldIds; value: string | undefined; onChange: (id: string) => void }

export function TargetSelect(props: OtherSelectProps) {
  const [q, setQ] = useState('')
  const { data } = useQuery(targetsQuery({ q, size: FOUND_AT_MOST }))
  const options = data?.rows.map(({ id, name, code }) => ({ value: id, label: `${name}　${code}` })) ?? []
  return <SearchSelect {...props} options={options} placeholder="输入名称或代码查找" onSearch={setQ} />
}

function InspectorSelect(props: OtherSelectProps) {
  const [q, setQ] = useState('')
  const { data } = useQuery(inspectorsQuery({ q, size: FOUND_AT_MOST }))
  const options = data?.rows.map(({ id, name, office }) => ({ value: id, label: `${name}　${office}` })) ?? []
  return <SearchSelect {...props} options={options} placeholder="输入姓名或证号查找" onSearch={setQ} />
}

type SearchSelectProps = OtherSelectProps & {
  options: readonly { value: string; label: string }[]
  placeholder: string
  onSearch: (text: string) => void
}

/** A choice among what the server finds for the words typed. */
function SearchSelect({ ids, value, options, placeholder, onChange, onSearch }: SearchSelectProps) {
  return (
    <Select
      {...ids}
      {...(value === undefined ? {} : { value })}
      showSearch={{ filterOption: false, onSearch }}
      placeholder={placeholder}
      options={[...options]}
      onChange={onChange}
      notFoundContent="没有找到，换几个字再找"
    />
  )
}
