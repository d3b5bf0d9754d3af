import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  normalizePlanCell,
  parseAmountCell,
  parseCountCell,
  parseFrequencyCell,
  parsePeriodCell,
  parseRatioCell,
  type PlanFrequency,
  type PlanRate,
} from './index.ts'

/** `>=5%`, `2%-5%`, `=20户`, `=A3% B5%`, with what is left over after `|`; `-` for no value. */
function short({ value, rest }: { value: PlanRate | null; rest: string }): string {
  return `${value ? rate(value) : '-'}${rest && `|${rest}`}`
}

function rate({ bound, share, shareMax, count, countMax, classes }: PlanRate): string {
  const percent = ([part, whole]: readonly [number, number]) => `${Number(((part / whole) * 100).toFixed(4))}%`
  const by = classes.map(({ riskClass, share: one }) => `${riskClass}${percent(one)}`).join(' ')
  const low = [share && percent(share), count === null ? '' : `${count}户`].filter(Boolean).join('=')
  const high = [shareMax && percent(shareMax), countMax === null ? '' : `${countMax}户`].filter(Boolean).join('')
  return by ? `${bound}${by}` : bound === 'range' ? `${low}-${high}` : `${bound}${low}`
}

function often({ value, rest }: { value: PlanFrequency | null; rest: string }): string {
  if (!value) return `-${rest && `|${rest}`}`
  const { bound, times, timesMax, per, perTargetMax } = value
  const words = times === null ? '' : `${bound}${times}${timesMax ? `-${timesMax}` : ''}/${per}`
  return `${words}${perTargetMax ? ` max${perTargetMax}` : ''}${rest && `|${rest}`}`
}

/** Both ways of writing: as a clerk types with a Chinese keyboard, and plain. */
function widths(text: string): string[] {
  const wide = text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
  return [text, wide, text.replace(/;/g, '；').replace(/\(/g, '（').replace(/\)/g, '）').replace(/,/g, '，')]
}

const ratios: readonly (readonly [string, string])[] = [
  ['', '-'],
  ['5%', '=5%'],
  ['5%以上', '>=5%'],
  ['5%及以上', '>=5%'],
  ['5%(含)以上', '>=5%'],
  ['≥10%', '>=10%'],
  ['>=10%', '>=10%'],
  ['不低于1%', '>=1%'],
  ['不少于 3 %', '>=3%'],
  ['至少5%', '>=5%'],
  ['不低于在册数的5%', '>=5%'],
  ['不超过名录库的20%', '<=20%'],
  ['最多10%', '<=10%'],
  ['0.5%以内', '<=0.5%'],
  ['≤3%', '<=3%'],
  ['为名录库的2%', '=2%'],
  ['2%-5%', '2%-5%'],
  ['2%—5%', '2%-5%'],
  ['2-5%', '2%-5%'],
  ['2%至5%', '2%-5%'],
  ['10%~15%', '10%-15%'],
  ['10%-5%', '-|10%-5%'],
  ['10% (20户)', '=10%=20户'],
  ['全部(12家)', '=100%=12户'],
  ['1户', '=1户'],
  ['20家', '=20户'],
  ['不少于20户', '>=20户'],
  ['至少3家', '>=3户'],
  ['20-30户', '20户-30户'],
  ['十二户', '=12户'],
  ['A:3%;B:5%', '=A3% B5%'],
  ['A类3%、B类5%、C类10%、D类20%', '=A3% B5% C10% D20%'],
  ['A、B类3%，C、D类10%', '=A3% B3% C10% D10%'],
  ['A级≥1%,B级≥3%', '>=A1% B3%'],
  ['A类企业1%B类企业2%', '=A1% B2%'],
  ['D类100%', '=D100%'],
  ['低风险3%,一般风险5%,较高风险10%,高风险20%', '=A3% B5% C10% D20%'],
  ['5/10/30/50 %', '=A5% B10% C30% D50%'],
  ['50/30/10/5%', '-|50/30/10/5%'],
  ['非A类5%', '=A5%|非'],
  ['高风险20%,中风险10%', '-|高风险20%;中风险10%'],
  ['1:5', '-|1:5'],
  ['比例之和≥20%', '>=20%|比例之和'],
  ['三级≥50%, 二级≥30%', '-|三级>=50%;二级>=30%'],
  ['按50%的比例抽取', '=50%'],
  ['按检查对象总数5%的比例随机抽取', '=5%'],
  ['抽查比例:10%', '=10%'],
  ['千分之五', '=0.5%'],
  ['5‰', '=0.5%'],
  ['百分之五', '=5%'],
  ['百分之二点五', '=2.5%'],
  ['百分之十五', '=15%'],
  ['万分之五', '=0.05%'],
  ['三分之一', '=33.3333%'],
  ['三成', '=30%'],
  ['一半', '=50%'],
  ['1/4', '=25%'],
  ['0.05', '=5%'],
  ['全部', '=100%'],
  ['全覆盖', '=100%'],
  ['100%', '=100%'],
  ['同上', '-|同上'],
  ['150%', '-|150%'],
  ['>5%', '>=5%|>'],
  ['超过5%', '>=5%|超过'],
  ['30%左右', '=30%|左右'],
  ['5%,不少于3户', '=5%|不少于3户'],
  ['1%或2户', '=1%|1或2户'],
  ['每次抽取3户', '=3户|每次抽取'],
  ['每季度5%', '=5%|每季度'],
  ['5%(不足1户的按1户抽取)', '=5%|不足1户的按1户抽取'],
  ['不全部抽查', '=100%|不'],
  ['5%、10%', '-|5%;10%'],
  ['按实际需要确定', '-|按实际需要确定'],
  ['2次/年', '-|2次/年'],
]

