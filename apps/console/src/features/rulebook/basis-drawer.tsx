import { type Basis, BASIS_LEVELS, type BasisInput } from '@sunlot/contract'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../api/failure-note.tsx'
import { Field } from '../../design/field.tsx'
import { FormDrawer } from '../../design/form-drawer.tsx'
import { CivilDatePicker } from '../../design/civil-date-picker.tsx'
import { useRulebookChange } from './rulebook.queries.ts'

const LEVELS = Object.entries(BASIS_LEVELS).map(([value, label]) => ({ value, label }))
const TEXTS = [
  { key: 'title', label: '文件名称', required: true, help: '' },
  { key: 'documentNo', label: '文号', required: false, help: '例如 刚政办〔2016〕62号' },
  { key: 'issuer', label: '发文机关', required: true, help: '' },
  { key: 'link', label: '原文网址', required: false, help: '以 https:// 开头，没有可不填' },
] as const

type BasisDrawerProps = { basis?: Basis; onClose: () => void }

/** Enters a document into the register, or corrects its entry. */
export function BasisDrawer({ basis, onClose }: BasisDrawerProps) {
  const [fields, setFields] = useState({
    level: basis?.level ?? 'superior',
    title: basis?.title ?? '',
    documentNo: basis?.documentNo ?? '',
    issuer: basis?.issuer ?? '',
    issuedOn: basis?.issuedOn ?? null,
    link: basis?.link ?? '',
  })
  const change = useRulebookChange(onClose)
  const set = (next: Partial<Omit<BasisInput, 'issuedOn'>> | { issuedOn: string | null }) =>
    setFields({ ...fields, ...next })

  function save(): void {
    if (basis) {
      change.mutate({ method: 'PUT', path: `/policy-bases/${basis.id}`, body: { ...fields, version: basis.version } })
    } else change.mutate({ method: 'POST', path: '/policy-bases', body: fields })
  }
  return (
    <FormDrawer
      title={basis ? '修改政策依据' : '登记政策依据'}
      verb={basis ? '保存' : '登记'}
      saving={change.isPending}
      canSave={fields.title.trim() !== '' && fields.issuer.trim() !== '' && fields.issuedOn !== null}
      onSave={save}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有保存" />}
    >
      <Field label="层级" required>
        {(ids) => <Select {...ids} value={fields.level} options={LEVELS} onChange={(level) => set({ level })} />}
      </Field>
      {TEXTS.map(({ key, label, required, help }) => (
        <Field key={key} label={label} required={required} help={help} error={issueOf(change.error, key)}>
          {(ids) => (
            <Input
              {...ids}
              maxLength={500}
              value={fields[key]}
              onChange={({ target }) => set({ [key]: target.value })}
            />
          )}
        </Field>
      ))}
      <Field label="发文日期" required error={issueOf(change.error, 'issuedOn')}>
        {(ids) => (
          <CivilDatePicker
            ids={ids}
            value={fields.issuedOn}
            placeholder="选择日期"
            onChange={(issuedOn) => set({ issuedOn })}
          />
        )}
      </Field>
    </FormDrawer>
  )
}
