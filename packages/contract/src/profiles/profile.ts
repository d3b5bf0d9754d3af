/**
 * A bureau's own numbers as data, each with the clause it comes from (domain description §A6).
 * `null` means that the notice says nothing: the national rule above it decides, or nothing does.
 */
export interface PolicyValue<T> {
  readonly value: T
  readonly clause: string
}

/** A share as integers, `[num, den]`. */
export type Share = readonly [number, number]

export interface PolicyProfile {
  /** `S0` … `S4`: the notice whose clauses the bureau sees. */
  readonly id: string
  readonly version: number
  readonly notice: string
  readonly issuedBy: string
  readonly issuedOn: string
  /** Least share of the base that one draw, or a year's draws together, must reach. */
  readonly ratioFloor: PolicyValue<{ readonly share: Share; readonly per: 'draw' | 'year'; readonly base: string }>
  /** Checking every target of a scope instead of a sample. */
  readonly fullCoverage: PolicyValue<true> | null
  /** The target directory follows what happens: suspended, closed and lapsed targets take no part. */
  readonly directoryUpkeep: PolicyValue<true>
  readonly roundsPerYear: PolicyValue<number> | null
  /** `byItem`: a person is drawn only for items of the own qualification; `shared`: one pool for all items. */
  readonly inspectorPool: PolicyValue<'byItem' | 'shared'>
  /** Certified officers a visit; experts never count. */
  readonly minInspectors: PolicyValue<number>
  readonly signOff: PolicyValue<'deputyHead'> | null
  readonly witness: PolicyValue<{ readonly who: string; readonly min: number }> | null
  /** Photo or video of the draw before its result. */
  readonly evidence: PolicyValue<'photoOrVideo'> | null
  readonly schemeFirst: PolicyValue<true> | null
  readonly conflictsDeclared: PolicyValue<true>
  /** Working days from the frozen directories to the draw. */
  readonly drawWithin: PolicyValue<number> | null
  /** Working days from the draw to the end of the checks, or a civil `MM-DD` deadline. */
  readonly inspectWithin: PolicyValue<{ readonly workingDays: number } | { readonly until: string }> | null
  /** Working days from the result to its publication. */
  readonly publishWithin: PolicyValue<number> | null
  readonly penaltyWithin: PolicyValue<number> | null
  readonly announceDraw: PolicyValue<true>
  readonly trainingFirst: PolicyValue<true> | null
  readonly noticeMode: PolicyValue<'unannounced' | 'showCertificate'> | null
  readonly highRisk: PolicyValue<'moreOften' | 'classRatio' | 'keyItems' | 'ifSubstantiated' | 'separatePool'>
  readonly avoidRepeats: PolicyValue<true> | null
  readonly channels: PolicyValue<readonly string[]>
}
