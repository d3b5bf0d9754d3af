import type { PlanCheck, PlanLine } from '@sunlot/contract'

/** A check as its rule states it; what is left out is: no link. */
export type CheckDraft = Omit<PlanCheck, 'link'> & Partial<Pick<PlanCheck, 'link'>>

/** `第 1、3 项`, at most five of them. */
export function sayPlaces(lines: readonly PlanLine[]): string {
  const shown = lines.slice(0, 5).map(({ place }) => place)
  return `第 ${shown.join('、')} 项${lines.length > 5 ? `等 ${lines.length} 项` : ''}`
}

/** The first three by name. */
export function sayNames(items: readonly { name: string }[]): string {
  const shown = items.slice(0, 3).map(({ name }) => name)
  return `${shown.join('、')}${items.length > 3 ? ` 等 ${items.length} 项` : ''}`
}
