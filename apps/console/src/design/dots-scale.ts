/** Above this many firms one dot stands for several. */
const MOST_DOTS = 400
const ROUND_SCALES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000]

export interface DotRow {
  /** Firms a dot stands for. */
  readonly scale: number
  /** One entry a dot: drawn or not. */
  readonly dots: readonly boolean[]
}

/**
 * One firm, one dot; above 400 a round number of firms a dot. The number of solid dots then stays in proportion
 * and the fullest dots are the solid ones, so that the picture never shows more drawn than there are.
 *
 * @param count firms in the stratum
 * @param drawn positions drawn, 0-based
 */
export function scaleDots(count: number, drawn: readonly number[]): DotRow {
  const scale = ROUND_SCALES.find((step) => count / step <= MOST_DOTS) ?? Math.ceil(count / MOST_DOTS)
  const perDot = Array.from({ length: Math.ceil(count / scale) }, () => 0)
  for (const position of drawn) {
    const dot = Math.floor(position / scale)
    perDot[dot] = (perDot[dot] ?? 0) + 1
  }
  const solid = new Set(
    perDot
      .map((firms, dot) => ({ firms, dot }))
      .filter(({ firms }) => firms > 0)
      .sort((a, b) => b.firms - a.firms || a.dot - b.dot)
      .slice(0, drawn.length === 0 ? 0 : Math.max(1, Math.round(drawn.length / scale)))
      .map(({ dot }) => dot),
  )
  return { scale, dots: perDot.map((_, dot) => solid.has(dot)) }
}
