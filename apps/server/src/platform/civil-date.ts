const CHINA_OFFSET_MS = 8 * 3_600_000

/** The civil date in China, `YYYY-MM-DD`, at an instant. */
export function civilDateOf(instant: Date): string {
  return new Date(instant.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 10)
}
