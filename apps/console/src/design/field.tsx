import { type ReactNode, useId } from 'react'
import { UnmetGlyph } from './glyphs.tsx'
import './field.css'

export interface FieldIds {
  readonly id: string
  readonly 'aria-describedby': string
  readonly 'aria-invalid': boolean
}

type FieldProps = {
  label: string
  required?: boolean
  /** Help after the label or under it. */
  help?: ReactNode
  /** What is wrong and how to put it right. */
  error?: ReactNode
  /** Draws the control and spreads the ids on it. */
  children: (ids: FieldIds) => ReactNode
}

/** Label above, control, error under it with the fix. */
export function Field({ label, required = false, help, error, children }: FieldProps) {
  const id = useId()
  const noteId = `${id}-note`
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required && <span className="field-star"> *</span>}
        {help && <span className="note"> {help}</span>}
      </label>
      {children({ id, 'aria-describedby': noteId, 'aria-invalid': Boolean(error) })}
      <div id={noteId} className="field-error" aria-live="polite">
        {error && (
          <>
            <UnmetGlyph size={16} />
            {error}
          </>
        )}
      </div>
    </div>
  )
}
