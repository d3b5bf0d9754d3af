import { z } from 'zod'
import { formatCount, formatShare } from '../format.ts'

/** Where a ratio may be laid down, the strongest first (S0-16, S3-09, S4-15 法律法规规章有规定的，按规定实施). */
export const RATIO_LEVELS = {
  statute: '法律法规规章',
  superior: '上级文件',
  profile: '本单位细则',
  plan: '年度计划',
} as const
export type RatioLevel = keyof typeof RATIO_LEVELS
const ORDER = Object.keys(RATIO_LEVELS)

export const RATIO_BOUNDS = { atLeast: '不低于', exactly: '按', atMost: '不超过' } as const

/** One rule that says how many targets are to be drawn. */
export const RatioCandidateSchema = z.object({
  level: z.enum(['statute', 'superior', 'profile', 'plan']),
  bound: z.enum(['atLeast', 'exactly', 'atMost']),
  /** A share of the base, or a number of targets (户). */
  amount: z.union([z.object({ share: z.tuple([z.number(), z.number()]).readonly() }), z.object({ count: z.number() })]),
  /** Clause id, or the name of the document and article, as shown to users. */
  source: z.string(),
})
export type RatioCandidate = Readonly<z.infer<typeof RatioCandidateSchema>>

export interface RatioRuling {
  /** The rule to go by; null when nothing is laid down. */
  readonly winner: RatioCandidate | null
  /** Targets that the winner asks for, of this base; rounded up, never more than the base. */
  readonly due: number
  /** The upper limit that stands beside the winner, if any. */
  readonly ceiling: RatioCandidate | null
  /** The rules set aside, each with the reason as a Chinese clause. */
  readonly losers: readonly { readonly candidate: RatioCandidate; readonly why: string }[]
}

/**
 * Which rule decides how many of `base` targets are drawn (S0-16): the stronger level wins; a weaker one may ask for
 * more where the stronger only sets the least, never for less, and never beyond an upper limit above it.
 */
export function resolveRatio(candidates: readonly RatioCandidate[], base: number): RatioRuling {
  const losers: { candidate: RatioCandidate; why: string }[] = []
  const ceiling = findCeiling(candidates, base)
  let winner: RatioCandidate | null = null
  for (const candidate of byStrength(candidates)) {
    if (candidate === ceiling) continue
    const why: string | undefined =
      candidate.bound === 'atMost'
        ? '与效力更高的规定冲突，或另有更严的上限'
        : (overCeiling(candidate, ceiling, base) ?? (winner ? whyItYields(candidate, winner, base) : undefined))
    if (why) losers.push({ candidate, why })
    else {
      if (winner) losers.push({ candidate: winner, why: `只定了最低要求，${RATIO_LEVELS[candidate.level]}要求更高` })
      winner = candidate
    }
  }
  const due = winner ? countOf(winner, base) : 0
  return { winner, due, ceiling, losers }
}

/** `不低于 5%` or `按 3 户`. */
export function sayRatio({ bound, amount }: Pick<RatioCandidate, 'bound' | 'amount'>): string {
  const quantity = 'share' in amount ? formatShare(amount.share) : `${formatCount(amount.count)} 户`
  return `${RATIO_BOUNDS[bound]} ${quantity}`
}

/** Why a rule yields to the one found so far; undefined when it asks for more and may. */
function whyItYields(candidate: RatioCandidate, winner: RatioCandidate, base: number): string | undefined {
  const above = `${RATIO_LEVELS[winner.level]}${sayRatio(winner)}`
  const difference = countOf(candidate, base) - countOf(winner, base)
  if (difference < 0) return `低于${above}`
  if (difference === 0) return candidate.level === winner.level ? `与${above}相同` : `与${above}相同，按效力更高的`
  if (winner.bound === 'exactly' && candidate.level !== winner.level) return `${above}，不得另定`
  return undefined
}

function overCeiling(candidate: RatioCandidate, ceiling: RatioCandidate | null, base: number): string | undefined {
  if (!ceiling || strength(candidate) < strength(ceiling)) return undefined
  if (countOf(candidate, base) <= countOf(ceiling, base)) return undefined
  return `超过${RATIO_LEVELS[ceiling.level]}${sayRatio(ceiling)}`
}

/** Of the upper limits the lowest, unless a stronger level asks for more than it allows. */
function findCeiling(candidates: readonly RatioCandidate[], base: number): RatioCandidate | null {
  const limits = byStrength(candidates).filter(({ bound }) => bound === 'atMost')
  const standing = limits.filter((limit) =>
    candidates.every(
      (one) => one.bound === 'atMost' || strength(one) >= strength(limit) || countOf(one, base) <= countOf(limit, base),
    ),
  )
  return standing.toSorted((a, b) => countOf(a, base) - countOf(b, base))[0] ?? null
}

function byStrength(candidates: readonly RatioCandidate[]): readonly RatioCandidate[] {
  return candidates.toSorted((a, b) => strength(a) - strength(b))
}

function strength({ level }: RatioCandidate): number {
  return ORDER.indexOf(level)
}

function countOf({ amount }: RatioCandidate, base: number): number {
  return 'count' in amount ? Math.min(amount.count, base) : Math.ceil((base * amount.share[0]) / amount.share[1])
}