describe('the cell of a ratio', () => {
  test.each(ratios)('%s', (text, expected) => {
    // What a bracket or a stop separated may come back joined; words are never lost.
    const wanted = expected.replace('|1或2户', '|或2户')
    for (const written of widths(text)) expect(short(parseRatioCell(written))).toBe(wanted)
  })

  test('a figure below nothing is no figure, and its sign is not passed over', () => {
    for (const text of ['-5%', '－５％', '−10户', '-0.05']) expect(parseRatioCell(text).value).toBeNull()
    expect(short(parseRatioCell('2%-5%'))).toBe('2%-5%')
  })

  test('同上 alone means the cell above, and with a figure of its own it does not', () => {
    const above = parseRatioCell('5%以上').value
    expect(parseRatioCell('同上', above)).toEqual({ value: above, understood: true, rest: '' })
    expect(short(parseRatioCell('同上,10%', above))).toBe('=10%|同上')
  })
})

const frequencies: readonly (readonly [string, string])[] = [
  ['', '-'],
  ['=1', '=1/year'],
  ['>=1', '>=1/year'],
  ['≥1', '>=1/year'],
  ['1', '=1/year'],
  ['12次', '=12/year'],
  ['1次/年', '=1/year'],
  ['1 次/年', '=1/year'],
  ['2次/年', '=2/year'],
  ['1次/季度', '=1/quarter'],
  ['1次/半年', '=1/halfYear'],
  ['1次/月', '=1/month'],
  ['≥1次/年', '>=1/year'],
  ['2次/年以上', '>=2/year'],
  ['不少于2次/年', '>=2/year'],
  ['每月一次', '=1/month'],
  ['每月不少于2次', '>=2/month'],
  ['每季度1次', '=1/quarter'],
  ['每半年1次', '=1/halfYear'],
  ['半年一次', '=1/halfYear'],
  ['一年两次', '=2/year'],
  ['年2次', '=2/year'],
  ['全年2次', '=2/year'],
  ['每年度1次', '=1/year'],
  ['每年开展1次检查', '=1/year'],
  ['每年抽查不少于1次', '>=1/year'],
  ['每年至少抽查一次', '>=1/year'],
  ['每年不超过2次', '<=2/year'],
  ['2次以上', '>=2/year'],
  ['1-2次', '=range'],
  ['一至两次', '=range'],
  ['抽查1次', '=1/year'],
  ['抽查频次:1次', '=1/year'],
  ['2026年1次', '=1/year'],
  ['同一年度对同一单位(人)1次', ' max1'],
  ['同一对象每年不超过2次', ' max2'],
  ['同一企业一年内抽查不超过一次', ' max1'],
  ['每户不超过1次', ' max1'],
  ['每年抽查1次,同一市场主体不超过2次', '=1/year max2'],
  ['同一对象每年原则上不超过2次', ' max2|原则上'],
  ['每户每年1次', '=1/year|每户'],
  ['每两年1次', '-|每两年1次'],
  ['两年一次', '-|两年一次'],
  ['1次/2年', '-|1次/2年'],
  ['3个月1次', '-|3个月1次'],
  ['每周一次', '-|每周一次'],
  ['1次/户', '=1/year|1/户'],
  ['隔年1次', '=1/year|隔'],
  ['第1次', '=1/year|第'],
  ['每季度1次,全年4次', '-|每季度1次;全年4次'],
  ['超过2次', '>=2/year|超过'],
  ['不定期', '-|不定期'],
  ['400次', '-|400次'],
]

