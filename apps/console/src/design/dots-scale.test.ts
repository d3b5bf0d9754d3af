import { describe, expect, it } from 'vitest'
import { scaleDots } from './dots-scale.ts'

describe('dots', () => {
  it('shows one firm as one dot up to four hundred', () => {
    expect(scaleDots(5, [1, 4])).toEqual({ scale: 1, dots: [false, true, false, false, true] })
    expect(scaleDots(400, []).dots).toHaveLength(400)
  })

  it('takes a round number of firms a dot above four hundred', () => {
    expect(scaleDots(401, []).scale).toBe(2)
    expect(scaleDots(3918, []).scale).toBe(10)
    expect(scaleDots(1_043_216, []).scale).toBe(5000)
  })

  it('keeps solid dots in proportion to the drawn firms', () => {
    const everyTwentieth = Array.from({ length: 196 }, (_, index) => index * 20)
    const { scale, dots } = scaleDots(3918, everyTwentieth)
    expect(dots.filter(Boolean)).toHaveLength(Math.round(196 / scale))
  })

  it('never hides that something was drawn', () => {
    expect(scaleDots(100_000, [7]).dots.filter(Boolean)).toHaveLength(1)
  })
})
