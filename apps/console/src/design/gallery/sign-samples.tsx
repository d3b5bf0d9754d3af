import { GATE_STATES, type GateState, RISK_CLASSES, type RiskClass } from '@sunlot/contract'
import { ClauseTag } from '../clause-tag.tsx'
import type { Clock } from '../clock-ticks.ts'
import { Dots } from '../dots.tsx'
import { Fingerprint } from '../fingerprint.tsx'
import { GateMark } from '../gate-list.tsx'
import { RiskLetter } from '../risk-letter.tsx'
import { RoadBeads } from '../road.tsx'
import { StateMark, StateTag } from '../state-mark.tsx'
import { ClockTicks, WorkingDayClock } from '../working-day-clock.tsx'
import { Sample } from './sample.tsx'

const COLOURS = [
  ['墨', '--ink', '正文'],
  ['次墨', '--ink2', '说明'],
  ['淡墨', '--ink3', '最淡的字'],
  ['控件边', '--control', '输入框、按钮边'],
  ['线', '--line', '分隔线'],
  ['纸', '--paper', '页面底'],
  ['靛青', '--accent', '能点、轮到您、现在'],
  ['靛青底', '--accent-tint', '选中'],
  ['绿', '--green', '已满足'],
  ['赭', '--amber', '请注意'],
  ['朱', '--red', '逾期、未满足'],
  ['朱底', '--red-tint', '未满足的行'],
] as const

const TODAY = '2026-10-08'
const FIVE: Clock = { total: 5, gone: 1, left: 4, over: 0, until: '2026-10-13', note: '', state: 'running' }
const CLOCKS: readonly Clock[] = [
  FIVE,
  { ...FIVE, gone: 4, left: 1, until: TODAY },
  { ...FIVE, gone: 5, left: 0, over: 2, until: '2026-09-29' },
  { ...FIVE, total: 14, gone: 7, left: 7, state: 'paused', pausedDays: 6, note: '检验检测中' },
  { ...FIVE, gone: 5, left: 0, state: 'done', note: '10月14日办结' },
]

export function ColourSamples() {
  return (
    <Sample title="颜色">
      <ul className="colours">
        {COLOURS.map(([name, token, use]) => (
          <li key={token}>
            <i style={{ background: `var(${token})` }} />
            <b>{name}</b>
            <span className="small">{use}</span>
          </li>
        ))}
      </ul>
    </Sample>
  )
}

export function GateSamples() {
  return (
    <Sample title="条件">
      <div className="sample-line">
        {(Object.keys(GATE_STATES) as GateState[]).map((state) => (
          <GateMark key={state} state={state} />
        ))}
      </div>
      <div className="sample-line">
        <ClauseTag id="S4-06" />
        <ClauseTag id="B-14" />
        <ClauseTag id="S4-06" solo />
        <span className="note">点开看条文原话和凭据</span>
      </div>
      <Dots count={78} drawn={[9, 38, 62]} />
      <Fingerprint value="8b237f8167045c99" />
    </Sample>
  )
}

export function ClockSamples() {
  return (
    <Sample title="工作日时限">
      {CLOCKS.map((clock) => (
        <p key={`${clock.state}${clock.gone}`}>
          <WorkingDayClock clock={clock} today={TODAY} withDue={clock === FIVE} />
        </p>
      ))}
      <ClockTicks clock={FIVE} />
    </Sample>
  )
}

export function RiskSamples() {
  return (
    <Sample title="风险类别，只在内部页面用">
      <div className="sample-line">
        {(Object.keys(RISK_CLASSES) as RiskClass[]).map((risk) => (
          <RiskLetter key={risk} risk={risk} withWord />
        ))}
      </div>
      <div className="sample-line">
        <StateMark tone="good">正常</StateMark>
        <StateMark tone="soon">即将到期</StateMark>
        <StateMark tone="bad">已经过期</StateMark>
        <StateMark tone="now">检查中</StateMark>
        <StateMark tone="later">未开始</StateMark>
      </div>
      <div className="sample-line">
        <RoadBeads current={5} />
        <span className="note">九步走到第五步</span>
        <StateTag>抽取中</StateTag>
      </div>
    </Sample>
  )
}