test.each(frequencies)('the cell of a frequency: %s', (text, expected) => {
  const wanted = expected === '=range' ? 'range1-2/year' : expected.replace('|1/户', '|/户')
  for (const written of widths(text)) expect(often(parseFrequencyCell(written))).toBe(wanted)
})

const amounts: readonly (readonly [string, string, string, string])[] = [
  ['3%;2次/年', '=3%', '=2/year', ''],
  ['全年抽查比例不低于1%,抽查1次', '>=1%', '=1/year', ''],
  ['不超过名录库的20%;同一年度对同一单位(人)1次', '<=20%', ' max1', ''],
  ['为名录库的2%;同一年度对同一单位(人)1次', '=2%', ' max1', ''],
  ['抽查比例为3%,本年度检查1次', '=3%', '=1/year', ''],
  [
    '市级每年对市级及以下经办机构抽查比例之和≥20%;1次/年',
    '>=20%',
    '=1/year',
    '市级每年对市级及以下经办机构抽查比例之和',
  ],
  ['同上,比例之和≥20%;1次/年', '>=20%', '=1/year', '同上;比例之和'],
  [
    '三级机构比例之和≥50%,二级≥30%,一级及以下和药店抽一定比例;1次/年',
    '-',
    '=1/year',
    '三级机构比例之和>=50%;二级>=30%;一级及以下和药店抽一定比例',
  ],
  ['10%,每年1—2次', '=10%', 'range1-2/year', ''],
  ['抽查比例:10%;抽查频次:2次/年', '=10%', '=2/year', ''],
  ['每年抽取比例不低于3%,每季度一次', '>=3%', '=1/quarter', ''],
  ['比例按名录库数量设定;频次1次/年', '-', '=1/year', '比例按名录库数量设定'],
  ['51', '-', '-', '51'],
]

test.each(amounts)('a cell of ratio and frequency: %s', (text, ratio, frequency, rest) => {
  for (const written of widths(text)) {
    const read = parseAmountCell(written)
    expect([
      short({ value: read.rate, rest: '' }),
      often({ value: read.frequency, rest: '' }),
      read.rest,
      read.understood,
    ]).toEqual([ratio, frequency, rest, rest === ''])
  }
})

