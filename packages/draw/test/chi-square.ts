/** Pearson's statistic of counts against equal expectations. */
export function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((a, b) => a + b, 0) / counts.length
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

/** Probability of a statistic at least this large when the counts are fair: Q(df/2, x/2). */
export function tailProbability(statistic: number, freedom: number): number {
  const a = freedom / 2
  const x = statistic / 2
  if (x <= 0) return 1
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x)
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = a + 1; term > sum * 1e-15; n++) {
    term *= x / n
    sum += term
  }
  return sum
}

/** The continued fraction, evaluated from far enough inside. */
function upperFraction(a: number, x: number): number {
  let value = 0
  for (let n = 400; n >= 1; n--) value = (n * (n - a)) / (x + 2 * n + 1 - a - value)
  return 1 / (x + 1 - a - value)
}

function logGamma(a: number): number {
  // Stirling's series, shifted to where it is exact enough.
  let shift = 0
  let z = a
  for (; z < 12; z++) shift += Math.log(z)
  const tail = 1 / (12 * z) - 1 / (360 * z ** 3) + 1 / (1260 * z ** 5)
  return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + tail - shift
}
