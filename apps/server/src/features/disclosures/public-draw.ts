/** One public draw as the pages show it: no risk classes, no people before the day, nothing the rules do not require. */
export interface PublicDraw {
  id: string
  drawNo: string
  title: string
  organ: string
  /**
   * Aborted and rejected draws stay public with their reason (protocol §1.8, S0-12). Of an infeasible one the targets
   * stand and a later draw has the teams.
   */
  status: 'published' | 'rejected' | 'aborted' | 'infeasible'
  reason: string | null
  /** Instants, ISO. */
  openedAt: string
  publicAt: string
  poolSize: number
  eligible: number
  drawnCount: number
  people: number
  teamCount: number
  teamsOpen: boolean
  witnesses: readonly { name: string; dice: string }[]
  layers: readonly { key: string; name: string; size: number; eligible: number; quota: number; rate: string }[]
  excluded: readonly { reason: string; text: string; count: number }[]
  headerHash: string | null
  poolRoot: string | null
  contribHash: string | null
  /** The sealed number of the targets, revealed with the result or when the draw was aborted. */
  secret: string | null
  seed: string | null
  teamRoot: string | null
  cutoff: Readonly<Record<string, string>>
  inspectUntil: string | null
}

export interface PublicTarget {
  ordinal: number
  code: string
  name: string
  region: string
  layerName: string
  /** Number of its team and the members, once teams are open. */
  team: string | null
}

/** What a firm reads about itself in one draw. */
export interface TargetAnswer {
  code: string
  name: string
  layerName: string
  outcome: 'drawn' | 'must' | 'notDrawn' | 'out'
  /** Why it did not take part; only with `out`. */
  reason: string
  ticket: string
  cutoff: string
  /** All of its layer in label order, at most 400: drawn or not, and which one it is. */
  dots: readonly { drawn: boolean; self: boolean }[]
  layerEligible: number
  layerQuota: number
}
