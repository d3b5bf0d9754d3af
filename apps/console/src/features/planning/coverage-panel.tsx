import { formatCount, formatPercent, formatShare, type PlanCoverage } from '@sunlot/contract'
import { Link } from 'react-router'
import { Panel } from '../../design/panel.tsx'
import { RiskLetter } from '../../design/risk-letter.tsx'

const MOST_DOTS = 52
const ROUND_SCALES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000]

type CoveragePanelProps = { planId: string; year: number; coverage: PlanCoverage }

/** What the plan reaches by risk class: one dot for so many firms, solid where a check is planned. */
export function CoveragePanel({ planId, year, coverage }: CoveragePanelProps) {
  const largest = Math.max(1, ...coverage.byRisk.map(({ total }) => total))
  const scale = ROUND_SCALES.find((step) => largest / step <= MOST_DOTS) ?? Math.ceil(largest / MOST_DOTS)
  return (
    <Panel
      title="覆盖情况"
      note={`按风险类别，一点为 ${formatCount(scale)} 户，实心为计划抽查`}
      action={<Link to={`/plans/${planId}/matrix`}>事项对照表</Link>}
    >
      {coverage.byRisk.length === 0 && <p className="note">名录库里还没有对象，先导入名录</p>}
      <ul className="coverage-rows">
        {coverage.byRisk.map((row) => (
          <CoverageRow key={row.riskClass ?? '-'} row={row} scale={scale} />
        ))}
      </ul>
      <p className="note coverage-live">{sayLive(year, coverage)}</p>
    </Panel>
  )
}

type Row = PlanCoverage['byRisk'][number]

function CoverageRow({ row: { riskClass, total, expected }, scale }: { row: Row; scale: number }) {
  const dots = Math.max(1, Math.round(total / scale))
  const solid = expected > 0 ? Math.max(1, Math.round(expected / scale)) : 0
  return (
    <li>
      {riskClass ? <RiskLetter risk={riskClass} /> : <span className="note">未分</span>}
      <span className="coverage-dots" aria-hidden="true">
        {Array.from({ length: dots }, (_, index) => (
          <i key={`${index}`} className={index < solid ? 'coverage-dot coverage-solid' : 'coverage-dot'} />
        ))}
      </span>
      <span className="num">
        {formatCount(Math.round(expected))} / {formatCount(total)} 户
      </span>
      <b className="num">{formatPercent(total > 0 ? expected / total : 0)}</b>
    </li>
  )
}

/** S1-15: the live counter against the year's floor, and how sure the forecast is. */
function sayLive(year: number, coverage: PlanCoverage): string {
  const { drawn, required, missing, atLeast, isExact, floor } = coverage
  const certainty = isExact ? '不会重复' : `按机会预计，至少 ${formatCount(atLeast)} 户`
  const share = formatShare(floor.share)
  const goal =
    missing > 0 ? `离 ${share}（${formatCount(required)} 户）还差 ${formatCount(missing)} 户` : `已达到 ${share}`
  return `${year}年已抽 ${formatCount(drawn)} 户，${goal}。${certainty}`
}
