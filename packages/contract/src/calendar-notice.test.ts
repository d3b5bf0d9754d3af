import { describe, expect, test } from 'vitest'
import { readCalendarNotice } from './calendar-notice.ts'
import { SHIPPED_CALENDAR } from './calendar-years.ts'

const NOTICE_2026 = `国务院办公厅关于2026年
部分节假日安排的通知
各省、自治区、直辖市人民政府：
经国务院批准，现将2026年元旦、春节等放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
鼓励单位结合带薪年休假等制度，安排职工在2月14日（周六）休息。
国务院办公厅
2025年11月4日`

describe('the notice of a year', () => {
  test('the text of the State Council notice gives the days that ship for that year', () => {
    expect(readCalendarNotice(NOTICE_2026, 2026)).toEqual({ days: SHIPPED_CALENDAR[2026], faults: [] })
  })

  test('half-width punctuation, dashes and commas between dates are read alike', () => {
    const text = [
      '1. 元旦: 1月1日(星期四)-3日(星期六)放假,共3天,1月4日(星期日)上班;',
      '春节: 2月15日~23日放假,共9天。2月14日(星期六),2月28日(星期六)上班.',
    ].join('\r\n')
    expect(readCalendarNotice(text, 2026).days).toEqual({
      holidays: [
        '2026-01-01',
        '2026-01-02',
        '2026-02-16',
        '2026-02-17',
        '2026-02-18',
        '2026-02-19',
        '2026-02-20',
        '2026-02-23',
      ],
      workdays: ['2026-01-04', '2026-02-14', '2026-02-28'],
    })
  })

  test('a table of dates is read, one day a line, in every usual writing', () => {
    const text = '日期\t安排\n2026-01-01\t放假\n2026/1/2,休\n2026年1月3日　放假\n2026.1.4 上班'
    expect(readCalendarNotice(text, 2026).days).toEqual({
      holidays: ['2026-01-01', '2026-01-02'],
      workdays: ['2026-01-04'],
    })
  })

  test('a table with a column of days off and one of days worked is read by its headings, and its counts are checked', () => {
    const head = '节日\t放假时间\t调休上班日期\t放假天数'
    const spring = '春节\t2月15日(除夕前一日，周日)～2月23日\t2月14日(周六)、2月28日(周六)\t9天'
    expect(
      readCalendarNotice(`${head}\n元旦\t1.1-1.3\t1月4日\t3天\n${spring}\n清明节\t4月4日－6日\t无\t3`, 2026),
    ).toEqual({
      days: {
        holidays: [
          '2026-01-01',
          '2026-01-02',
          '2026-02-16',
          '2026-02-17',
          '2026-02-18',
          '2026-02-19',
          '2026-02-20',
          '2026-02-23',
          '2026-04-06',
        ],
        workdays: ['2026-01-04', '2026-02-14', '2026-02-28'],
      },
      faults: [],
    })
    expect(readCalendarNotice(`${head}\n元旦\t1.1-1.3\t\t4天`, 2026).faults).toEqual([
      { line: 2, why: '写的是共 4 天，日期是 3 天' },
    ])
  })

  test.each(['20261001 放假', '46296\t放假', '一、元旦：一月一日至三日放假，共三天。', '10月上旬放假'])(
    'a line that names days in another writing is not passed over: %s',
    (line) => {
      const { faults } = readCalendarNotice(`5月1日至5日放假调休，共5天。\n${line}`, 2026)
      expect(faults).toEqual([{ line: 2, why: expect.stringContaining('没有认出日期') }])
    },
  )

  test('days of the year before belong to its own notice', () => {
    expect(readCalendarNotice('元旦：2022年12月31日至2023年1月2日放假调休，共3天。', 2023).days).toEqual({
      holidays: ['2023-01-02'],
      workdays: [],
    })
  })

  test.each([
    ['元旦：1月1日（周五）至3日放假，共3天。', '1月1日是周四，写成了周五'],
    ['元旦：1月1日至3日放假，共4天。', '写的是共 4 天，日期是 3 天'],
    ['元旦：1月1日至3日。', '1月1日没有写明放假还是上班'],
    ['元旦：1月1日放假。1月5日上班。', '1月5日是周一到周五，本来就上班'],
    ['2月30日放假。', '没有“2月30日”这一天'],
    ['5日放假。', '“5日放假”没有写月份'],
    ['1月3日至1日放假。', '“1月3日至1日”的结束早于开始'],
  ])('a line that cannot be right is named and nothing is read: %s', (bad, why) => {
    expect(readCalendarNotice(`劳动节：5月1日至5日放假调休，共5天。\n${bad}`, 2026)).toEqual({
      days: null,
      faults: [{ line: 2, why }],
    })
  })

  test('a text of another year, or without any day off, is refused', () => {
    expect(readCalendarNotice('2025年5月1日放假', 2026).faults).toEqual([{ line: 1, why: '没有找到2026年的放假日期' }])
    expect(readCalendarNotice('', 2026).days).toBeNull()
  })
})
