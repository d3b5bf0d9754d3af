import {
  type ItemBody,
  type ItemRuling,
  type Policy,
  RATIO_LEVELS,
  type RatioCandidate,
  ratioOfItem,
  resolveRatio,
  sayRatio,
} from '@sunlot/contract'

/**
 * The ratio that holds for an item of so many targets: the item's own rule, what the notice lays down for its category
 * (S2-05), and the bureau's floor, by the strength of each (S0-16).
 */
export function ruleItem(policy: Policy, item: ItemBody, base: number): ItemRuling {
  const own = ratioOfItem(item)
  const { ratioFloor, categoryRatios } = policy
  const candidates: RatioCandidate[] = [
    ...(own ? [own] : []),
    ...(categoryRatios ? [atLeast(categoryRatios.value[item.category], categoryRatios.clause)] : []),
    atLeast(ratioFloor.value.share, ratioFloor.clause),
  ]
  const { winner, due, ceiling, losers } = resolveRatio(candidates, base)
  return {
    base,
    due,
    winner: winner && say(winner),
    ceiling: ceiling && say(ceiling),
    losers: losers.map(({ candidate, why }) => ({ ...say(candidate), why })),
  }
}

function atLeast(share: readonly [number, number], source: string): RatioCandidate {
  return { level: 'profile', bound: 'atLeast', amount: { share }, source }
}

function say(candidate: RatioCandidate): { level: string; text: string; source: string } {
  return { level: RATIO_LEVELS[candidate.level], text: sayRatio(candidate), source: candidate.source }
}
