import type { Share } from '@sunlot/contract'
import { InputNumber } from 'antd'
import type { FieldIds } from '../../../design/field.tsx'

type ShareInputProps = { ids: FieldIds; value: unknown; onChange: (value: Share) => void }

/** A share typed as a percentage with at most two decimals, kept as integers. */
export function ShareInput({ ids, value, onChange }: ShareInputProps) {
  const [numerator, denominator] = value as Share
  return (
    <InputNumber
      {...ids}
      min={0.01}
      max={100}
      step={0.5}
      suffix="%"
      value={(numerator / denominator) * 100}
      onChange={(typed) => {
        const percent = Math.round((typed ?? 0) * 100) / 100
        if (typed !== null) onChange(Number.isInteger(percent) ? [percent, 100] : [Math.round(percent * 100), 10_000])
      }}
    />
  )
}
