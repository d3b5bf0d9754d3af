import type { PlanAnalysis, PlanDetail, Simulation } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, InputNumber } from 'antd'
import { useMemo, useState } from 'react'
import { useParams } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { Field } from '../../design/field.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { Panel } from '../../design/panel.tsx'
import { useSettled } from '../tasks/form/use-settled.ts'
import { analysisQuery, simulationQuery } from './analysis.queries.ts'
import { planQuery } from './plans.queries.ts'
import { SimulatorLines } from './simulator-lines.tsx'
import { SimulatorResult } from './simulator-result.tsx'
import { changesOf, startTrial } from './simulator.rules.ts'
import './planning.css'
import './simulator.css'

/** 测算: what the plan means for directory and people, with other numbers beside it. Arithmetic, no draw. */
export function SimulatorPage() {
  const { planId = '' } = useParams()
  const plan = useQuery(planQuery(planId))
  const analysis = useQuery(analysisQuery(planId))
  return (
    <>
      <PageHead
        back={{ to: `/plans/${planId}`, label: plan.data?.title ?? '年度计划' }}
        title="计划测算"
        note="按名录库、风险类别和人员推算，不是抽取，改的数不保存"
      />
      <FailureNote error={plan.error ?? analysis.error} what="测算没有打开" />
      {plan.data && analysis.data && <Simulator plan={plan.data} analysis={analysis.data} />}
    </>
  )
}

interface Crew {
  readonly people: number | null
  readonly peoplePerVisit: number
  readonly hoursPerVisit: number
  readonly hoursPerMonth: number
}

const USUAL: Crew = { people: null, peoplePerVisit: 2, hoursPerVisit: 4, hoursPerMonth: 40 }

function Simulator({ plan, analysis }: { plan: PlanDetail; analysis: PlanAnalysis }) {
  const [start] = useState(() => startTrial(plan, analysis))
  const [lines, setLines] = useState(start)
  const [crew, setCrew] = useState(USUAL)
  // One object as long as nothing changes, else it would never settle.
  const asked = useMemo(() => ({ ...crew, lines: changesOf(lines, start) }), [crew, lines, start])
  const input = useSettled(asked)
  const { data, error, isPlaceholderData } = useQuery(simulationQuery(plan.id, input))
  const isChanged = lines.some((line, index) => line !== start[index])
  return (
    <div className="simulator">
      <CrewPanel crew={crew} onChange={setCrew} simulation={data} />
      <div className="plan-stack">
        <Panel
          title="换个数看看"
          note="比例和月份都可以改，点月份排一轮"
          action={
            isChanged && (
              <Button size="small" onClick={() => setLines(start)}>
                回到计划
              </Button>
            )
          }
          flush
        >
          <SimulatorLines lines={lines} onChange={setLines} />
        </Panel>
        <FailureNote error={error} what="没有算出来" />
        {data && <SimulatorResult simulation={data} isChanged={isChanged} busy={isPlaceholderData} />}
      </div>
    </div>
  )
}

type CrewPanelProps = { crew: Crew; onChange: (crew: Crew) => void; simulation: Simulation | undefined }

function CrewPanel({ crew, onChange, simulation }: CrewPanelProps) {
  return (
    <Panel title="人手">
      <div className="simulator-crew">
        <Field label="可派执法人员（名）" help="空着按名录库里在岗持证的算">
          {(ids) => (
            <InputNumber
              {...ids}
              min={0}
              precision={0}
              value={crew.people}
              placeholder={simulation ? String(simulation.people) : ''}
              onChange={(people) => onChange({ ...crew, people })}
            />
          )}
        </Field>
        <Field label="每户几名">
          {(ids) => (
            <InputNumber
              {...ids}
              min={1}
              max={20}
              precision={0}
              value={crew.peoplePerVisit}
              onChange={(value) => onChange({ ...crew, peoplePerVisit: value ?? USUAL.peoplePerVisit })}
            />
          )}
        </Field>
        <Field label="每户用时（小时）" help="含路上">
          {(ids) => (
            <InputNumber
              {...ids}
              min={0.5}
              max={80}
              step={0.5}
              value={crew.hoursPerVisit}
              onChange={(value) => onChange({ ...crew, hoursPerVisit: value ?? USUAL.hoursPerVisit })}
            />
          )}
        </Field>
        <Field label="每人每月可用（小时）" help="用于检查的">
          {(ids) => (
            <InputNumber
              {...ids}
              min={1}
              max={240}
              value={crew.hoursPerMonth}
              onChange={(value) => onChange({ ...crew, hoursPerMonth: value ?? USUAL.hoursPerMonth })}
            />
          )}
        </Field>
      </div>
      {simulation && (
        <p className="note">
          每月最多能查 <b>{simulation.asPlanned.capacity}</b> 户次
        </p>
      )}
    </Panel>
  )
}
