import { type Deadline, formatDate, formatDateWithWeekday } from '@sunlot/contract'

/** A limit as the server reads it. */
export type Clock = Pick<
  Deadline,
  'state' | 'unit' | 'total' | 'gone' | 'left' | 'over' | 'pausedDays' | 'until' | 'note'
>

export type Tick = 'gone' | 'today' | 'left' | 'over' | 'paused'
export type ClockTone = 'plain' | 'today' | 'over'

// More red ticks than this say nothing that the number beside them does not.
const MOST_OVER_TICKS = 10

const UNITS = { workingDay: '个工作日', day: '日' } as const

/** One tick a working day: gone, paused, today, left, over. A limit that is not counted in working days has none. */
export function ticksOf(clock: Clock): readonly Tick[] {
  if (clock.state === 'uncounted' || clock.unit === 'day') return []
  const gone = repeat('gone', clock.gone)
  const paused = repeat('paused', clock.pausedDays ?? 0)
  if (clock.state === 'done') return [...gone, ...paused]
  if (clock.over > 0) return [...gone, ...paused, ...repeat('over', Math.min(clock.over, MOST_OVER_TICKS))]
  if (clock.state !== 'running' || clock.left === 0) return [...gone, ...paused, ...repeat('left', clock.left)]
  return [...gone, ...paused, 'today', ...repeat('left', clock.left - 1)]
}

/**
 * The sentence that always stands beside the ticks.
 *
 * @param today civil date; decides 今天最后一天 and drops the year of dates in the same year
 */
export function wordsOf(clock: Clock, today: string): string {
  switch (clock.state) {
    case 'uncounted':
      return clock.note || '不计时'
    case 'paused':
      return clock.note ? `暂停，${clock.note}` : '暂停'
    case 'done':
      return clock.note || '已办结'
    case 'future':
      return clock.until ? `${formatDate(clock.until, today)}止` : clock.note || '还没开始'
    case 'running':
      if (clock.over > 0) return `逾期 ${clock.over} ${UNITS[clock.unit ?? 'workingDay']}`
      // A limit that ended yesterday is over even if today is a day off.
      if (clock.left === 0) return '已过期限'
      return clock.until === today ? '今天最后一天' : `还剩 ${clock.left} ${UNITS[clock.unit ?? 'workingDay']}`
  }
}

/** `10月9日（周五）止`, or nothing where the words already carry the date. */
export function dueWordsOf(clock: Clock, today: string): string {
  if (!clock.until || (clock.state !== 'running' && clock.state !== 'paused')) return ''
  return `${formatDateWithWeekday(clock.until, today)}止`
}

export function toneOf(clock: Clock, today: string): ClockTone {
  if (clock.state !== 'running') return 'plain'
  if (clock.over > 0 || clock.left === 0) return 'over'
  return clock.until === today ? 'today' : 'plain'
}

function repeat(tick: Tick, count: number): Tick[] {
  return Array.from({ length: count }, () => tick)
}
