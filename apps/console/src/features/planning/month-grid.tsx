import {
  describeRate,
  formatCount,
  type LineAnalysis,
  ORGANISATION_WAYS,
  type PlanAnalysis,
  type PlanDetail,
  type PlanLine,
  type PlanRound,
  ROUND_STATES,
} from '@sunlot/contract'
import { Link } from 'react-router'
import { useToday } from '../../api/session.ts'
import { Panel } from '../../design/panel.tsx'
import './month-grid.css'

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)
const CATEGORIES = { general: '一般', key: '重点' } as const
/** Height of the tallest bar in px. */
const BAR_HEIGHT = 44

type MonthGridProps = { plan: PlanDetail; analysis: PlanAnalysis }

/** Lines against months; the heads of the month columns carry the balance of the year (S2-08). */
export function MonthGrid({ plan, analysis }: MonthGridProps) {
  const today = useToday()
  const current = today.startsWith(`${plan.year}-`) ? Number(today.slice(5, 7)) : null
  const byId = new Map(analysis.lines.map((line) => [line.lineId, line]))
  return (
    <Panel
      title="计划项和月度安排"
      note={<Legend lines={analysis.lines} />}
      action={<span className="note">每月不超过 {formatCount(analysis.monthLimit)} 户次，避免年底突击</span>}
      flush
    >
      <div className="wide-scroll">
        <table className="month-grid">
          <caption className="visually-hidden">{plan.title}的计划项和各月抽查户数</caption>
          <colgroup>
            <col className="grid-place" />
            <col />
            <col className="grid-category" />
            <col className="grid-base" />
            <col className="grid-rate" />
            <col className="grid-way" />
            <col span={12} className="grid-month" />
            <col className="grid-year" />
          </colgroup>
          <GridHead months={analysis.months} current={current} />
          <tbody>
            {plan.lines.map((line) => {
              const numbers = byId.get(line.id)
              return numbers && <LineRow key={line.id} line={line} {...{ planId: plan.id, numbers, current }} />
            })}
          </tbody>
          <GridFoot analysis={analysis} />
        </table>
      </div>
    </Panel>
  )
}

function Legend({ lines }: { lines: readonly LineAnalysis[] }) {
  const rounds = lines.flatMap((line) => line.rounds)
  const states = (['done', 'now', 'todo', 'late'] as const).filter(
    (state) => state !== 'late' || rounds.some((round) => round.state === 'late'),
  )
  return (
    <span className="grid-legend">
      {states.map((state) => (
        <span key={state}>
          <i className={`grid-key grid-key-${state}`} aria-hidden="true" />
          {ROUND_STATES[state]}
        </span>
      ))}
      <span>格内数字为抽查户数{rounds.some(({ isScheduled }) => !isScheduled) && '，虚线格按实施时间推算'}</span>
    </span>
  )
}

function GridHead({ months, current }: { months: readonly number[]; current: number | null }) {
  const highest = Math.max(1, ...months)
  return (
    <thead>
      <tr className="grid-bars">
        <td colSpan={6} className="grid-bars-label">
          各月合计（户次）
        </td>
        {months.map((visits, index) => (
          <td key={MONTHS[index]} className={cellOf(index + 1, current)}>
            {visits > 0 && (
              <span className={`grid-bar grid-bar-${tenseOf(index + 1, current)}`} aria-hidden="true">
                {formatCount(visits)}
                <i style={{ height: Math.max(3, Math.round((visits / highest) * BAR_HEIGHT)) }} />
              </span>
            )}
          </td>
        ))}
        <td>
          <span className="visually-hidden">全年</span>
        </td>
      </tr>
      <tr>
        <th scope="col">序</th>
        <th scope="col">抽查事项</th>
        <th scope="col">类别</th>
        <th scope="col" className="num">
          对象
        </th>
        <th scope="col">比例</th>
        <th scope="col">组织方式</th>
        {MONTHS.map((month) => (
          <th key={month} scope="col" className={cellOf(month, current)}>
            {month}月
          </th>
        ))}
        <th scope="col" className="num">
          全年
        </th>
      </tr>
    </thead>
  )
}

function tenseOf(month: number, current: number | null): 'past' | 'now' | 'future' {
  if (current === null || month > current) return 'future'
  return month === current ? 'now' : 'past'
}

/** A cell of a month column; the column of this month is tinted from its bar to the last line. */
function cellOf(month: number, current: number | null): string {
  return month === current ? 'grid-cell grid-current' : 'grid-cell'
}

type LineRowProps = { planId: string; line: PlanLine; numbers: LineAnalysis; current: number | null }

function LineRow({ planId, line, numbers, current }: LineRowProps) {
  const { rate, rateText } = line.amount
  const unplaced = numbers.rounds.filter(({ month }) => month === null)
  return (
    <tr>
      <td className="grid-cell">{line.lineNo || line.place}</td>
      <th scope="row">
        <Link to={`/plans/${planId}/lines/${line.id}`}>{line.name}</Link>
      </th>
      <td>
        {line.category === 'key' ? (
          <b>{CATEGORIES.key}</b>
        ) : line.category ? (
          <span className="grid-weak">{CATEGORIES.general}</span>
        ) : (
          line.categoryText || '—'
        )}
      </td>
      <td className="num">{formatCount(numbers.base)}</td>
      <td className="grid-words">{rate ? describeRate(rate) : rateText || '—'}</td>
      <td className={line.organisation === 'own' ? 'grid-weak' : undefined}>{ORGANISATION_WAYS[line.organisation]}</td>
      {MONTHS.map((month) => (
        <td key={month} className={cellOf(month, current)}>
          {numbers.rounds
            .filter((round) => round.month === month)
            .map((round, index) => (
              <RoundChip key={`${month} ${index}`} round={round} name={line.name} />
            ))}
        </td>
      ))}
      <td className="num">
        <b>{formatCount(numbers.visits)}</b>
        {unplaced.length > 0 && <span className="small grid-unplaced">{unplaced.length} 轮未排月份</span>}
      </td>
    </tr>
  )
}

/** One round: a link to its task once there is one. */
function RoundChip({ round, name }: { round: PlanRound; name: string }) {
  const look = `round round-${round.state}${round.isScheduled ? '' : ' round-loose'}`
  const words = (
    <>
      <span className="visually-hidden">{`${name}，${ROUND_STATES[round.state]}，`}</span>
      {formatCount(round.visits)}
      <span className="visually-hidden"> 户</span>
    </>
  )
  if (!round.taskId) return <span className={look}>{words}</span>
  return (
    <Link className={look} to={`/tasks/${round.taskId}`}>
      {words}
    </Link>
  )
}

function GridFoot({ analysis }: { analysis: PlanAnalysis }) {
  const { months, coverage, lines } = analysis
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={3}>
          合计
        </th>
        <td className="num">
          <b>{formatCount(coverage.total)}</b>
        </td>
        <td colSpan={2} className="grid-words">
          {coverage.outside === 0 ? '全部对象均在计划内' : `${formatCount(coverage.outside)} 户不在计划内`}
        </td>
        {months.map((visits, index) => (
          <td key={MONTHS[index]} className={visits === 0 ? 'grid-cell grid-zero' : 'grid-cell'}>
            {formatCount(visits)}
          </td>
        ))}
        <td className="num">
          <b>{formatCount(lines.reduce((sum, line) => sum + line.visits, 0))}</b>
        </td>
      </tr>
    </tfoot>
  )
}
