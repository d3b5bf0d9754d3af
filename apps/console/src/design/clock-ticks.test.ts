import { readTimeLimit, SHIPPED_CALENDAR } from '@sunlot/contract'
import { describe, expect, it } from 'vitest'
import { type Clock, dueWordsOf, ticksOf, toneOf, wordsOf } from './clock-ticks.ts'

const LETTERS = { gone: 'g', today: 'T', left: '.', over: 'X', paused: '/' } as const

function drawn(clock: Clock): string {
  return ticksOf(clock)
    .map((tick) => LETTERS[tick])
    .join('')
}

function running(start: string, total: number, today: string): Clock {
  return readTimeLimit(SHIPPED_CALENDAR, { start, limit: { workingDays: total }, today })
}

describe('working-day clock', () => {
  it('S4-14 counts today among the days left', () => {
    const clock = running('2026-10-08', 5, '2026-10-10')
    expect(drawn(clock)).toBe('gT...')
    expect(wordsOf(clock, '2026-10-10')).toBe('还剩 4 个工作日')
    expect(dueWordsOf(clock, '2026-10-10')).toBe('10月14日（周三）止')
  })

  it('says so on the last day', () => {
    const clock = running('2026-10-08', 5, '2026-10-14')
    expect(drawn(clock)).toBe('ggggT')
    expect(wordsOf(clock, '2026-10-14')).toBe('今天最后一天')
    expect(toneOf(clock, '2026-10-14')).toBe('today')
  })

  it('turns red the day after the limit', () => {
    const clock = running('2026-10-08', 5, '2026-10-16')
    expect(drawn(clock)).toBe('gggggXX')
    expect(wordsOf(clock, '2026-10-16')).toBe('逾期 2 个工作日')
    expect(toneOf(clock, '2026-10-16')).toBe('over')
  })

  it('is over on a day off after the last day, before a working day has been lost', () => {
    const clock = running('2026-10-12', 4, '2026-10-17')
    expect(drawn(clock)).toBe('gggg')
    expect(wordsOf(clock, '2026-10-17')).toBe('已过期限')
    expect(toneOf(clock, '2026-10-17')).toBe('over')
  })

  it('does not let paused days use the limit up', () => {
    const clock: Clock = {
      ...running('2026-10-08', 14, '2026-10-19'),
      state: 'paused',
      pausedDays: 6,
      note: '检验检测中',
    }
    expect(drawn(clock)).toBe('ggggggg//////.......')
    expect(wordsOf(clock, '2026-10-19')).toBe('暂停，检验检测中')
  })

  it('draws only the days used once the work is done', () => {
    const clock: Clock = { ...running('2026-10-08', 5, '2026-10-14'), state: 'done', note: '10月14日办结' }
    expect(drawn(clock)).toBe('gggg')
    expect(wordsOf(clock, '2026-10-20')).toBe('10月14日办结')
  })

  it('is hollow before it starts and names its last day', () => {
    const clock: Clock = { total: 5, gone: 0, left: 5, over: 0, until: '2026-10-14', state: 'future', note: '' }
    expect(drawn(clock)).toBe('.....')
    expect(wordsOf(clock, '2026-10-08')).toBe('10月14日止')
  })

  it('shows no ticks where nothing is counted and says why', () => {
    const note = '2027年工作日历未导入，不能计时限'
    const clock: Clock = { total: 0, gone: 0, left: 0, over: 0, until: null, state: 'uncounted', note }
    expect(drawn(clock)).toBe('')
    expect(wordsOf(clock, '2026-12-31')).toBe(note)
  })

  it('keeps a long delay to ten red ticks and says the real number', () => {
    const clock: Clock = { total: 1, gone: 1, left: 0, over: 40, until: '2026-10-09', state: 'running', note: '' }
    expect(drawn(clock)).toBe('gXXXXXXXXXX')
    expect(wordsOf(clock, '2026-12-04')).toBe('逾期 40 个工作日')
  })
})