const year = '2026-01-01/2026-12-31'
const periods: readonly (readonly [string, string])[] = [
  ['1月—12月', year],
  ['1—12月', year],
  ['1-12月', year],
  ['1月至12月', year],
  ['1～12月', year],
  ['全年', year],
  ['年内', year],
  ['年底前', year],
  ['12月底前', year],
  ['2026年', year],
  ['2026年度', year],
  ['5—7月', '2026-05-01/2026-07-31'],
  ['3月-12月', '2026-03-01/2026-12-31'],
  ['2020.4-2020.12', '2020-04-01/2020-12-31'],
  ['2020年4月—2020年12月', '2020-04-01/2020-12-31'],
  ['2020.04.01-2020.12.31', '2020-04-01/2020-12-31'],
  ['2021-03-01至2021-05-31', '2021-03-01/2021-05-31'],
  ['2021年3月1日-2021年5月31日', '2021-03-01/2021-05-31'],
  ['3月1日至5月31日', '2026-03-01/2026-05-31'],
  ['3月1日-15日', '2026-03-01/2026-03-15'],
  ['3.1-5.31', '2026-03-01/2026-05-31'],
  ['2021年6月至12月', '2021-06-01/2021-12-31'],
  ['2023年6-12月', '2023-06-01/2023-12-31'],
  ['2019年9月至11', '2019-09-01/2019-11-30'],
  ['12月前', '2026-01-01/2026-11-30'],
  ['11月30日前', '2026-01-01/2026-11-30'],
  ['2021年10月底前', '2021-01-01/2021-10-31'],
  ['6月底前完成', '2026-01-01/2026-06-30'],
  ['2021年9月', '2021-09-01/2021-09-30'],
  ['2021-09', '2021-09-01/2021-09-30'],
  ['5月份', '2026-05-01/2026-05-31'],
  ['九月', '2026-09-01/2026-09-30'],
  ['8月15日', '2026-08-15/2026-08-15'],
  ['2026/3/1', '2026-03-01/2026-03-01'],
  ['2024年2月', '2024-02-01/2024-02-29'],
  ['6月上旬', '2026-06-01/2026-06-10'],
  ['6月中旬至8月底', '2026-06-11/2026-08-31'],
  ['上半年', '2026-01-01/2026-06-30'],
  ['2021年下半年', '2021-07-01/2021-12-31'],
  ['第三季度', '2026-07-01/2026-09-30'],
  ['1季度', '2026-01-01/2026-03-31'],
  ['一、二季度', '2026-01-01/2026-06-30'],
  ['第一季度至第三季度', '2026-01-01/2026-09-30'],
  ['11月-次年2月', '2026-11-01/2027-02-28'],
  ['3月、6月、9月', '2026-03-01/2026-09-30 in 3,6,9'],
  ['4月、10月', '2026-04-01/2026-10-31 in 4,10'],
  ['局统一安排', 'unscheduled'],
  ['待定', 'unscheduled'],
  ['具体时间另行通知', 'unscheduled'],
  ['根据上级工作安排', 'unscheduled'],
  ['二、四季度', '-|二、四季度'],
  ['4-6月,9-11月', '-|4-6月,9-11月'],
  ['10月-3月', '-|10月-3月'],
  ['13月', '-|13月'],
  ['2月30日', '-|2月30日'],
  ['3.5', '-|3.5'],
  ['5-7', '-|5-7'],
  ['春季', '-|春季'],
  ['', '-'],
]

describe('the cell of a period', () => {
  test.each(periods)('%s', (text, expected) => {
    for (const written of widths(text)) {
      const { value, rest } = parsePeriodCell(written, 2026)
      const span = value?.period ? `${value.period.from}/${value.period.until}` : value ? 'unscheduled' : '-'
      const rounds = value && value.rounds.length > 0 ? ` in ${value.rounds.join()}` : ''
      expect(`${span}${rounds}${rest && `|${rest}`}`).toBe(expected)
    }
  })

  test('months without a year are nobody’s months when the plan has no year', () => {
    expect(parsePeriodCell('5—7月', null)).toEqual({ value: null, understood: false, rest: '5-7月' })
    expect(parsePeriodCell('2020年5—7月', null).value?.period).toEqual({ from: '2020-05-01', until: '2020-07-31' })
  })
})

test.each([
  ['46家', 46, false, ''],
  ['15.6万', 156_000, false, ''],
  ['51', 51, false, ''],
  ['0', 0, false, ''],
  ['1,234户', 1234, false, ''],
  ['一百二十家', 120, false, ''],
  ['共12户', 12, false, ''],
  ['3户(以实际工作抽查数为准。)', 3, true, ''],
  ['1户(实际以联合双随机牵头单位抽查数为准)', 1, true, ''],
  ['预估46家', 46, true, ''],
  ['约200家', 200, true, ''],
  ['300余家', 300, true, ''],
  ['1.2万余户', 12_000, true, ''],
  ['3户以上', 3, false, '以上'],
  ['20-30户', null, null, '20-30户'],
  ['10户/次', null, null, '10户/次'],
  ['2026年', null, null, '2026年'],
  ['全部', null, null, '全部'],
] as const)('the cell of a count: %s', (text, count, isProvisional, rest) => {
  const value = count === null ? null : { count, isProvisional }
  for (const written of widths(text)) expect(parseCountCell(written)).toEqual({ value, understood: rest === '', rest })
})

interface Published {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
}

function published(name: string): Published {
  const path = fileURLToPath(new URL(`../../tables/test/fixtures/${name}.json`, import.meta.url))
  return JSON.parse(readFileSync(path, 'utf8'))
}

