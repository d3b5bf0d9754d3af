import { ROAD_STEPS, type TaskDetail } from '@sunlot/contract'
import { MetTick } from './met-tick.tsx'
import { Phrases } from './phrases.tsx'
import './road.css'

/** The road of a task with a short note under each step: `9月29日批准`. */
export function Road({ steps }: { steps: TaskDetail['road'] }) {
  return (
    <ol className="road">
      {steps.map((step, index) => (
        <li
          key={step.name}
          className={`road-step road-${step.state}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span className="road-mark" aria-hidden="true">
            {step.state === 'done' ? <MetTick /> : index + 1}
          </span>
          <span className="road-name">{step.name}</span>
          <span className="road-note">{step.note && <Phrases text={step.note} />}</span>
        </li>
      ))}
    </ol>
  )
}

/** The same road as nine beads, for a table row; `current` is 1 to 9. */
export function RoadBeads({ current }: { current: number }) {
  return (
    <span className="beads">
      {ROAD_STEPS.map((name, index) => (
        <i key={name} className={`bead bead-${phaseOf(index + 1, current)}`} aria-hidden="true" />
      ))}
      <span className="visually-hidden">九步中的第 {current} 步</span>
    </span>
  )
}

function phaseOf(step: number, current: number): 'done' | 'now' | 'todo' {
  if (step === current) return 'now'
  return step < current ? 'done' : 'todo'
}
