import type { Hasher } from './hasher.ts'

/** First line of every hashed text: says what the hash is for, so that no two uses can collide (§1.2). */
export type Tag =
  `ssj1/${'header' | 'contrib' | 'chain' | 'seed' | 'ticket' | 'seal' | 'slot' | 'insp' | 'mix' | 'tsalt' | 'label' | 'test'}`

/**
 * H(tag, f1…fn) of §1.2: SHA-256 over the tag and the fields joined by line feeds; integers in decimal.
 * Fields must hold no line feed (the text rule sees to that).
 * @example hash(ownHasher, 'ssj1/ticket', '0'.repeat(64), '91330106MA2H0ABC1X')
 * // '5a48a9b34fd23c175444ea49334c71596845a9eff4d5064d42ae30a4c1aeb5af'
 */
export function hash(hasher: Hasher, tag: Tag, ...fields: (string | number)[]): string {
  return hasher.text(`${tag}\n${fields.join('\n')}`)
}
