import { createContext, type ReactNode, useId, useState } from 'react'
import { UnmetGlyph } from './glyphs.tsx'
import './field.css'

export interface FieldIds {
  readonly id: string
  readonly 'aria-describedby': string
  readonly 'aria-invalid': boolean
}

/** With it a control says itself what is wrong with its text; the empty sentence takes it back. */
export const TellFault = createContext<(fault: string) => void>(() => {})

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
  const [told, setTold] = useState('')
  const fault = told || error
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required && <span className="field-star"> *</span>}
        {help && <span className="note"> {help}</span>}
      </label>
      <TellFault value={setTold}>
        {children({ id, 'aria-describedby': noteId, 'aria-invalid': Boolean(fault) })}
      </TellFault>
      <div id={noteId} className="field-error" aria-live="polite">
        {fault && (
          <>
            <UnmetGlyph size={16} />
            {fault}
          </>
        )}
      </div>
    </div>
  )
}
