import { describeRate } from '@sunlot/contract'
import { InputNumber } from 'antd'
import { CLASSES, toggleMonth, type TrialLine, withClassPercent, withPercent } from './simulator.rules.ts'

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

type SimulatorLinesProps = { lines: readonly TrialLine[]; onChange: (lines: TrialLine[]) => void }

/** The lines with their rates and months to play with. */
export function SimulatorLines({ lines, onChange }: SimulatorLinesProps) {
  function replace(line: TrialLine): void {
    onChange(lines.map((one) => (one.lineId === line.lineId ? line : one)))
  }
  return (
    <div className="wide-scroll">
      <table className="plain-table simulator-table">
        <caption className="visually-hidden">可以改的比例和月份</caption>
        <thead>
          <tr>
            <th scope="col">计划项</th>
            <th scope="col">比例（%）</th>
            <th scope="col">哪几个月抽</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.lineId}>
              <th scope="row">
                {line.place}. {line.name}
              </th>
              <td>
                <RateCell line={line} onChange={replace} />
              </td>
              <td>
                <fieldset className="simulator-months-cell">
                  <legend className="visually-hidden">{line.name}的月份</legend>
                  {MONTHS.map((month) => (
                    <button
                      key={month}
                      type="button"
                      className={line.rounds.includes(month) ? 'month-toggle month-on' : 'month-toggle'}
                      aria-pressed={line.rounds.includes(month)}
                      aria-label={`${month}月`}
                      onClick={() => replace(toggleMonth(line, month))}
                    >
                      {month}
                    </button>
                  ))}
                </fieldset>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function RateCell({ line, onChange }: { line: TrialLine; onChange: (line: TrialLine) => void }) {
  const { byClass, percent, rate, name } = line
  if (byClass) {
    return (
      <span className="simulator-classes">
        {CLASSES.map((riskClass) => (
          <label key={riskClass}>
            {riskClass}
            <Percent
              label={`${name} ${riskClass} 类比例`}
              value={byClass[riskClass] ?? 0}
              onChange={(value) => onChange(withClassPercent(line, riskClass, value))}
            />
          </label>
        ))}
      </span>
    )
  }
  if (percent === null) {
    return (
      <>
        {rate ? describeRate(rate) : '没有写'}{' '}
        <button type="button" className="link-button" onClick={() => onChange(withPercent(line, 5))}>
          换成比例
        </button>
      </>
    )
  }
  return <Percent label={`${name}比例`} value={percent} onChange={(value) => onChange(withPercent(line, value))} />
}

function Percent(props: { label: string; value: number; onChange: (value: number) => void }) {
  return (
    <InputNumber
      size="small"
      aria-label={props.label}
      min={0}
      max={100}
      step={1}
      value={props.value}
      onChange={(value) => props.onChange(value ?? 0)}
    />
  )
}
