import { formatCount, type TaskInput } from '@sunlot/contract'
import { Link } from 'react-router'
import { ItemsField } from '../../../design/check-fields.tsx'
import { Panel } from '../../../design/panel.tsx'
import { ScopeFields } from '../../../design/scope-fields.tsx'
import type { SectionProps } from './task-form.rules.ts'

/** 范围: which entries of the directory form the pool. */
export function ScopeSection({ form: { scope }, set, faults, options, preview }: SectionProps) {
  const note = preview && `名录库里 ${formatCount(preview.size)} 户，参加抽取 ${formatCount(preview.eligible)} 户`
  const narrow = (part: Partial<TaskInput['scope']>) => set({ scope: { ...scope, ...part } })
  return (
    <Panel title="范围" note={note}>
      <ItemsField
        items={options.items}
        value={scope.itemIds}
        required
        error={faults.itemIds}
        onChange={(itemIds) => narrow({ itemIds })}
      />
      {options.items.length === 0 && (
        <p className="note">
          抽查事项清单还是空的，<Link to="/items">先去填清单</Link>
        </p>
      )}
      <ScopeFields scope={scope} options={options} onChange={narrow} />
    </Panel>
  )
}
