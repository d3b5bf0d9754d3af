import { formatDateWithWeekday } from '@sunlot/contract'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'
import { Field } from '../../../design/field.tsx'
import { Panel } from '../../../design/panel.tsx'
import type { SectionProps } from './task-form.rules.ts'

const FIELDS = [
  { name: 'inspectFrom', label: '从' },
  { name: 'inspectUntil', label: '到' },
] as const

/** 时间: the days of the checks; certificates must be valid on all of them. */
export function TimeSection({ form, set, faults, preview }: SectionProps) {
  const expiring = preview?.certificatesExpiring ?? 0
  return (
    <Panel
      title="检查时间"
      note={expiring > 0 ? `${expiring} 名人员的证件在检查结束前到期，已排除` : '执法证须在检查结束前有效'}
    >
      <div className="form-pair">
        {FIELDS.map(({ name, label }) => (
          <Field key={name} label={label} required error={faults[name]}>
            {(ids) => (
              <CivilDatePicker
                ids={ids}
                value={form[name] || null}
                placeholder="选择日期"
                say={formatDateWithWeekday}
                onChange={(day) => set({ [name]: day ?? '' })}
              />
            )}
          </Field>
        ))}
      </div>
    </Panel>
  )
}
