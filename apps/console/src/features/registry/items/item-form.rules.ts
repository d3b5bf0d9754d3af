import {
  describeFrequency,
  describeRate,
  type ItemBody,
  ItemInputSchema,
  LOCAL_ITEM_FIELDS,
  parseFrequencyCell,
  parseRatioCell,
} from '@sunlot/contract'

export interface SectionProps {
  readonly form: ItemBody
  readonly set: (part: Partial<ItemBody>) => void
  /** The last refusal, for the fields it names. */
  readonly error: unknown
  /** S3-05: fields that the superior's list fixes. */
  readonly isFixed: (field: keyof ItemBody) => boolean
}

const BLANK = { code: '', name: '', category: 'general' as const, legalBasis: '' }

/** A new item with nothing in it. */
export function newItem(): ItemBody {
  return { ...ItemInputSchema.parse({ ...BLANK, code: 'X', name: '事项', legalBasis: '依据' }), ...BLANK }
}

/** Whether the superior's list fixes this field of an item that follows it. */
export function isFixedBySuperior(field: keyof ItemBody): boolean {
  return !LOCAL_ITEM_FIELDS.includes(field)
}

/** How an amount that is typed in words is understood: shown under the field, and kept beside the words. */
export interface Understanding {
  readonly isWhole: boolean
  readonly text: string
}

export function understandRate(text: string): Understanding | undefined {
  const { value, understood, rest } = parseRatioCell(text)
  return understanding(text, { words: value && describeRate(value), understood, rest })
}

export function understandFrequency(text: string): Understanding | undefined {
  const { value, understood, rest } = parseFrequencyCell(text)
  return understanding(text, { words: value && describeFrequency(value), understood, rest })
}

function understanding(
  text: string,
  { words, understood, rest }: { words: string | null; understood: boolean; rest: string },
): Understanding | undefined {
  if (text.trim() === '') return undefined
  const read = words ? `按 ${words} 计` : ''
  const left = understood ? '' : `“${rest}”没有认出来，按原文保留`
  return { isWhole: understood, text: [read, left].filter(Boolean).join('；') }
}

/** The words of ratio and frequency with the values they mean. */
export function withAmounts(form: ItemBody): ItemBody {
  return {
    ...form,
    // A ratio that came as a value without words stays as it is until somebody writes words.
    rate: form.rateText === '' ? form.rate : parseRatioCell(form.rateText).value,
    frequency: form.frequencyText === '' ? form.frequency : parseFrequencyCell(form.frequencyText).value,
  }
}

/** The form as it is opened: amounts without words are put into words, so that they can be changed. */
export function formOf(item: ItemBody): ItemBody {
  return {
    ...item,
    rateText: item.rateText || (item.rate ? describeRate(item.rate) : ''),
    frequencyText: item.frequencyText || (item.frequency ? describeFrequency(item.frequency) : ''),
  }
}
