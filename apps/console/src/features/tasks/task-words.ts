import {
  CHECK_METHODS,
  CHECK_TYPES,
  formatPercent,
  type RiskClass,
  type Stratum,
  type TaskInput,
  type TaskStatus,
} from '@sunlot/contract'
import type { StateTone } from '../../design/state-mark.tsx'

export function toneOfTask(status: TaskStatus): StateTone {
  if (status === 'published') return 'good'
  return status === 'drafting' || status === 'cancelled' ? 'later' : 'now'
}

/** `第一层`; layers are named by number everywhere, because their classes stay inside the bureau. */
export function layerName(index: number): string {
  return `第${'一二三四五六七八九'.charAt(index)}层`
}

/** `实地核查、书面检查，日常检查`. */
export function sayMethod({ method, checkType }: Pick<TaskInput, 'method' | 'checkType'>): string {
  return `${method.map((one) => CHECK_METHODS[one]).join('、')}，${CHECK_TYPES[checkType]}`
}

export function sayClass(riskClass: RiskClass | null): string {
  return riskClass ?? '未分级'
}

/** The share in percent, to two decimals: `[1, 3]` → 33.33. */
export function percentOf([numerator, denominator]: Stratum['rate']): number {
  return Math.round((numerator * 10_000) / denominator) / 100
}

/** A share in whole numbers, as the record carries it: 7.5 → `[750, 10000]`, 20 → `[20, 100]`. */
export function rateOf(percent: number): Stratum['rate'] {
  const hundredths = Math.round(percent * 100)
  return hundredths % 100 === 0 ? [hundredths / 100, 100] : [hundredths, 10_000]
}

/** How many of all: `18 户，占 7.6%`. */
export function sayQuota(quota: number, size: number): string {
  return size === 0 ? `${quota} 户` : `${quota} 户，占 ${formatPercent(quota / size)}`
}
