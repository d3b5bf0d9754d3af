import type { Hasher } from './hasher.ts'
import { ownHasher } from './hasher.ts'
import { merkleRoot } from './merkle.ts'
import { leaves } from './pool.ts'
import { compareIds } from './text.ts'
import type { Inspector, PersonClass } from './types.ts'

/**
 * Leaf text of a roster entry (§1.5). Lists are joined by commas, so ids must have been checked before (§1.1).
 * @example inspectorLeaf({ id: 'P1', tags: ['lead', 'cert'], cap: 2 }) // 'ssj1/insp-leaf\nP1\ncert,lead\n2\n0\n'
 */
export function inspectorLeaf({ id, tags, cap, load0, recuse = [] }: Inspector): string {
  return `ssj1/insp-leaf\n${id}\n${joinSorted(tags)}\n${cap ?? ''}\n${load0 ?? 0}\n${joinSorted(recuse)}`
}

/**
 * Root over the roster, whatever the order of the input (§1.5). The R1 vector's roster has root 3581384b…ec59.
 * @example rosterRoot([]) // 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
 */
export function rosterRoot(inspectors: readonly Inspector[], hasher: Hasher = ownHasher): string {
  const sorted = inspectors.slice().sort((a, b) => compareIds(a.id, b.id))
  return merkleRoot(leaves(sorted, inspectorLeaf), hasher)
}

/**
 * Whether a person belongs to a class: every group holds one of the tags (§1.6).
 * @example isInClass(['cert', 'r:330106'], [['cert'], ['r:330106', 'r:330108']]) // true
 */
export function isInClass(tags: readonly string[], personClass: PersonClass): boolean {
  return personClass.every((group) => group.some((tag) => tags.includes(tag)))
}

/**
 * Number of people in each class, to be shown before the draw; under 4 a draw would be a fiction (§1.6).
 * @example eligibleCounts([{ id: 'P1', tags: ['cert'] }], [[['cert']], [['expert']]]) // [1, 0]
 */
export function eligibleCounts(inspectors: readonly Inspector[], classes: readonly PersonClass[]): number[] {
  return classes.map((personClass) => inspectors.filter(({ tags }) => isInClass(tags, personClass)).length)
}

function joinSorted(ids: readonly string[]): string {
  return ids.slice().sort(compareIds).join(',')
}
