import { formatDate } from '@sunlot/contract'
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { FieldIds } from '../../design/field.tsx'

type CivilDatePickerProps = {
  ids: FieldIds
  value: string | null
  /** Shown while there is no date: `长期`. */
  placeholder: string
  onChange: (value: string | null) => void
  onBlur?: () => void
}

/** A civil day, shown as 2026年10月8日; can be typed as 2026-10-08. */
export function CivilDatePicker({ ids, value, placeholder, onChange, onBlur }: CivilDatePickerProps) {
  return (
    <DatePicker
      {...ids}
      value={value ? dayjs(value) : null}
      format={[(day) => formatDate(day.format('YYYY-MM-DD')), 'YYYY-MM-DD', 'YYYY-M-D', 'YYYY/M/D']}
      placeholder={placeholder}
      onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : null)}
      {...(onBlur ? { onBlur } : {})}
    />
  )
}
