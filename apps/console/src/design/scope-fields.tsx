import { formatCount, TARGET_KINDS, type TargetKind } from '@sunlot/contract'
import { Select } from 'antd'
import type { ReactNode } from 'react'
import { Field } from './field.tsx'
import './form-page.css'

const KIND_OPTIONS = Object.entries(TARGET_KINDS).map(([value, label]) => ({ value: value as TargetKind, label }))

interface Scope {
  kinds: TargetKind[]
  regions: string[]
  poolIds: string[]
  tagIds: string[]
}

type ScopeFieldsProps = {
  scope: Scope
  options: {
    readonly regions: readonly string[]
    readonly pools: readonly { id: string; name: string; targets: number }[]
    readonly tags: readonly { id: string; name: string }[]
  }
  onChange: (part: Partial<Scope>) => void
}

/** What narrows a scope to its targets: kind, region, 专项库 and 标签 (S4-16, S2-07); nothing chosen is no limit. */
export function ScopeFields({ scope, options: { regions, pools, tags }, onChange }: ScopeFieldsProps) {
  return (
    <div className="form-pair">
      <Choice label="对象种类" value={scope.kinds} options={KIND_OPTIONS} onChange={(kinds) => onChange({ kinds })} />
      <Choice
        label="所在地"
        value={scope.regions}
        options={regions.map((region) => ({ value: region, label: region }))}
        onChange={(chosen) => onChange({ regions: chosen })}
      />
      <Choice
        label="专项库"
        help={pools.length === 0 && '还没有单独设库'}
        value={scope.poolIds}
        options={pools.map(({ id, name, targets }) => ({ value: id, label: `${name}（${formatCount(targets)} 户）` }))}
        onChange={(poolIds) => onChange({ poolIds })}
      />
      <Choice
        label="对象标签"
        help={tags.length === 0 && '对象还没有标签'}
        value={scope.tagIds}
        options={tags.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(tagIds) => onChange({ tagIds })}
      />
    </div>
  )
}

type ChoiceProps<Value> = {
  label: string
  help?: ReactNode
  value: Value[]
  options: { value: Value; label: string }[]
  onChange: (value: Value[]) => void
}

function Choice<Value extends string>({ label, help, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <Field label={label} help={help}>
      {(ids) => (
        <Select
          {...ids}
          mode="multiple"
          optionFilterProp="label"
          placeholder="不限"
          value={value}
          options={options}
          onChange={onChange}
        />
      )}
    </Field>
  )
}
