import { RATIO_LEVELS, type RatioCandidate, resolveRatio, sayRatio } from '@sunlot/contract'
import type { SectionProps } from './task-form.rules.ts'

/** 按哪一条: which rule decides how many targets are drawn, and what yields to it with the reason (S0-16). */
export function RatioRuling({ form, options: { items, floor }, preview }: SectionProps) {
  const own: RatioCandidate = {
    level: 'profile',
    bound: 'atLeast',
    amount: { share: floor.share },
    source: floor.clause,
  }
  const chosen = items.flatMap(({ id, ratio }) => (form.scope.itemIds.includes(id) && ratio ? [ratio] : []))
  if (!preview || chosen.length === 0) return null
  const { winner, losers } = resolveRatio([...chosen, own], preview.size)
  if (!winner) return null
  return (
    <div className="note">
      <p>
        按哪一条：{RATIO_LEVELS[winner.level]}
        {sayRatio(winner)}（{winner.source}）
      </p>
      <ul>
        {losers.map(({ candidate, why }) => (
          <li key={`${candidate.source} ${sayRatio(candidate)}`}>
            {RATIO_LEVELS[candidate.level]}
            {sayRatio(candidate)}（{candidate.source}）不按：{why}
          </li>
        ))}
      </ul>
    </div>
  )
}
