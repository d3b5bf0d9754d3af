import { ERRORS } from '@sunlot/contract'
import type { ErrorCode } from '@sunlot/contract'

export type ErrorParams = Record<string, string | number>

/** The only error a use-case throws; its code decides the HTTP status and the sentence the user reads. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams

  constructor(code: ErrorCode, params: ErrorParams = {}) {
    super(code)
    this.code = code
    this.params = params
  }

  get status(): number {
    return ERRORS[this.code].status
  }
}
