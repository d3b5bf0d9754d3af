import { formatCount, formatDate, formatShare } from './format.ts'
import { FREQUENCY_UNITS, PLAN_BOUNDS, type PlanFrequency, type PlanPeriod, type PlanRate } from './plan-cells.ts'
import { DRAW_LEVELS, ORGANISATION_WAYS, type PlanLine } from './planning.ts'
import { ITEM_CATEGORIES } from './items.ts'
import type { RiskClass } from './risk-classes.ts'
import { TARGET_KINDS } from './target-kinds.ts'
import { CHECK_METHODS, CHECK_TYPES } from './tasks.ts'

/** How the cells of a plan read: on screens, on the public page, in exports, before and after an amendment. */

/** Outside the bureau a risk class is a layer, not a letter. */
export type PlanAudience = 'office' | 'public'
const LAYERS: Record<RiskClass, string> = { A: '第一层', B: '第二层', C: '第三层', D: '第四层' }

/** `5%`, `不低于 5%`, `2%至5%`, `3 户`, `A 3% B 5%`. */
export function describeRate(rate: PlanRate, audience: PlanAudience = 'office'): string {
  const { bound, share, shareMax, count, countMax, classes } = rate
  const layers = classes.map(
    ({ riskClass, share: [part, whole] }) =>
      `${audience === 'office' ? riskClass : LAYERS[riskClass]} ${formatShare([part, whole])}`,
  )
  if (layers.length > 0) return layers.join(audience === 'office' ? ' ' : '，')
  const least = share ? formatShare(share) : count === null ? '' : `${formatCount(count)} 户`
  const most = shareMax ? formatShare(shareMax) : countMax === null ? '' : `${formatCount(countMax)} 户`
  if (bound === 'range') return `${least}至${most}`
  return [bound === '<=' ? '不超过' : PLAN_BOUNDS[bound], least || most].filter((word) => word !== '').join(' ')
}

/** `每年 2 次`, `每季度不少于 1 次，同一对象每年至多 1 次`. */
export function describeFrequency({ bound, times, timesMax, per, perTargetMax }: PlanFrequency): string {
  const words = { '>=': '不少于 ', '=': ' ', '<=': '至多 ', range: ' ' }[bound]
  const often = times === null ? '' : `每${FREQUENCY_UNITS[per]}${words}${times}${timesMax ? `至${timesMax}` : ''} 次`
  const cap = perTargetMax === null ? '' : `同一对象每年至多 ${perTargetMax} 次`
  return [often, cap].filter((word) => word !== '').join('，')
}

/** Whole months of one year read as months, anything else as days. */
export function describePeriod({ from, until }: PlanPeriod): string {
  const isWhole = from.endsWith('-01') && until === lastOfMonth(until) && from.slice(0, 4) === until.slice(0, 4)
  if (!isWhole) return from === until ? formatDate(from) : `${formatDate(from)}至${formatDate(until, from)}`
  const [first, last] = [Number(from.slice(5, 7)), Number(until.slice(5, 7))]
  return first === last ? `${first}月` : `${first}月至${last}月`
}

function lastOfMonth(day: string): string {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).toISOString().slice(0, 10)
}

/** A line in words, cell by cell under the headings of the published tables; an empty cell says nothing. */
export function describeLine(line: PlanLine, audience: PlanAudience = 'office'): { name: string; text: string }[] {
  return [
    { name: '名称', text: line.name },
    { name: '抽查事项', text: line.items.join('、') || line.itemText },
    { name: '类别', text: line.category ? ITEM_CATEGORIES[line.category] : line.categoryText },
    { name: '检查内容', text: line.content },
    { name: '依据', text: line.legalBasis },
    ...describeBlocks(line, audience),
    { name: '检查方式', text: listed(line.methods.map((one) => CHECK_METHODS[one])) || line.methodText },
    { name: '检查类型', text: CHECK_TYPES[line.checkType] },
    { name: '抽查模式', text: DRAW_LEVELS[line.level] },
    { name: '组织方式', text: ORGANISATION_WAYS[line.organisation] },
    { name: '牵头单位', text: line.leadAgency || line.leadOffice },
    { name: '配合单位', text: listed(line.participants) },
    { name: '信用风险分类要求', text: line.riskRequirement },
    { name: '跨区域', text: line.crossRegion ? `${line.crossRegion.lead}牵头，在${line.crossRegion.host}检查` : '' },
    { name: '备注', text: line.remarks },
  ]
}

// S0-37 对象范围、人员要求、比例和频次、实施时间
function describeBlocks(line: PlanLine, audience: PlanAudience): { name: string; text: string }[] {
  const { scope, staff, amount, time } = line
  const kinds = listed(scope.kinds.map((kind) => TARGET_KINDS[kind]))
  const people = staff.seats === null ? '' : `每户 ${staff.seats} 名`
  const officers = staff.minimum === null ? '' : `持证人员不少于 ${staff.minimum} 名`
  const expertise = staff.expertise.length > 0 ? `专长：${listed(staff.expertise)}` : ''
  const offices = staff.offices.length > 0 ? `从${listed(staff.offices)}抽取` : ''
  const base = amount.base === null ? amount.baseText : formatCount(amount.base)
  // The layers of a rate may be written with the letters of classes; outside, the neutral words stand for them.
  const isLayered = audience === 'public' && (amount.rate?.classes.length ?? 0) > 0
  const rate = amount.rate ? describeRate(amount.rate, audience) : ''
  const frequency = amount.frequency ? describeFrequency(amount.frequency) : ''
  const period = time.periodText || (time.period ? describePeriod(time.period) : '')
  return [
    { name: '对象范围', text: joined([scope.text, kinds, listed(scope.regions)]) },
    { name: '人员要求', text: joined([staff.text, people, officers, expertise, offices]) },
    { name: '抽查基数', text: base },
    { name: '比例', text: isLayered ? rate : amount.rateText || rate },
    { name: '频次', text: amount.frequencyText || frequency },
    { name: '实施时间', text: period },
    { name: '抽查月份', text: listed(time.rounds.map((month) => `${month}月`)) },
  ]
}

function listed(words: readonly string[]): string {
  return words.join('、')
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('，')
}
