import { formatCount } from '@sunlot/contract'
import { Select } from 'antd'
import { Field } from './field.tsx'

type GroupFieldsProps = {
  pools: readonly { id: string; name: string; targets: number }[]
  tags: readonly { id: string; name: string }[]
  poolIds: readonly string[]
  tagIds: readonly string[]
  onChange: (groups: { poolIds: string[]; tagIds: string[] }) => void
}

/** 专项库 and 标签 that narrow a scope to their targets (S4-16, S2-07); nothing chosen is no limit. */
export function GroupFields({ pools, tags, poolIds, tagIds, onChange }: GroupFieldsProps) {
  return (
    <div className="form-pair">
      <Field label="专项库" help={pools.length === 0 ? '还没有单独设库' : undefined}>
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            optionFilterProp="label"
            placeholder="不限"
            value={[...poolIds]}
            options={pools.map(({ id, name, targets }) => ({
              value: id,
              label: `${name}（${formatCount(targets)} 户）`,
            }))}
            onChange={(chosen: string[]) => onChange({ poolIds: chosen, tagIds: [...tagIds] })}
          />
        )}
      </Field>
      <Field label="对象标签" help={tags.length === 0 ? '对象还没有标签' : undefined}>
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            optionFilterProp="label"
            placeholder="不限"
            value={[...tagIds]}
            options={tags.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(chosen: string[]) => onChange({ poolIds: [...poolIds], tagIds: chosen })}
          />
        )}
      </Field>
    </div>
  )
}
