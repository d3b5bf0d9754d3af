import type { Import } from '@sunlot/contract'
import { MetTick } from '../../../design/met-tick.tsx'

const STEPS = ['选择文件', '对应各列', '试导入', '确认导入'] as const

/** Index of the step an import stands at. */
export function stepOf(one: Import | undefined, remapping: boolean): number {
  if (!one || one.status === 'failed' || one.status === 'discarded') return 0
  if (one.status === 'mapping' || remapping) return 1
  return one.status === 'reading' || one.status === 'checked' ? 2 : 3
}

type ImportStepsProps = {
  current: number
  /** All four are behind. */
  done: boolean
  /** Goes back to assigning the columns, where that is still possible. */
  onRemap?: (() => void) | undefined
}

/** The four steps; what is behind can be gone back to as long as nothing is written. */
export function ImportSteps({ current, done, onRemap }: ImportStepsProps) {
  return (
    <div className="import-steps">
      <ol>
        {STEPS.map((name, index) => {
          const state = done || index < current ? 'done' : index === current ? 'now' : 'later'
          return (
            <li key={name} className={`import-step-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
              <span className="import-step-mark">{state === 'done' ? <MetTick /> : index + 1}</span>
              {index === 1 && onRemap ? (
                <button type="button" className="import-step-back" onClick={onRemap}>
                  {name}
                </button>
              ) : (
                name
              )}
            </li>
          )
        })}
      </ol>
      <span className="import-promise">
        {done
          ? '已写入名录库，全程留痕里可查'
          : current === 3
            ? '整表一次写入，中途停下就一行也不写'
            : '试导入只检查，名录库里一行也没有写入'}
      </span>
    </div>
  )
}
