import {
  kindFieldName,
  type KindField,
  TARGET_DETAILS,
  TARGET_KIND_FIELDS,
  type TargetDetailKey,
  type TargetInput,
} from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { issueOf } from '../../../api/failure-note.tsx'
import { Field } from '../../../design/field.tsx'
import { targetQuery, targetsQuery } from '../registry.queries.ts'

type KindFieldsProps = {
  form: TargetInput
  error: unknown
  /** What is missing of the required ones, once the form was tried. */
  fault: { path: readonly string[]; text: string } | undefined
  onChange: (part: Partial<TargetInput>) => void
}

/** S3-08: what this kind of target must and may say besides name and code; address and permit stand in their own sections. */
export function KindFields({ form, error, fault, onChange }: KindFieldsProps) {
  const { required, offered } = TARGET_KIND_FIELDS[form.kind]
  const asked: readonly KindField[] = [...(required as readonly (readonly KindField[])[]).flat(), ...offered]
  const details = asked.filter((field): field is TargetDetailKey => field in TARGET_DETAILS)
  const faultOf = (field: KindField) => fault?.path.at(-1) === field && fault.text
  return (
    <>
      {details.map((key) => (
        <Field
          key={key}
          label={TARGET_DETAILS[key]}
          required={isAlone(required, key)}
          error={issueOf(error, `details.${key}`) ?? faultOf(key)}
          {...(key === 'phone' ? { help: '不进列表和导出' } : {})}
        >
          {(ids) => (
            <Input
              {...ids}
              maxLength={200}
              value={form.details[key] ?? ''}
              onChange={(event) => onChange({ details: withDetail(form.details, key, event.target.value) })}
            />
          )}
        </Field>
      ))}
      {asked.includes('responsibleId') && (
        <Field
          label={kindFieldName('responsibleId')}
          error={issueOf(error, 'responsibleId') ?? faultOf('responsibleId')}
        >
          {(ids) => (
            <ResponsibleSelect
              ids={ids}
              value={form.responsibleId}
              onChange={(responsibleId) => onChange({ responsibleId })}
            />
          )}
        </Field>
      )}
    </>
  )
}

function isAlone(required: readonly (readonly KindField[])[], field: KindField): boolean {
  return required.some((group) => group.length === 1 && group[0] === field)
}

function withDetail(details: TargetInput['details'], key: TargetDetailKey, text: string): TargetInput['details'] {
  const { [key]: _before, ...rest } = details
  return text === '' ? rest : { ...rest, [key]: text }
}

type ResponsibleSelectProps = {
  ids: object
  value: string | null
  onChange: (id: string | null) => void
}

/** Another entry of the directory, found by two characters of its name. */
function ResponsibleSelect({ ids, value, onChange }: ResponsibleSelectProps) {
  const [text, setText] = useState('')
  const found = useQuery({ ...targetsQuery({ q: text, size: 20 }), enabled: text.trim().length >= 2 }).data?.rows ?? []
  const chosen = useQuery({ ...targetQuery(value ?? ''), enabled: value !== null }).data
  const options = [...(chosen ? [chosen] : []), ...found.filter(({ id }) => id !== chosen?.id)]
  return (
    <Select
      {...ids}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value}
      placeholder="输入名称里的两个字"
      options={options.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id: string | undefined) => onChange(id ?? null)}
    />
  )
}
