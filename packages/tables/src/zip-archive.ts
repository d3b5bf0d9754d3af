import { crc32, createInflateRaw } from 'node:zlib'

/** Thrown by everything below the workbook; the reader of the workbook names the file. */
export class ArchiveError extends Error {
  readonly reason: 'broken' | 'encrypted' | 'tooLarge'

  constructor(reason: 'broken' | 'encrypted' | 'tooLarge', cause?: unknown) {
    super(reason, cause === undefined ? {} : { cause })
    this.reason = reason
  }
}

interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly headerOffset: number
}

/** The parts of a zip file held in memory, found by its directory at the end. */
export type ZipArchive = ReadonlyMap<string, Entry>

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const localHeader = 0x04034b50
const zip64Locator = 0x07064b50
const zip64End = 0x06064b50
const unknown32 = 0xffffffff

export function openZip(bytes: Buffer): ZipArchive {
  try {
    const { count, offset } = findDirectory(bytes)
    const entries = new Map<string, Entry>()
    for (let index = 0, at = offset; index < count; index++) {
      const { entry, next } = readEntry(bytes, at)
      entries.set(entry.name, entry)
      at = next
    }
    return entries
  } catch (cause) {
    // Reading past the end of the buffer means that the file was cut.
    throw cause instanceof ArchiveError ? cause : new ArchiveError('broken', cause)
  }
}

function findDirectory(bytes: Buffer): { count: number; offset: number } {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff)
  for (let at = bytes.length - 22; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) !== endOfDirectory) continue
    const count = bytes.readUInt16LE(at + 10)
    const offset = bytes.readUInt32LE(at + 16)
    if (count < 0xffff && offset !== unknown32) return { count, offset }
    if (at < 20 || bytes.readUInt32LE(at - 20) !== zip64Locator) break
    const end = Number(bytes.readBigUInt64LE(at - 12))
    if (bytes.readUInt32LE(end) !== zip64End) break
    return { count: Number(bytes.readBigUInt64LE(end + 32)), offset: Number(bytes.readBigUInt64LE(end + 48)) }
  }
  throw new ArchiveError('broken')
}

function readEntry(bytes: Buffer, at: number): { entry: Entry; next: number } {
  if (bytes.readUInt32LE(at) !== directoryEntry) throw new ArchiveError('broken')
  const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
  const extraEnd = nameEnd + bytes.readUInt16LE(at + 30)
  const sizes = [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)]
  const [, packedSize = 0, headerOffset = 0] = widen(sizes, bytes.subarray(nameEnd, extraEnd))
  const entry = {
    // Some programs write backslashes; the names inside a workbook are ASCII.
    name: bytes.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/'),
    flags: bytes.readUInt16LE(at + 8),
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packedSize,
    headerOffset,
  }
  return { entry, next: extraEnd + bytes.readUInt16LE(at + 32) }
}

/** Fields that did not fit 32 bits stand, in the same order, in the zip64 extra field; server-side exports use it always. */
function widen(sizes: readonly number[], extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let field = at + 4
    return sizes.map((size) => {
      if (size !== unknown32) return size
      field += 8
      return Number(extra.readBigUInt64LE(field - 8))
    })
  }
  return [...sizes]
}

/** A large part that shrank more than this was made to fill memory or time; honest sheets shrink 10 to 50 times. */
const bomb = { bytes: 64 * 2 ** 20, ratio: 200 }

/** Unpacks one part piece by piece; stops at `maxBytes`, whatever the file claims, and checks the checksum. */
export async function* unpack(bytes: Buffer, entry: Entry, maxBytes: number): AsyncGenerator<Uint8Array> {
  if (entry.flags & 1) throw new ArchiveError('encrypted')
  let size = 0
  let checksum = 0
  for await (const chunk of inflate(bytes, entry)) {
    size += chunk.length
    if (size > maxBytes || (size > bomb.bytes && size > entry.packedSize * bomb.ratio))
      throw new ArchiveError('tooLarge')
    checksum = crc32(chunk, checksum)
    yield chunk
  }
  if (checksum !== entry.crc) throw new ArchiveError('broken')
}

async function* inflate(bytes: Buffer, entry: Entry): AsyncGenerator<Uint8Array> {
  const at = entry.headerOffset
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== localHeader) throw new ArchiveError('broken')
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  const packed = bytes.subarray(start, start + entry.packedSize)
  if (packed.length < entry.packedSize) throw new ArchiveError('broken')
  if (entry.method === 0) {
    for (let from = 0; from < packed.length; from += 65_536) yield packed.subarray(from, from + 65_536)
    return
  }
  if (entry.method !== 8) throw new ArchiveError('broken')
  const stream = createInflateRaw({ chunkSize: 65_536 })
  stream.end(packed)
  try {
    for await (const chunk of stream) yield chunk as Buffer
  } catch (cause) {
    throw new ArchiveError('broken', cause)
  }
}

/** A small part whole, as text. */
export async function unpackText(bytes: Buffer, entry: Entry, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of unpack(bytes, entry, maxBytes)) chunks.push(chunk)
  return new TextDecoder().decode(Buffer.concat(chunks))
}