function column(name: string, heading: string): string[] {
  const { columns, rows } = published(name)
  const index = columns.findIndex((one) => one.replace(/\s/g, '').startsWith(heading))
  expect(index).toBeGreaterThanOrEqual(0)
  return rows.map((row) => row[index] ?? '')
}

describe('what bureaus published comes out as it was meant', () => {
  const ratioOf = (name: string, heading: string) =>
    column(name, heading).map((text) => {
      const { rate: value } = parseAmountCell(text)
      return value ? rate(value) : '-'
    })

  test('ceilings and caps of a forestry bureau', () => {
    const cells = column('plans-01-wangcang-forestry-2022', '抽查比例').map((text) => parseAmountCell(text))
    expect(cells.map(({ rate: value, understood }) => [value && rate(value), understood])).toEqual([
      ['<=20%', true],
      ['=2%', true],
    ])
    expect(cells.map(({ frequency }) => frequency?.perTargetMax)).toEqual([1, 1])
  })

  test('shares of two agriculture bureaus', () => {
    expect(ratioOf('plans-02-wangcang-agri-2021', '检查比例')).toEqual(['=5%', '=10%', '=10%', '=10%', '=30%', '=50%'])
    const floors = ['>=5%', '>=30%', '>=5%', '>=30%', '>=30%', '=100%', '>=30%', '>=5%', '=100%']
    expect(ratioOf('plans-11-dayao-agri', '检查对象/抽查比例')).toEqual(floors)
    expect(ratioOf('plans-03-gangcheng-agri-2021', '抽查比例')).toEqual(['>=1%', '>=1%', '>=1%'])
    const counts = column('plans-03-gangcheng-agri-2021', '预估').map((text) => parseCountCell(text).value?.count)
    expect(counts).toEqual([46, 46, 46])
  })

  test('a joint plan, a forestry base, and the counts of a market bureau', () => {
    const [first] = column('plans-04-changzhi-joint-2024', '抽查比例').map((text) => parseAmountCell(text))
    expect([first?.rate && rate(first.rate), first?.frequency?.times]).toEqual(['=3%', 2])
    expect(parseCountCell(column('plans-06-city-forestry-2019', '抽查基数')[0] ?? '').value?.count).toBe(51)
    const sixth = column('plans-07-shanggao-market-2023', '抽查频次')[5] ?? ''
    expect(often(parseFrequencyCell(sixth))).toBe('>=1/year')
    const numbers = column('plans-07-shanggao-market-2023', '抽查数量').map((text) => parseCountCell(text).value)
    expect(numbers[5]?.count).toBe(2)
    expect(numbers[3]).toEqual({ count: 3, isProvisional: true })
  })
})

describe('whatever stands in a cell', () => {
  const words = [
    '5',
    '%',
    '不低于',
    '不超过',
    '户',
    '次',
    '/',
    '年',
    '每',
    '月',
    '季度',
    '至',
    '-',
    ';',
    '(',
    ')',
    'A',
    '类',
  ]
  const cells = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((parts) => parts.join('')),
  )
  const readers = [
    (text: string) => parseRatioCell(text),
    (text: string) => parseFrequencyCell(text),
    (text: string) => parsePeriodCell(text, 2026),
    (text: string) => parseCountCell(text),
  ]

  test('reading never throws, and one way of writing is written the same again', () => {
    fc.assert(
      fc.property(cells, (text) => {
        const plain = normalizePlanCell(text)
        expect(normalizePlanCell(plain)).toBe(plain)
        for (const read of readers) expect(read(plain)).toEqual(read(text))
      }),
      { numRuns: 500 },
    )
  })

  test('what has no value is left over whole, but for the marks between its parts', () => {
    const letters = (text: string) =>
      normalizePlanCell(text)
        .replace(/[,;。、!?|():.-]/g, '')
        .toUpperCase()
    fc.assert(
      fc.property(cells, (text) => {
        for (const read of readers) {
          const { value, rest, understood } = read(text)
          expect(understood).toBe(rest === '')
          if (value === null) expect(letters(rest).replaceAll('/', '')).toBe(letters(text).replaceAll('/', ''))
        }
      }),
      { numRuns: 500 },
    )
  })
})
