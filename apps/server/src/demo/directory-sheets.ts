import { addDays, completeUscc } from '@sunlot/contract'
import type { DemoBureau, Trade } from './bureaus/bureau.ts'

const TARGET_HEADINGS =
  '名称,类别,统一社会信用代码,编号,抽查事项,风险类别,地区,地址,许可证编号,有效期至,法定代表人,联系电话,责任主体'
const INSPECTOR_HEADINGS = '姓名,执法证号,人员类别,科室,有效期至,可查事项,发证日期,手机号,监管职能,专长,业务线'

/**
 * The directory of targets of a demo bureau as a sheet: the same on every machine, check digits valid, dates that fit
 * the given civil day. `times` repeats every trade so often, for a directory of a large city.
 */
export function* targetLines(bureau: DemoBureau, today: string, times = 1): Generator<string> {
  const next = createSequence(bureau.seed)
  yield TARGET_HEADINGS
  let number = 0
  for (const trade of bureau.trades) {
    for (let index = 0; index < trade.count * times; index += 1) {
      number += 1
      yield targetLine(bureau, { trade, index, number, today, next })
    }
  }
}

/** Officers, two of whom have to renew their certificates soon, and experts without one (S0-09). */
export function inspectorLines(bureau: DemoBureau, today: string): string[] {
  const { officers, experts, offices, marks, qualifications, regionCode } = bureau
  const endingSoon = [4, officers.length - 3]
  const certified = [...officers].map((surname, index) => {
    const until = addDays(today, endingSoon.includes(index) ? 18 + index : 300 + index * 61)
    const code = `${regionCode}010${String(index + 1).padStart(2, '0')}`
    const office = offices[index % offices.length] ?? ''
    const items = qualifications[index % qualifications.length] ?? ''
    const [duty = '', specialty = '', domain = ''] = marks[office] ?? []
    const person = [addDays(until, -1826), `1390000${String(index + 1).padStart(4, '0')}`, duty, specialty, domain]
    return [`${surname}某`, code, '执法人员', office, until, items, ...person]
  })
  const others = experts.map((name, index) => [
    name,
    `ZJ-${index + 1}`,
    '专业技术人员',
    bureau.expertOffice,
    '',
    '',
    '',
    '',
    '',
    '',
    '',
  ])
  return [INSPECTOR_HEADINGS, ...[...certified, ...others].map((cells) => cells.join(','))]
}

interface Place {
  trade: Trade
  /** Place within the trade, from 0. */
  index: number
  /** Place within the directory, from 1. */
  number: number
  today: string
  next: (below: number) => number
}

function targetLine(bureau: DemoBureau, { trade, index, number, today, next }: Place): string {
  const town = bureau.towns[next(bureau.towns.length)] ?? ''
  const ends = bureau.lapsed.includes(number) ? addDays(today, -5 - next(40)) : addDays(today, 10 + next(1500))
  const code = completeUscc(`${trade.uscc ?? '91'}${bureau.regionCode}MA${distinctCharacters(number + bureau.seed)}`)
  return [
    nameOf(bureau, { trade, index, town }),
    trade.kind,
    trade.uscc ? code : '',
    trade.ownCode?.(index + 1) ?? '',
    trade.items,
    riskOf(next(100)),
    town,
    `${town}主街${1 + next(180)}号（演示）`,
    trade.permit?.(index + 1) ?? '',
    trade.permit ? ends : '',
    trade.uscc ? `${SURNAMES.charAt(number % SURNAMES.length)}某` : '',
    trade.uscc ? `1380000${String(number % 10_000).padStart(4, '0')}` : '',
    trade.uscc ? '' : `${bureau.place}${town}农业服务中心（演示）`,
  ].join(',')
}

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'

/** Every brand with every ending once, then again with the town before it, then numbered. */
function nameOf(
  { place, brands }: DemoBureau,
  { trade: { endings }, index, town }: { trade: Trade; index: number; town: string },
): string {
  const brand = brands[index % brands.length] ?? ''
  const turn = Math.floor(index / brands.length)
  const ending = endings[turn % endings.length] ?? ''
  if (turn < endings.length) return `${place}${brand}${ending}`
  const round = Math.floor(turn / endings.length)
  return `${place}${town}${brand}${ending}${round > 1 ? `${round}号店` : ''}`
}

/** Shares as in domain §E, Dandong: most are low, few are high. */
function riskOf(percent: number): string {
  if (percent < 56) return 'A'
  if (percent < 82) return 'B'
  return percent < 95 ? 'C' : 'D'
}

const CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Seven characters that look drawn but differ for different numbers: multiplying by a number prime to 31^7 is one to one. */
function distinctCharacters(number: number): string {
  let rest = (BigInt(number) * 16_180_339_887n) % 31n ** 7n
  let text = ''
  for (let place = 0; place < 7; place += 1) {
    text += CODE_ALPHABET.charAt(Number(rest % 31n))
    rest /= 31n
  }
  return text
}

/** A repeatable sequence of numbers below a bound; enough for believable variety, not for chance. */
function createSequence(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
