import { normalizeText } from '@sunlot/draw'
import { normalizeCellText } from '@sunlot/tables'
import { AppError } from '../../platform/app-error.ts'

/**
 * A typed name as the record of a draw can hold it (protocol §1.1): composed, one line, nothing invisible.
 * Throws `registry.bad-character` for what cannot be mended.
 */
export function cleanText(field: string, raw: string): string {
  const result = normalizeText(normalizeCellText(raw))
  if ('error' in result || result.text === '') throw new AppError('registry.bad-character', { field })
  return result.text
}

/** Whether a driver error is the violation of that constraint. */
export function violates(error: unknown, constraint: string): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === constraint
}
