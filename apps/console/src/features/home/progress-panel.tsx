import { formatCount, formatDate, formatPercent, type Home, RiskClassSchema } from '@sunlot/contract'
import type { ReactNode } from 'react'
import { useToday } from '../../api/session.ts'
import { Bar } from '../../design/bar.tsx'
import { ClauseTag } from '../../design/clause-tag.tsx'
import { Panel } from '../../design/panel.tsx'
import { RiskLetter } from '../../design/risk-letter.tsx'

type Progress = Home['progress']

/** The year so far: coverage against the floor of the bureau's rules, by risk letter, publication, limits kept. */
export function ProgressPanel({ progress }: { progress: Progress }) {
  const today = useToday()
  return (
    <Panel
      title={`${progress.year}年进度`}
      action={<span className="note">截至{formatDate(progress.asOf, today)}</span>}
    >
      <div className="measures">
        <Coverage coverage={progress.coverage} />
        <ByRisk rows={progress.byRisk} />
        <Published published={progress.published} />
        <OnTime onTime={progress.onTime} />
      </div>
    </Panel>
  )
}

function Coverage({ coverage }: { coverage: Progress['coverage'] }) {
  const { drawn, total, floor } = coverage
  const share = total > 0 ? drawn / total : 0
  const least = floor[0] / floor[1]
  // The floor is small: a bar of 100 % would press it against the left edge.
  const whole = Math.min(1, Math.max(least * 4, share * 1.5))
  return (
    <Measure name="抽查覆盖" ratio={total > 0 ? share : undefined}>
      <Bar
        value={share / whole}
        label="抽查覆盖"
        targets={[
          { at: least / whole, label: `不低于 ${formatPercent(least)}`, tag: <ClauseTag id={coverage.clause} solo /> },
        ]}
      />
      <p className="note">{total > 0 ? <Reached {...coverage} /> : '名录库里还没有检查对象'}</p>
    </Measure>
  )
}

function Reached({ drawn, total, floor }: Progress['coverage']) {
  const missing = Math.ceil((total * floor[0]) / floor[1]) - drawn
  return (
    <>
      已抽 {formatCount(drawn)} 户，共 {formatCount(total)} 户，
      {missing > 0 ? (
        <>
          距最低要求还差 <b className="measure-missing">{formatCount(missing)}</b> 户
        </>
      ) : (
        '已达最低要求'
      )}
    </>
  )
}

function ByRisk({ rows }: { rows: Progress['byRisk'] }) {
  const known = rows.flatMap((row) => {
    const risk = RiskClassSchema.safeParse(row.riskClass)
    return risk.success ? [{ ...row, risk: risk.data, share: row.total > 0 ? row.drawn / row.total : 0 }] : []
  })
  const most = Math.max(...known.map(({ share }) => share), 0)
  return (
    <section className="measure">
      <h3>各风险类别抽查比例</h3>
      {known.length === 0 && <p className="note">名录库里的对象还没有风险类别</p>}
      <ul className="measure-risks">
        {known.map(({ risk, share, drawn, total }) => (
          <li key={risk}>
            <RiskLetter risk={risk} />
            <Bar value={most > 0 ? share / most : 0} label={`${risk} 类已抽`} />
            <span className="num">{formatPercent(share)}</span>
            <span className="num note">
              {formatCount(drawn)}/{formatCount(total)} 户
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Published({ published: { done, due } }: Pick<Progress, 'published'>) {
  return (
    <Measure name="抽查公示" ratio={due > 0 ? done / due : undefined}>
      <Bar value={due > 0 ? done / due : 0} label="抽查公示" tone={done >= due ? 'met' : 'now'} />
      <p className="note">
        {due > 0 ? `已签字 ${formatCount(due)} 户，已公示 ${formatCount(done)} 户` : '还没有签字的名单'}
      </p>
    </Measure>
  )
}

function OnTime({ onTime: { done, late } }: Pick<Progress, 'onTime'>) {
  const all = done + late
  return (
    <Measure name="按期办结" ratio={all > 0 ? done / all : undefined}>
      <Bar value={all > 0 ? done / all : 0} label="按期办结" />
      <p className="note">
        {all > 0
          ? `${formatCount(all)} 件中 ${formatCount(done)} 件按期，逾期 ${formatCount(late)} 件`
          : '还没有办结的时限'}
      </p>
    </Measure>
  )
}

/** One measure: its name, the share in large figures, the bar and the numbers behind it. */
function Measure({ name, ratio, children }: { name: string; ratio: number | undefined; children: ReactNode }) {
  return (
    <section className="measure">
      <header>
        <h3>{name}</h3>
        <span className="measure-value">
          {ratio === undefined ? (
            '—'
          ) : (
            <>
              {formatPercent(ratio).slice(0, -1)}
              <small>%</small>
            </>
          )}
        </span>
      </header>
      {children}
    </section>
  )
}
