import { type DrawDetail, type DrawStatus, formatCount, formatPercent } from '@sunlot/contract'
import type { StateTone } from '../../design/state-mark.tsx'

export function toneOfDraw(status: DrawStatus): StateTone {
  if (status === 'published') return 'good'
  if (status === 'aborted' || status === 'rejected' || status === 'infeasible') return 'bad'
  return status === 'opening' ? 'later' : 'now'
}

/** `第 1 组`, or 未公开 for who may not see teams yet. */
export function sayTeam(team: number | null): string {
  return team === null ? '已密封' : `第 ${team} 组`
}

/** The drawn among all that took part: `占 7.6%`. */
export function sayShare({ targets, eligible }: Pick<DrawDetail, 'targets' | 'eligible'>): string {
  return eligible === 0 ? '—' : `占 ${formatPercent(targets.length / eligible)}`
}

export function countExcluded({ excluded }: Pick<DrawDetail, 'excluded'>): number {
  return excluded.reduce((sum, { count }) => sum + count, 0)
}

export function sayExcluded(draw: Pick<DrawDetail, 'excluded'>): string {
  const count = countExcluded(draw)
  return count === 0 ? '没有排除' : `排除 ${formatCount(count)} 户，理由已列明`
}
