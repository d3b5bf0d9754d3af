import { addDays, completeUscc, type ItemInput } from '@sunlot/contract'

/** S4-01 the six classes of the notice. */
export const ITEMS: readonly ItemInput[] = [
  item('SX-01', '农产品质量安全', 'key', '《中华人民共和国农产品质量安全法》', false),
  item('SX-02', '农药经营', 'key', '《农药管理条例》', true),
  item('SX-03', '肥料经营', 'general', '《肥料登记管理办法》', false),
  item('SX-04', '种子生产经营', 'general', '《中华人民共和国种子法》', true),
  item('SX-05', '兽药经营', 'key', '《兽药管理条例》', true),
  item('SX-06', '饲料生产', 'general', '《饲料和饲料添加剂管理条例》', true),
]

function item(
  code: string,
  name: string,
  category: ItemInput['category'],
  legalBasis: string,
  needsPermit: boolean,
): ItemInput {
  return { code, name, category, legalBasis, needsPermit }
}

const TOWNS = [
  '井坪镇',
  '凤凰城镇',
  '白堂乡',
  '陶村乡',
  '下水头乡',
  '双碾乡',
  '阻虎乡',
  '高石庄乡',
  '西水界乡',
  '下面高乡',
  '下木角乡',
  '向阳堡乡',
  '榆岭乡',
]
const BRANDS =
  '惠农 春耕 瑞丰 金穗 绿原 康牧 向阳 双丰 富民 田园 禾壮 顺发 丰收 春雨 和顺 永兴 晋农 塞北 沃野 佳禾 兴牧 裕农 长青 利民 德丰 众诚 天禾 润田 宏图 新禾'.split(
    ' ',
  )

/** A trade: how many stand in the directory, how their names end, what they are checked for. */
interface Trade {
  readonly count: number
  readonly items: string
  readonly uscc: '91' | '92' | '93'
  readonly endings: readonly string[]
  readonly permit: ((number: number) => string) | undefined
}

const pesticidePermit = (number: number) => `农药经许(晋)140603${20_000 + number}`
const TRADES: readonly Trade[] = [
  { count: 92, items: '农药经营', uscc: '92', endings: ['农资经营部', '农资店', '农药门市'], permit: pesticidePermit },
  {
    count: 42,
    items: '农药经营、肥料经营',
    uscc: '92',
    endings: ['农资服务部', '庄稼医院', '农资超市'],
    permit: pesticidePermit,
  },
  { count: 24, items: '肥料经营', uscc: '91', endings: ['农业服务有限公司', '肥料有限公司'], permit: undefined },
  {
    count: 18,
    items: '种子生产经营',
    uscc: '91',
    endings: ['种业有限公司', '种苗有限公司'],
    permit: (number) => `D(晋朔)农种许字(2024)第${String(number).padStart(4, '0')}号`,
  },
  {
    count: 22,
    items: '兽药经营',
    uscc: '92',
    endings: ['兽药店', '畜牧服务部'],
    permit: (number) => `(2024)兽药经营证字0406${String(number).padStart(4, '0')}号`,
  },
  {
    count: 8,
    items: '饲料生产',
    uscc: '91',
    endings: ['饲料有限公司'],
    permit: (number) => `晋饲证(2024)06${String(number).padStart(3, '0')}`,
  },
  { count: 30, items: '农产品质量安全', uscc: '93', endings: ['种植专业合作社', '养殖专业合作社'], permit: undefined },
]

const TARGET_HEADINGS = '名称,统一社会信用代码,抽查事项,风险类别,地区,地址,许可证编号,有效期至'
const INSPECTOR_HEADINGS = '姓名,执法证号,人员类别,科室,有效期至,可查事项'
const EXPIRED = [7, 40, 88, 171]

/** The directory of targets as a sheet; the same on every machine, with dates that fit the given day. */
export function targetSheet(today: string): string {
  const next = createSequence(20_260_723)
  const lines = [TARGET_HEADINGS]
  for (const trade of TRADES) {
    for (let index = 0; index < trade.count; index += 1) {
      const number = lines.length
      const town = TOWNS[next(TOWNS.length)] ?? ''
      const ends = EXPIRED.includes(number) ? addDays(today, -5 - next(40)) : addDays(today, 10 + next(1500))
      lines.push(
        [
          nameOf(trade, index, town),
          completeUscc(`${trade.uscc}140603MA0${codeOf(next)}`),
          trade.items,
          riskOf(next(100)),
          town,
          `${town}主街${1 + next(180)}号（演示）`,
          trade.permit?.(number) ?? '',
          trade.permit ? ends : '',
        ].join(','),
      )
    }
  }
  return lines.join('\n')
}

/** Every brand with every ending once, then again with the town before it. */
function nameOf({ endings }: Trade, index: number, town: string): string {
  const brand = BRANDS[index % BRANDS.length]
  const turn = Math.floor(index / BRANDS.length)
  const ending = endings[turn % endings.length]
  return `平鲁区${turn < endings.length ? '' : town}${brand}${ending}`
}

function riskOf(percent: number): string {
  if (percent < 56) return 'A'
  if (percent < 82) return 'B'
  return percent < 95 ? 'C' : 'D'
}

const CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

function codeOf(next: (below: number) => number): string {
  return Array.from({ length: 6 }, () => CODE_ALPHABET.charAt(next(CODE_ALPHABET.length))).join('')
}

/** A repeatable sequence of numbers below a bound; enough for believable variety, not for chance. */
function createSequence(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const OFFICES = ['农业综合行政执法队', '农资与农产品质量监管股', '畜牧兽医服务中心', '种业管理股']
const OFFICERS = '张周吴郑冯蒋沈韩杨朱秦许何吕'
const EXPERTS = ['施某', '严某']
/** Certificates of these officers end within a month. */
const ENDING_SOON = [4, 11]

/** Fourteen officers, two of whom have to renew their certificates, and two experts without one (S0-09). */
export function inspectorSheet(today: string): string {
  const officers = [...OFFICERS].map((surname, index) => {
    const until = addDays(today, ENDING_SOON.includes(index) ? 18 + index : 300 + index * 61)
    const items =
      index % 3 === 0 ? '' : index % 3 === 1 ? '农药经营、肥料经营、种子生产经营' : '兽药经营、饲料生产、农药经营'
    return [
      `${surname}某`,
      `140603010${String(index + 1).padStart(2, '0')}`,
      '执法人员',
      OFFICES[index % 4],
      until,
      items,
    ]
  })
  const experts = EXPERTS.map((name, index) => [name, `ZJ-${index + 1}`, '专业技术人员', '区农业技术推广中心', '', ''])
  return [INSPECTOR_HEADINGS, ...[...officers, ...experts].map((cells) => cells.join(','))].join('\n')
}
