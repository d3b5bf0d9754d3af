const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

export type UsccFault =
  | { readonly fault: 'length'; readonly length: number }
  | { readonly fault: 'character'; readonly position: number; readonly character: string }
  | { readonly fault: 'check'; readonly expected: string }

/**
 * What is wrong with a unified social credit code (统一社会信用代码, GB 32100-2015), or undefined when it holds.
 * Weights are 3^i mod 31 over the first 17 characters; positions count from 1.
 * @example findUsccFault('91330106MA2H0ABC1H') // undefined
 */
export function findUsccFault(code: string): UsccFault | undefined {
  if (code.length !== 18) return { fault: 'length', length: code.length }
  let sum = 0
  let weight = 1
  for (let i = 0; i < 18; i += 1) {
    const character = code.charAt(i)
    const value = ALPHABET.indexOf(character)
    if (value < 0) return { fault: 'character', position: i + 1, character }
    if (i < 17) {
      sum += value * weight
      weight = (weight * 3) % 31
    }
  }
  const expected = ALPHABET.charAt((31 - (sum % 31)) % 31)
  return expected === code.charAt(17) ? undefined : { fault: 'check', expected }
}

/** The first 17 characters with their check character appended. */
export function completeUscc(body: string): string {
  const fault = findUsccFault(`${body}0`)
  return body + (fault?.fault === 'check' ? fault.expected : '0')
}
