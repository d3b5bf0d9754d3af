import { Input } from 'antd'
import { issueOf } from '../../api/failure-note.tsx'
import { Field } from '../../design/field.tsx'

/** Shortest reason the server takes. */
const LEAST_REASON = 4

type ReasonFieldProps = {
  value: string
  onChange: (reason: string) => void
  /** The last refusal, for what it says about this field. */
  error: unknown
}

/** Why something is done; it stands in the history or the trail. */
export function ReasonField({ value, onChange, error }: ReasonFieldProps) {
  return (
    <Field label="理由" required help={`至少 ${LEAST_REASON} 个字，记入全程留痕`} error={issueOf(error, 'reason')}>
      {(ids) => (
        <Input.TextArea
          {...ids}
          rows={3}
          maxLength={200}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

export function isReason(reason: string): boolean {
  return reason.trim().length >= LEAST_REASON
}
