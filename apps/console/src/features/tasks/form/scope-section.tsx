import { formatCount, TARGET_KINDS, type TargetKind } from '@sunlot/contract'
import { Select } from 'antd'
import { Link } from 'react-router'
import { Field } from '../../../design/field.tsx'
import { GroupFields } from '../../../design/group-fields.tsx'
import { Panel } from '../../../design/panel.tsx'
import type { SectionProps } from './task-form.rules.ts'

const KIND_OPTIONS = Object.entries(TARGET_KINDS).map(([value, label]) => ({ value: value as TargetKind, label }))

/** 范围: which entries of the directory form the pool. */
export function ScopeSection({ form: { scope }, set, faults, options, preview }: SectionProps) {
  const note = preview && `名录库里 ${formatCount(preview.size)} 户，参加抽取 ${formatCount(preview.eligible)} 户`
  return (
    <Panel title="范围" note={note}>
      <Field label="抽查事项" required error={faults.itemIds}>
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            optionFilterProp="label"
            placeholder="选一项或几项"
            value={scope.itemIds}
            options={options.items.map(({ id, name, category, targets }) => ({
              value: id,
              label: `${name}（${category}，${formatCount(targets)} 户）`,
            }))}
            onChange={(itemIds) => set({ scope: { ...scope, itemIds } })}
          />
        )}
      </Field>
      {options.items.length === 0 && (
        <p className="note">
          抽查事项清单还是空的，<Link to="/items">先去填清单</Link>
        </p>
      )}
      <div className="form-pair">
        <Field label="对象种类">
          {(ids) => (
            <Select
              {...ids}
              mode="multiple"
              placeholder="不限"
              value={scope.kinds}
              options={KIND_OPTIONS}
              onChange={(kinds) => set({ scope: { ...scope, kinds } })}
            />
          )}
        </Field>
        <Field label="所在地">
          {(ids) => (
            <Select
              {...ids}
              mode="multiple"
              placeholder="不限"
              value={scope.regions}
              options={options.regions.map((region) => ({ value: region, label: region }))}
              onChange={(regions) => set({ scope: { ...scope, regions } })}
            />
          )}
        </Field>
      </div>
      <GroupFields {...options} {...scope} onChange={(groups) => set({ scope: { ...scope, ...groups } })} />
    </Panel>
  )
}
