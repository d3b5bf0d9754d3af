import { formatDateWithWeekday } from '@sunlot/contract'
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useToday } from '../../../api/session.ts'
import { Field } from '../../../design/field.tsx'
import { Panel } from '../../../design/panel.tsx'
import type { SectionProps } from './task-form.rules.ts'

const FIELDS = [
  { name: 'inspectFrom', label: '从' },
  { name: 'inspectUntil', label: '到' },
] as const

/** 时间: the days of the checks; certificates must be valid on all of them. */
export function TimeSection({ form, set, faults, preview }: SectionProps) {
  const today = useToday()
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
              <DatePicker
                {...ids}
                value={form[name] ? dayjs(form[name]) : null}
                format={(day) => formatDateWithWeekday(day.format('YYYY-MM-DD'), today)}
                onChange={(day) => set({ [name]: day ? day.format('YYYY-MM-DD') : '' })}
              />
            )}
          </Field>
        ))}
      </div>
    </Panel>
  )
}
