import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { FieldIds } from '../../../design/field.tsx'

type MonthDayInputProps = { ids: FieldIds; value: string; onChange: (value: string) => void }

// A leap year has every day there is.
const ANY_YEAR = '2024'

/** A day of the year, shown as 10月31日, kept as `10-31`. */
export function MonthDayInput({ ids, value, onChange }: MonthDayInputProps) {
  return (
    <DatePicker
      {...ids}
      value={value ? dayjs(`${ANY_YEAR}-${value}`) : null}
      format={['M月D日', 'MM-DD', 'M-D', 'M/D']}
      placeholder="选择月日"
      allowClear={false}
      onChange={(day) => onChange(day ? day.format('MM-DD') : '')}
    />
  )
}
