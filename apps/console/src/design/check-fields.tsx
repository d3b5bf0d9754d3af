import { CHECK_METHODS, CHECK_TYPES, type CheckMethod, formatCount } from '@sunlot/contract'
import { Checkbox, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { Field } from './field.tsx'

type CheckType = keyof typeof CHECK_TYPES

const METHOD_OPTIONS = Object.entries(CHECK_METHODS).map(([value, label]) => ({ value: value as CheckMethod, label }))
const TYPE_OPTIONS = Object.entries(CHECK_TYPES).map(([value, label]) => ({ value: value as CheckType, label }))

type ItemsFieldProps = {
  items: readonly { id: string; name: string; category: string; targets: number }[]
  value: string[]
  onChange: (itemIds: string[]) => void
  required?: boolean
  help?: ReactNode
  error?: ReactNode
}

/** 抽查事项: one or several of the bureau's list, each with its category and the size of its directory. */
export function ItemsField({ items, value, onChange, ...field }: ItemsFieldProps) {
  return (
    <Field label="抽查事项" {...field}>
      {(ids) => (
        <Select
          {...ids}
          mode="multiple"
          optionFilterProp="label"
          placeholder="选一项或几项"
          value={value}
          options={items.map(({ id, name, category, targets }) => ({
            value: id,
            label: `${name}（${category}，${formatCount(targets)} 户）`,
          }))}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

/** 检查类型. */
export function CheckTypeField({ value, onChange }: { value: CheckType; onChange: (type: CheckType) => void }) {
  return (
    <Field label="检查类型">
      {({ id, ...ids }) => (
        <Radio.Group
          id={id}
          {...ids}
          options={TYPE_OPTIONS}
          value={value}
          onChange={({ target }) => onChange(target.value as CheckType)}
        />
      )}
    </Field>
  )
}

type MethodsFieldProps = {
  value: CheckMethod[]
  onChange: (methods: CheckMethod[]) => void
  required?: boolean
  disabled?: boolean
  error?: ReactNode
}

/** 检查方式 (S1-18). */
export function MethodsField({ value, onChange, disabled = false, ...field }: MethodsFieldProps) {
  return (
    <Field label="检查方式" {...field}>
      {({ 'aria-invalid': isInvalid }) => (
        <Checkbox.Group
          aria-label="检查方式"
          options={METHOD_OPTIONS}
          value={value}
          disabled={disabled}
          onChange={onChange}
          {...(isInvalid && { className: 'field-group-invalid' })}
        />
      )}
    </Field>
  )
}
