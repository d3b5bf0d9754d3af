import type { PlanImport } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { MetTick } from '../../../design/met-tick.tsx'
import { PageHead } from '../../../design/page-head.tsx'
import { planQuery } from '../plans.queries.ts'
import { CheckTable } from './check-table.tsx'
import { ChooseTable } from './choose-table.tsx'
import { ConfirmLines } from './confirm-lines.tsx'
import { MapColumns } from './map-columns.tsx'
import { planImportQuery } from './plan-imports.queries.ts'
import '../../registry/imports/imports.css'
import '../../registry/imports/check-step.css'
import './plan-import.css'

const STEPS = ['选择表格', '对应各列', '试导入', '确认导入'] as const

/** 导入计划表: in four steps; nothing stands in the plan before the last one. */
export function PlanImportPage() {
  const { planId = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const importId = params.get('table') ?? ''
  const plan = useQuery(planQuery(planId))
  const { data, error } = useQuery({ ...planImportQuery(importId), enabled: importId !== '' })
  const one = importId === '' ? undefined : data
  const step = one ? stepOf(one, Number(params.get('step'))) : 1
  const go = (to: number, table = importId) =>
    setParams(to === 1 ? {} : { table, step: String(to) }, { preventScrollReset: true })
  return (
    <>
      <PageHead
        back={{ to: `/plans/${planId}`, label: plan.data?.title ?? '年度计划' }}
        title="导入计划表"
        note={one?.fileName}
      />
      <FailureNote error={error ?? plan.error} what="这张表没有打开" />
      <div className="plan-import">
        <Steps current={step} isDone={one?.status === 'committed'} onGo={one?.status === 'open' ? go : undefined} />
        {step === 1 && plan.data && <ChooseTable plan={plan.data} onStarted={({ id }) => go(3, id)} />}
        {one && step === 2 && <MapColumns key={one.version} one={one} onDone={() => go(3)} />}
        {one && step === 3 && <CheckTable one={one} onGo={go} />}
        {one && step === 4 && <ConfirmLines one={one} onGo={go} />}
      </div>
    </>
  )
}

/** Columns first while what is checked has no column; otherwise where the clerk went, the dry run by default. */
function stepOf(one: PlanImport, asked: number): number {
  if (one.status !== 'open') return 4
  if (one.missingColumns.length > 0 || one.rows.length === 0) return 2
  return asked >= 2 && asked <= 4 ? asked : 3
}

type StepsProps = { current: number; isDone: boolean; onGo: ((step: number) => void) | undefined }

function Steps({ current, isDone, onGo }: StepsProps) {
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
              {onGo && phase === 'done' && index > 0 ? (
                <button type="button" className="import-step-back" onClick={() => onGo(index + 1)}>
                  {name}
                </button>
              ) : (
                name
              )}
            </li>
          )
        })}
      </ol>
      <span className="note">{current < 4 ? '试导入只检查，计划里一项也没有写入' : '整表一起写入，不会只导一半'}</span>
    </div>
  )
}
