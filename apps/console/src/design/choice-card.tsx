import { type ReactNode, useId } from 'react'
import './choice-card.css'

type ChoiceCardProps = {
  /** Cards of one decision share a name. */
  name: string
  title: string
  /** What follows from this choice. */
  consequence?: ReactNode
  checked: boolean
  onChoose: () => void
  /** Fields that appear once chosen, e.g. the reason of a return. */
  children?: ReactNode
}

/** One way to decide, as a radio with its consequence written under it. */
export function ChoiceCard({ name, title, consequence, checked, onChoose, children }: ChoiceCardProps) {
  const id = useId()
  return (
    <div className={checked ? 'choice choice-checked' : 'choice'}>
      <input type="radio" id={id} name={name} checked={checked} onChange={onChoose} />
      <div className="choice-body">
        <label htmlFor={id}>
          <b>{title}</b>
          {consequence && <span className="note choice-consequence">{consequence}</span>}
        </label>
        {checked && children}
      </div>
    </div>
  )
}
