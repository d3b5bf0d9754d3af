import {
  type CheckMethod,
  normalizePlanCell,
  parseAmountCell,
  parseFrequencyCell,
  parseRatioCell,
} from '@sunlot/contract'
import type { DraftNote, ItemDraft } from '@sunlot/contract'

const METHODS: readonly (readonly [CheckMethod, RegExp])[] = [
  ['onSite', /实地|现场|入户|双随机/],
  ['documentReview', /书面|资料|材料|案卷|文件/],
  ['onlineMonitoring', /网络|网上|在线|非现场|远程/],
]

export interface Read<Value> {
  value: Value
  notes: DraftNote[]
}

/** 书面检查、实地检查 → methods; a word that names none of them stays in the remarks. */
export function readMethods(text: string): Read<CheckMethod[]> {
  const words = text.split(/[、,，;；/\s和与及]+/).filter((word) => word !== '')
  const strange = words.filter((word) => !METHODS.some(([, pattern]) => pattern.test(word)))
  return {
    value: METHODS.filter(([, pattern]) => words.some((word) => pattern.test(word))).map(([method]) => method),
    notes: strange.length > 0 ? [kept('methods', `“${strange.join('、')}”没有对应的检查方式，原文留在备注里`)] : [],
  }
}

/** 一般、重点; anything else, e.g. 行政检查, says nothing of the two and stays in the remarks. */
export function readCategory(text: string): Read<ItemDraft['category']> {
  if (/重点/.test(text)) return { value: 'key', notes: [] }
  const isPlain = text === '' || /一般/.test(text)
  return {
    value: 'general',
    notes: isPlain ? [] : [kept('category', `“${text}”不是一般或重点事项，按一般检查事项，原文留在备注里`)],
  }
}

type Amount = Pick<ItemDraft, 'rate' | 'rateText' | 'frequency' | 'frequencyText'>

/** Ratio and frequency, from a cell each or from one for both; the words stay beside what was understood. */
export function readAmount(cells: { amount: string; rate: string; frequency: string }): Read<Amount> {
  if (cells.amount !== '') {
    const { rate, frequency, understood, rest } = parseAmountCell(cells.amount)
    const value = { rate, frequency, rateText: cells.amount, frequencyText: cells.frequency }
    return { value, notes: understood ? [] : [kept('rate', notUnderstood(rest, cells.amount))] }
  }
  const rate = parseRatioCell(cells.rate)
  const frequency = parseFrequencyCell(cells.frequency)
  return {
    value: { rate: rate.value, rateText: cells.rate, frequency: frequency.value, frequencyText: cells.frequency },
    notes: [
      ...(rate.understood ? [] : [kept('rate', notUnderstood(rate.rest, cells.rate))]),
      ...(frequency.understood ? [] : [kept('frequency', notUnderstood(frequency.rest, cells.frequency))]),
    ],
  }
}

const NUMBERED = '(?:[\\d０-９]{1,2}[、.．)）](?![\\d０-９])|[(（][\\d０-９]{1,2}[)）]|[①-⑳])'
const POINT_NUMBER = new RegExp(`^${NUMBERED}\\s*`)
const POINT_END = new RegExp(`[\\r\\n]+|(?<=[;；。])\\s*(?=${NUMBERED})`)

/** One cell may hold several numbered points, `1、…2、…`; the numbers go, the order stays. */
export function splitPoints(text: string): string[] {
  return text
    .split(POINT_END)
    .map((line) =>
      line
        .trim()
        .replace(POINT_NUMBER, '')
        .replace(/[;；]$/, '')
        .trim(),
    )
    .filter((line) => line !== '')
}

/** What is left over is named where it is only a part of the cell. */
function notUnderstood(rest: string, text: string): string {
  const isAll = rest.replace(/[;\s]/g, '') === normalizePlanCell(text).replace(/[;\s]/g, '')
  return isAll ? '没有认出来，按原文保留' : `“${rest}”没有认出来，按原文保留`
}

function kept(field: string, text: string): DraftNote {
  return { field, severity: 'kept', text }
}
