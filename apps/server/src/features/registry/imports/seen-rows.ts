/** What a sheet's first row under a code says. */
export interface Seen {
  readonly row: number
  readonly subjectId: string
  readonly subjectVersion: number | null
  /** Name and compared values in one string; the name is told apart as well, to be found again. */
  readonly content: string
  readonly itemNames: readonly string[]
}

/** First rows by code and by name; the texts are free of control characters. */
export interface SeenRows {
  add(texts: { code: string; name: string }, seen: Seen): void
  /** The row under a code, with the items that rows merged into it have added. */
  find(code: string): Seen | undefined
  /** The first row with a name. */
  findName(name: string): number | undefined
  growItems(code: string, itemNames: readonly string[]): void
}

const CHUNK = 4 * 2 ** 20
const PART = '\u0002'
const ITEM = '\u0003'

/**
 * A million rows are kept as bytes outside the heap, some 200 a row: as objects they would take three times as much, and
 * the garbage collector would visit every one of them again and again.
 */
export function createSeenRows(): SeenRows {
  const records = createRecords()
  const codes = createIndex((at) => read(at)[0] ?? '')
  const names = createIndex((at) => read(at)[1] ?? '')
  const grown = new Map<number, readonly string[]>()

  function read(at: number): string[] {
    return records.read(at).split(PART)
  }

  return {
    add({ code, name }, { row, subjectId, subjectVersion, content, itemNames }) {
      const parts = [code, name, row, subjectId, subjectVersion ?? '', content, itemNames.join(ITEM)]
      const at = records.add(parts.join(PART))
      codes.add(code, at)
      if (name !== '' && names.find(name) === undefined) names.add(name, at)
    },
    find(code) {
      const at = code === '' ? undefined : codes.find(code)
      if (at === undefined) return undefined
      const [, , row, subjectId = '', version, content = '', items] = read(at)
      const itemNames = grown.get(at) ?? (items ? items.split(ITEM) : [])
      return { row: Number(row), subjectId, subjectVersion: version ? Number(version) : null, content, itemNames }
    },
    findName(name) {
      const at = names.find(name)
      return at === undefined ? undefined : Number(read(at)[2])
    },
    growItems(code, itemNames) {
      const at = codes.find(code)
      if (at !== undefined) grown.set(at, itemNames)
    },
  }
}

/** Texts one after the other in large pieces, each behind its length. */
function createRecords() {
  const chunks: Buffer[] = []
  let end = CHUNK
  return {
    /** Answers where the text stands. */
    add(text: string): number {
      const length = Buffer.byteLength(text)
      if (end + 4 + length > CHUNK) {
        chunks.push(Buffer.allocUnsafeSlow(Math.max(CHUNK, 4 + length)))
        end = 0
      }
      const at = (chunks.length - 1) * CHUNK + end
      const chunk = chunks.at(-1)
      chunk?.writeUInt32LE(length, end)
      chunk?.write(text, end + 4)
      end += 4 + length
      return at
    },
    read(at: number): string {
      const chunk = chunks[Math.floor(at / CHUNK)]
      const start = (at % CHUNK) + 4
      return chunk?.toString('utf8', start, start + chunk.readUInt32LE(start - 4)) ?? ''
    },
  }
}

/** Finds places by the text that stands there: open addressing, at most half full. */
function createIndex(textAt: (at: number) => string) {
  let hashes = new Int32Array(1024)
  let places = new Float64Array(1024).fill(-1)
  let count = 0

  function put(hash: number, at: number): void {
    const mask = places.length - 1
    let slot = hash & mask
    while (places[slot] !== -1) slot = (slot + 1) & mask
    hashes[slot] = hash
    places[slot] = at
  }

  function grow(): void {
    const [oldHashes, oldPlaces] = [hashes, places]
    hashes = new Int32Array(oldHashes.length * 2)
    places = new Float64Array(oldPlaces.length * 2).fill(-1)
    for (const [slot, at] of oldPlaces.entries()) if (at !== -1) put(oldHashes[slot] ?? 0, at)
  }

  return {
    find(text: string): number | undefined {
      const hash = hashOf(text)
      const mask = places.length - 1
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const at = places[slot] ?? -1
        if (at === -1) return undefined
        if (hashes[slot] === hash && textAt(at) === text) return at
      }
    },
    add(text: string, at: number): void {
      if (2 * ++count > places.length) grow()
      put(hashOf(text), at)
    },
  }
}

/** FNV-1a over the text's code units, stirred so that its low bits tell apart what differs early. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash ^ (hash >>> 15)
}
