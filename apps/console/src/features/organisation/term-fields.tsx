import { Field } from '../../design/field.tsx'
import { CivilDatePicker } from '../../design/civil-date-picker.tsx'

interface Term {
  from: string
  until: string | null
}

/** First and last day; without a last one until further notice. */
export function TermFields({ from, until, onChange }: Term & { onChange: (term: Partial<Term>) => void }) {
  return (
    <div className="term-fields">
      <Field label="自" required>
        {(ids) => (
          <CivilDatePicker
            ids={ids}
            value={from || null}
            placeholder="选择日期"
            onChange={(day) => onChange({ from: day ?? '' })}
          />
        )}
      </Field>
      <Field label="至" help="不选即长期">
        {(ids) => (
          <CivilDatePicker ids={ids} value={until} placeholder="长期" onChange={(day) => onChange({ until: day })} />
        )}
      </Field>
    </div>
  )
}
