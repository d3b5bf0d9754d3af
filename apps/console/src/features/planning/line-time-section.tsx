import { describePeriod } from '@sunlot/contract'
import { Checkbox, Input } from 'antd'
import { Field } from '../../design/field.tsx'
import { Panel } from '../../design/panel.tsx'
import { type LineSectionProps, monthsPeriod } from './line-form.rules.ts'

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1)

type TimeSectionProps = LineSectionProps & { year: number; faults: Record<string, string> }

/** 实施时间: the months in which a round is drawn, and the words for it. */
export function TimeSection({ line: { time }, set, missing, year, faults }: TimeSectionProps) {
  function chooseMonths(months: number[]): void {
    const rounds = [...months].sort((a, b) => a - b)
    const period = monthsPeriod(year, rounds)
    set({ time: { rounds, period, periodText: period ? describeMonths(rounds) : '' } })
  }
  return (
    <Panel title="四、实施时间" note={missing.includes('time') ? '还没有写' : undefined}>
      <Field label="在哪几个月抽取" help="一个月一轮；避免集中在年底">
        {() => (
          <Checkbox.Group className="month-boxes" value={time.rounds} onChange={chooseMonths}>
            {MONTHS.map((month) => (
              <Checkbox key={month} value={month}>
                {month}月
              </Checkbox>
            ))}
          </Checkbox.Group>
        )}
      </Field>
      <Field
        label="时间的写法"
        help={time.period ? `按 ${describePeriod(time.period)} 安排` : '没有定的写明，例：局统一安排'}
        error={faults.period}
      >
        {(ids) => (
          <Input
            {...ids}
            maxLength={200}
            value={time.periodText}
            onChange={({ target }) => set({ time: { ...time, periodText: target.value } })}
          />
        )}
      </Field>
    </Panel>
  )
}

function describeMonths(rounds: readonly number[]): string {
  return rounds.map((month) => `${month}月`).join('、')
}
