import { formatCount, formatPercent, type PlanCheck, type Scenario, type Simulation } from '@sunlot/contract'
import type { ReactNode } from 'react'
import { ClauseTag } from '../../design/clause-tag.tsx'
import { Panel } from '../../design/panel.tsx'
import { RiskLetter } from '../../design/risk-letter.tsx'
import { CheckRow } from './checks-panel.tsx'

type SimulatorResultProps = { simulation: Simulation; isChanged: boolean; busy: boolean }

/** The plan as written and as changed, number beside number. */
export function SimulatorResult({ simulation, isChanged, busy }: SimulatorResultProps) {
  const { asPlanned, changed } = simulation
  const scenarios = isChanged ? [asPlanned, changed] : [asPlanned]
  const headings = isChanged ? ['按计划', '改动后'] : ['按计划']
  return (
    <div className="plan-stack" aria-live="polite" aria-busy={busy}>
      <Panel title="结果" note="预计数，按机会推算" flush>
        <table className="plain-table">
          <caption className="visually-hidden">测算结果</caption>
          <thead>
            <tr>
              <th scope="col">项目</th>
              {headings.map((heading) => (
                <th key={heading} scope="col" className="num">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsOf(scenarios).map(({ name, cells }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, index) => (
                  <td key={headings[index]} className="num">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
            {RISKS.map((risk) => (
              <RiskRow key={risk} risk={risk} scenarios={scenarios} />
            ))}
          </tbody>
        </table>
      </Panel>
      <MonthsPanel scenarios={scenarios} headings={headings} />
      <ChecksPanelOf checks={(isChanged ? changed : asPlanned).checks} />
    </div>
  )
}

const RISKS = ['A', 'B', 'C', 'D'] as const

function rowsOf(scenarios: readonly Scenario[]): { name: string; cells: ReactNode[] }[] {
  const each = (name: string, cell: (scenario: Scenario) => ReactNode) => ({ name, cells: scenarios.map(cell) })
  return [
    each('全年抽查（户次）', ({ visits }) => formatCount(visits)),
    each('不重复抽查（户）', ({ coverage }) => sayCoverage(coverage)),
    each('离年度要求还差（户）', ({ coverage }) =>
      formatCount(Math.max(0, Math.ceil(coverage.required - coverage.expected))),
    ),
    each('人手不够查的（户次）', ({ shortfall }) => (
      <span className={shortfall > 0 ? 'over-hours' : undefined}>{formatCount(shortfall)}</span>
    )),
    each(`同一对象可能超过 ${scenarios[0]?.overCap.cap ?? 1} 次的（户）`, ({ overCap }) => (
      <>
        {formatCount(overCap.possible)}，预计 {formatCount(overCap.expected)} <ClauseTag id={overCap.clause} solo />
      </>
    )),
  ]
}

function sayCoverage({ expected, total }: Scenario['coverage']): string {
  const share = total > 0 ? formatPercent(expected / total) : '—'
  return `${formatCount(Math.round(expected))}（${share}）`
}

function RiskRow({ risk, scenarios }: { risk: (typeof RISKS)[number]; scenarios: readonly Scenario[] }) {
  const rows = scenarios.map(({ coverage }) => coverage.byRisk.find(({ riskClass }) => riskClass === risk))
  if (rows.every((row) => row === undefined)) return null
  return (
    <tr>
      <th scope="row">
        <RiskLetter risk={risk} withWord />
      </th>
      {rows.map((row, index) => (
        <td key={`${risk} ${index}`} className="num">
          {row
            ? `${formatCount(Math.round(row.expected))} / ${formatCount(row.total)} 户，${formatPercent(row.expected / row.total)}`
            : '—'}
        </td>
      ))}
    </tr>
  )
}

function MonthsPanel({ scenarios, headings }: { scenarios: readonly Scenario[]; headings: readonly string[] }) {
  return (
    <Panel title="各月" note="上为户次，下为人均次数，红字超过人手" flush>
      <div className="wide-scroll">
        <table className="plain-table simulator-months">
          <caption className="visually-hidden">各月户次和人均次数</caption>
          <thead>
            <tr>
              <th scope="col">情形</th>
              {Array.from({ length: 12 }, (_, index) => (
                <th key={`${index}`} scope="col" className="num">
                  {index + 1}月
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {scenarios.map(({ months }, place) => (
              <tr key={headings[place]}>
                <th scope="row">{headings[place]}</th>
                {months.map(({ visits, perPerson, isOver }, index) => (
                  <td key={`${index}`} className="num">
                    <span className={isOver ? 'over-hours' : undefined}>
                      {formatCount(visits)}
                      {isOver && <span className="visually-hidden">，超过人手</span>}
                    </span>
                    <br />
                    <span className="note">{formatCount(perPerson)}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function ChecksPanelOf({ checks }: { checks: readonly PlanCheck[] }) {
  const open = checks.filter(({ state }) => state !== 'passed')
  return (
    <Panel title="计划检查" note={open.length === 0 ? '都满足' : `${open.length} 项要看`} flush>
      <ul>
        {open.map((check) => (
          <CheckRow key={check.id} check={{ ...check, link: null }} />
        ))}
      </ul>
      {open.length === 0 && <p className="note plan-none">按这些数，各项检查都满足</p>}
    </Panel>
  )
}
