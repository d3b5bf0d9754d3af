/** One clause of a bureau's notice (S…) or one national or local rule (B-…): what it says, and what the system must let somebody do and prove. */
export interface Clause {
  /** `S4-06` or `B-14`. */
  readonly id: string
  /** The clause in the words of the trade, Chinese, as shown on screens. */
  readonly gist: string
  /** The requirement on the system, for developers and the coverage report. */
  readonly requirement: string
}
