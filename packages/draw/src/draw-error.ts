/** What a caller of a builder did wrong. Evidence under verification never throws; it gets a failed check. */
export type DrawErrorCode =
  | 'malformed'
  | 'duplicate'
  | 'undeclared-stratum'
  | 'no-size'
  | 'impossible-total'
  | 'unknown-witness'
  | 'too-few-witnesses'
  | 'wrong-secret'
  | 'wrong-root'
  | 'bad-round'
  | 'bad-event'

/** Thrown by builders for bad input; `params` names the place, never a sentence for people. */
export class DrawError extends Error {
  readonly code: DrawErrorCode
  readonly params: Record<string, string | number>

  constructor(code: DrawErrorCode, params: Record<string, string | number> = {}) {
    super(`${code} ${JSON.stringify(params)}`)
    this.name = 'DrawError'
    this.code = code
    this.params = params
  }
}
