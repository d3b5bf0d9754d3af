import { formatDate, formatInstant, type PlanDetail, type PlanStatus } from '@sunlot/contract'
import type { StateTone } from '../../design/state-mark.tsx'

const TONES: Record<PlanStatus, StateTone> = {
  draft: 'later',
  submitted: 'now',
  approved: 'now',
  reported: 'now',
  published: 'soon',
  inForce: 'good',
}

export function toneOfPlan(status: PlanStatus): StateTone {
  return TONES[status]
}

/** The line under a plan's title: `平农发〔2026〕11号，3月12日批准，3月18日公示，调整 1 次`. */
export function planNote(plan: PlanDetail, today: string): string {
  const { documentNo, approved, reported, published, inForceOn, edition } = plan
  const parts = [
    documentNo,
    approved && `${formatInstant(approved.at, today).split(' ')[0]}批准`,
    reported && `${formatDate(reported.on, today)}上报`,
    published && `${formatInstant(published.at, today).split(' ')[0]}公示`,
    published && inForceOn && inForceOn > today && `${formatDate(inForceOn, today)}起执行`,
    edition > 1 && `调整 ${edition - 1} 次`,
  ]
  return parts.filter(Boolean).join('，')
}

/** S0-02: what the plan rests on, as it is cited. */
export function basisWords({ bases, basis }: Pick<PlanDetail, 'bases' | 'basis'>): string {
  return [...bases.map(({ text }) => text), basis].filter((text) => text !== '').join('、')
}
