import { InputNumber, Radio } from 'antd'
import type { FieldIds } from '../../../design/field.tsx'
import { MonthDayInput } from './month-day-input.tsx'

type Limit = { readonly workingDays: number } | { readonly until: string }
type LimitInputProps = { ids: FieldIds; value: unknown; onChange: (value: Limit) => void }

/** So many working days, or a day of the year. */
export function LimitInput({ ids, value, onChange }: LimitInputProps) {
  const limit = value as Limit
  const kind = 'until' in limit ? 'until' : 'workingDays'
  return (
    <div className="limit-input">
      <Radio.Group
        value={kind}
        options={[
          { value: 'workingDays', label: '若干工作日内' },
          { value: 'until', label: '到某一天为止' },
        ]}
        onChange={({ target }) => onChange(target.value === 'until' ? { until: '12-31' } : { workingDays: 5 })}
      />
      {'until' in limit ? (
        <MonthDayInput ids={ids} value={limit.until} onChange={(until) => onChange({ until })} />
      ) : (
        <InputNumber
          {...ids}
          min={1}
          max={250}
          precision={0}
          suffix="个工作日"
          value={limit.workingDays}
          onChange={(workingDays) => onChange({ workingDays: workingDays ?? 1 })}
        />
      )}
    </div>
  )
}
