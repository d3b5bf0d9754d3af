import { hash } from 'node:crypto'

/** A small reproducible generator for instances; it decides nothing about a draw. */
export interface Random {
  /** 0 … n−1. */
  below(n: number): number
  /** True once in `n` times on average. */
  oneIn(n: number): boolean
  pick<T>(values: readonly T[]): T
}

export function random(seed: string): Random {
  let block = ''
  let count = 0
  function word(): number {
    if (block === '') block = hash('sha256', `${seed}/${count++}`)
    const value = parseInt(block.slice(0, 8), 16)
    block = block.slice(8)
    return value
  }
  const below = (n: number): number => Math.floor((word() / 2 ** 32) * n)
  return { below, oneIn: (n) => below(n) === 0, pick: (values) => values[below(values.length)]! }
}
