/** Whether an error is the database's refusal by that named constraint. */
export function isViolation(error: unknown, constraint: string): boolean {
  return error instanceof Error && (error as { constraint?: unknown }).constraint === constraint
}
