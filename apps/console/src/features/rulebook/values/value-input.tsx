import { type Atom, POLICY_UNITS, type Shape } from '@sunlot/contract'
import { Input, InputNumber, Select } from 'antd'
import { Field, type FieldIds } from '../../../design/field.tsx'
import { LimitInput } from './limit-input.tsx'
import { MonthDayInput } from './month-day-input.tsx'
import { ShareInput } from './share-input.tsx'

type ValueInputProps = { shape: Shape; value: unknown; onChange: (value: unknown) => void }

/** The control of a value; a record is one control a part. */
export function ValueInput({ shape, value, onChange }: ValueInputProps) {
  if (shape.kind !== 'record') {
    return (
      <Field label="取值" required>
        {(ids) => <AtomInput ids={ids} atom={shape} value={value} onChange={onChange} />}
      </Field>
    )
  }
  const whole = value as Readonly<Record<string, unknown>>
  return Object.entries(shape.parts).map(([part, atom]) => (
    <Field key={part} label={atom.label} required>
      {(ids) => (
        <AtomInput
          ids={ids}
          atom={atom}
          value={whole[part]}
          onChange={(next) => onChange({ ...whole, [part]: next })}
        />
      )}
    </Field>
  ))
}

type AtomInputProps = { ids: FieldIds; atom: Atom; value: unknown; onChange: (value: unknown) => void }

function AtomInput({ ids, atom, value, onChange }: AtomInputProps) {
  switch (atom.kind) {
    case 'flag':
      return <p id={ids.id}>{atom.words}</p>
    case 'count':
      return (
        <InputNumber
          {...ids}
          min={1}
          max={250}
          precision={0}
          suffix={POLICY_UNITS[atom.unit]}
          value={Number(value)}
          onChange={onChange}
        />
      )
    case 'choice':
      return (
        <Select
          {...ids}
          value={String(value)}
          options={Object.entries(atom.options).map(([option, label]) => ({ value: option, label }))}
          onChange={onChange}
        />
      )
    case 'share':
      return <ShareInput ids={ids} value={value} onChange={onChange} />
    case 'text':
      return <Input {...ids} value={String(value)} onChange={({ target }) => onChange(target.value)} />
    case 'texts':
      return <LinesInput ids={ids} value={value} onChange={onChange} />
    case 'monthDay':
      return <MonthDayInput ids={ids} value={String(value)} onChange={onChange} />
    case 'limit':
      return <LimitInput ids={ids} value={value} onChange={onChange} />
  }
}

/** One entry a line. */
function LinesInput({ ids, value, onChange }: Omit<AtomInputProps, 'atom'>) {
  const lines = value as readonly string[]
  return (
    <Input.TextArea
      {...ids}
      rows={Math.max(3, lines.length + 1)}
      placeholder="一行写一个"
      defaultValue={lines.join('\n')}
      onChange={({ target }) =>
        onChange(
          target.value
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        )
      }
    />
  )
}
