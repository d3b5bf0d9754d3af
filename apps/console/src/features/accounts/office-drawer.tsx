import type { Bureau, Office } from '@sunlot/contract'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../api/failure-note.tsx'
import { Field } from '../../design/field.tsx'
import { FormDrawer } from '../../design/form-drawer.tsx'
import { useSettingsChange } from './settings-queries.ts'

type OfficeDrawerProps = {
  bureau: Bureau
  offices: readonly Office[]
  /** The office to rename; a new one where it is missing. */
  office?: Office
  onClose: () => void
}

/** A new office, or a new name for one. */
export function OfficeDrawer({ bureau, offices, office, onClose }: OfficeDrawerProps) {
  const [name, setName] = useState(office?.name ?? '')
  const [parentId, setParentId] = useState('')
  const change = useSettingsChange(onClose)

  function save(): void {
    if (office) change.mutate({ method: 'PUT', path: `/offices/${office.id}`, body: { name } })
    else {
      const body = { bureauId: bureau.id, parentId: parentId || null, name }
      change.mutate({ method: 'POST', path: '/offices', body })
    }
  }
  return (
    <FormDrawer
      title={office ? `改科室名称：${office.name}` : '新增科室'}
      verb={office ? '保存名称' : '新增科室'}
      saving={change.isPending}
      canSave={name.trim() !== ''}
      onSave={save}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有保存" />}
    >
      <Field label="科室名称" required error={issueOf(change.error, 'name')}>
        {(ids) => <Input {...ids} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      {!office && (
        <Field label="属于" help={bureau.name}>
          {(ids) => (
            <Select
              {...ids}
              value={parentId}
              options={[
                { value: '', label: '直属本单位' },
                ...offices.map((one) => ({ value: one.id, label: one.name })),
              ]}
              onChange={setParentId}
            />
          )}
        </Field>
      )}
    </FormDrawer>
  )
}
