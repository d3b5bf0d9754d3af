import {
  describeFrequency,
  describeRate,
  type Item,
  ITEM_CATEGORIES,
  ITEM_FLAGS,
  type ItemFlag,
} from '@sunlot/contract'
import type { StateTone } from '../../../design/state-mark.tsx'

export const CATEGORIES = Object.entries(ITEM_CATEGORIES).map(([value, label]) => ({ value, label }))

/** The ratio as understood, else as published. */
export function rateWords({ rate, rateText }: Pick<Item, 'rate' | 'rateText'>): string {
  return rate ? describeRate(rate) : rateText || '—'
}

export function frequencyWords({ frequency, frequencyText }: Pick<Item, 'frequency' | 'frequencyText'>): string {
  return frequency ? describeFrequency(frequency) : frequencyText || '—'
}

/** What to say of an item first: a changed law and five unused years before what is merely missing. */
export function stateOfItem({ flags }: Pick<Item, 'flags'>): { tone: StateTone; text: string } {
  const [first, ...rest] = flags
  if (first === undefined) return { tone: 'good', text: '正常' }
  const more = rest.length > 0 ? ` 等 ${flags.length} 项` : ''
  return { tone: toneOfFlag(first), text: `${ITEM_FLAGS[first]}${more}` }
}

function toneOfFlag(flag: ItemFlag): StateTone {
  if (flag === 'unused') return 'bad'
  return flag === 'lawChanged' ? 'soon' : 'later'
}
