import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ZipPart {
  readonly name: string
  readonly chunks: Iterable<string> | AsyncIterable<string>
}

interface WrittenPart {
  readonly name: Buffer
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly offset: number
}

/** Sizes follow the data (bit 3), names are UTF-8 (bit 11). */
const flags = 0x0808
/** 1 January 1980, so that the same table always gives the same bytes. */
const dosDate = 0x21
const largest = 0xffffffff

/** Packs the parts one after the other; nothing but the part's own buffers is held. */
export async function* zipStream(parts: Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const written: WrittenPart[] = []
  let offset = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const header = headerOf(0x04034b50, 30, 4, { name, crc: 0, packedSize: 0, size: 0, offset })
    yield Buffer.concat([header, name])
    const tally = { crc: 0, size: 0, packedSize: 0 }
    for await (const chunk of deflate(part.chunks, tally)) {
      tally.packedSize += chunk.length
      yield chunk
    }
    const end = { name, ...tally, offset }
    yield descriptorOf(end)
    written.push(end)
    offset += 30 + name.length + tally.packedSize + 16
    if (offset > largest || tally.size > largest) throw new RangeError('A workbook cannot grow beyond 4 GiB.')
  }
  yield directoryOf(written, offset)
}

async function* deflate(chunks: ZipPart['chunks'], tally: { crc: number; size: number }): AsyncGenerator<Buffer> {
  async function* tallied(): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      const bytes = Buffer.from(chunk)
      tally.crc = crc32(bytes, tally.crc)
      tally.size += bytes.length
      yield bytes
    }
  }
  // The callback is needed for the error to reach the loop below instead of the process.
  for await (const chunk of pipeline(Readable.from(tallied()), createDeflateRaw(), () => {})) yield chunk as Buffer
}

/** Signature, versions, flags, method, time, checksum and sizes stand in the same order in both headers. */
function headerOf(signature: number, length: number, at: number, part: WrittenPart): Buffer {
  const header = Buffer.alloc(length)
  header.writeUInt32LE(signature, 0)
  if (at === 6) header.writeUInt16LE(20, 4)
  header.writeUInt16LE(20, at)
  header.writeUInt16LE(flags, at + 2)
  header.writeUInt16LE(8, at + 4)
  header.writeUInt16LE(dosDate, at + 8)
  header.writeUInt32LE(part.crc, at + 10)
  header.writeUInt32LE(part.packedSize, at + 14)
  header.writeUInt32LE(part.size, at + 18)
  header.writeUInt16LE(part.name.length, at + 22)
  return header
}

function descriptorOf(part: WrittenPart): Buffer {
  const descriptor = Buffer.alloc(16)
  descriptor.writeUInt32LE(0x08074b50, 0)
  descriptor.writeUInt32LE(part.crc, 4)
  descriptor.writeUInt32LE(part.packedSize, 8)
  descriptor.writeUInt32LE(part.size, 12)
  return descriptor
}

function directoryOf(parts: readonly WrittenPart[], offset: number): Buffer {
  const entries = parts.flatMap((part) => {
    const header = headerOf(0x02014b50, 46, 6, part)
    header.writeUInt32LE(part.offset, 42)
    return [header, part.name]
  })
  const size = entries.reduce((sum, entry) => sum + entry.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...entries, end])
}
