import type { Inspector, PersonClass } from '../types.ts'

/** Who belongs to each class, as lists by rank and as bit rows: `members[start[c]]…` and row `c` of `bits`. */
export interface ClassTable {
  start: Int32Array
  members: Int32Array
  bits: Uint32Array
  /** 32-bit words in one row of `bits`. */
  width: number
}

/** §1.6: a person belongs to a class if every group of it holds one of the person's tags. */
export function buildClasses(ranked: Inspector[], classes: PersonClass[]): ClassTable {
  const width = (ranked.length + 31) >>> 5
  const bits = new Uint32Array(classes.length * width)
  const byTag = holdersByTag(ranked, width)
  for (const [c, groups] of classes.entries()) fillRow(bits.subarray(c * width, (c + 1) * width), groups, byTag)
  if (ranked.length % 32 !== 0) clearTail(bits, width, ranked.length % 32)
  return { ...listMembers(bits, classes.length, width), bits, width }
}

function holdersByTag(ranked: Inspector[], width: number): Map<string, Uint32Array> {
  const byTag = new Map<string, Uint32Array>()
  for (const [i, { tags }] of ranked.entries()) {
    for (const tag of tags) {
      let row = byTag.get(tag)
      if (!row) byTag.set(tag, (row = new Uint32Array(width)))
      row[i >>> 5]! |= 1 << (i & 31)
    }
  }
  return byTag
}

function fillRow(row: Uint32Array, groups: string[][], byTag: Map<string, Uint32Array>): void {
  row.fill(0xffffffff)
  const either = new Uint32Array(row.length)
  for (const group of groups) {
    either.fill(0)
    for (const tag of group) {
      const holders = byTag.get(tag)
      if (holders) for (let w = 0; w < row.length; w++) either[w]! |= holders[w]!
    }
    for (let w = 0; w < row.length; w++) row[w]! &= either[w]!
  }
}

/** Clears the bits behind the last person in every row. */
function clearTail(bits: Uint32Array, width: number, used: number): void {
  for (let w = width - 1; w < bits.length; w += width) bits[w]! &= 2 ** used - 1
}

function listMembers(bits: Uint32Array, classCount: number, width: number): Pick<ClassTable, 'start' | 'members'> {
  const start = new Int32Array(classCount + 1)
  for (let c = 0; c < classCount; c++) {
    let size = 0
    for (let w = c * width; w < (c + 1) * width; w++) for (let word = bits[w]!; word !== 0; word &= word - 1) size++
    start[c + 1] = start[c]! + size
  }
  const members = new Int32Array(start[classCount]!)
  let end = 0
  for (let w = 0; w < classCount * width; w++) {
    for (let word = bits[w]!; word !== 0; word &= word - 1) {
      members[end++] = ((w % width) << 5) + 31 - Math.clz32(word & -word)
    }
  }
  return { start, members }
}

export function isMember({ bits, width }: ClassTable, c: number, i: number): boolean {
  return ((bits[c * width + (i >>> 5)]! >>> (i & 31)) & 1) === 1
}
