import { IMPORT_KINDS, type Import, type ImportKind } from '@sunlot/contract'
import { Drawer } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import { MetTick } from '../../../design/met-tick.tsx'
import { CheckStep } from './check-step.tsx'
import { ChooseFile } from './choose-file.tsx'
import { ConfirmStep } from './confirm-step.tsx'
import { STEPS, stepOf } from './import-words.ts'
import { useImport } from './imports.queries.ts'
import { MapColumns } from './map-columns.tsx'
import './imports.css'

type ImportDrawerProps = {
  kind: ImportKind
  /** `new` for the choice of a file. */
  importId: string
  /** Opens another import, or none. */
  onOpen: (importId: string | undefined) => void
}

/** Import in four steps; nothing stands in the directory before the last one (S1-11). May be closed at any time. */
export function ImportDrawer({ kind, importId, onOpen }: ImportDrawerProps) {
  const { data, error } = useImport(importId === 'new' ? undefined : importId)
  // Where the clerk went from a finished dry run: back to the columns, or on to the confirmation.
  const [detour, setDetour] = useState<{ importId: string; step: 2 | 4 }>()
  const isDetour = data?.status === 'checked' && detour?.importId === importId
  const step = isDetour ? detour.step : stepOf(data)
  const go = (to: 2 | 3 | 4) => setDetour(to === 3 ? undefined : { importId, step: to })
  return (
    <Drawer
      open
      rootClassName="import-drawer"
      size="max(calc(100vw - 204px), min(100vw, 1000px))"
      closable={false}
      onClose={() => onOpen(undefined)}
      title={
        <h2>
          导入{IMPORT_KINDS[data?.kind ?? kind]} <span className="note">{data && fileWords(data, step)}</span>
        </h2>
      }
      extra={
        <button type="button" className="link-button import-close" onClick={() => onOpen(undefined)}>
          关闭
        </button>
      }
    >
      <Steps
        current={step}
        isDone={data?.status === 'committed'}
        {...(data?.status === 'checked' && step !== 2 ? { onMap: () => go(2) } : {})}
      />
      <FailureNote error={error} what="这份表格没有打开" />
      {step === 1 && (importId === 'new' || data) && <ChooseFile kind={kind} failed={data} onOpen={onOpen} />}
      {data && step === 2 && <MapColumns one={data} onAssigned={() => go(3)} />}
      {data && step === 3 && <CheckStep one={data} onConfirm={() => go(4)} onDiscarded={() => onOpen('new')} />}
      {data && step === 4 && <ConfirmStep one={data} onBack={() => go(3)} onOpen={onOpen} />}
    </Drawer>
  )
}

type StepsProps = {
  current: number
  isDone: boolean
  /** Back to the columns, while nothing is written. */
  onMap?: () => void
}

function Steps({ current, isDone, onMap }: StepsProps) {
  return (
    <div className="import-steps">
      <ol>
        {STEPS.map((name, index) => {
          const phase = isDone || index + 1 < current ? 'done' : index + 1 === current ? 'now' : 'todo'
          return (
            <li
              key={name}
              className={`import-step import-step-${phase}`}
              aria-current={phase === 'now' ? 'step' : undefined}
            >
              <span aria-hidden="true">{phase === 'done' ? <MetTick /> : index + 1}</span>
              {index === 1 && onMap ? (
                <button type="button" className="import-step-back" onClick={onMap}>
                  {name}
                </button>
              ) : (
                name
              )}
            </li>
          )
        })}
      </ol>
      <span className="note">
        {current < 4 ? '试导入只检查，名录库里一行也没有写入' : '整表一起写入，不会只导一半'}
      </span>
    </div>
  )
}

function fileWords({ fileName, status }: Import, step: number): string {
  return step >= 3 && status !== 'reading' ? `${fileName}，编码和表头已自动识别` : fileName
}
