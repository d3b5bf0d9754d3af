import { createReadStream } from 'node:fs'
import { TableError } from './table-error.ts'
import type { TableSource } from './types.ts'

/** The bytes of any source, in order. */
export async function* readBytes(source: TableSource, fileName: string): AsyncGenerator<Uint8Array> {
  if (source instanceof Uint8Array) {
    // In slices, so that a large file in memory is decoded piece by piece as well.
    for (let at = 0; at < source.length; at += 65_536) yield source.subarray(at, at + 65_536)
    return
  }
  try {
    yield* typeof source === 'string' ? createReadStream(source) : source
  } catch (cause) {
    throw cause instanceof TableError ? cause : new TableError('file.unreadable', { fileName }, cause)
  }
}

/** Takes bytes until `wanted` are there or the source ends. */
export async function takeHead(chunks: AsyncIterator<Uint8Array>, wanted: number): Promise<Uint8Array> {
  const taken: Uint8Array[] = []
  for (let size = 0; size < wanted; ) {
    const next = await chunks.next()
    if (next.done) break
    taken.push(next.value)
    size += next.value.length
  }
  return Buffer.concat(taken)
}

/** The head again, then the rest of the source; leaving early closes the source. */
export async function* resume(head: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield head
    yield* rest
  } finally {
    await rest.return(undefined)
  }
}

/** The whole file, refused as soon as it grows beyond `limit` bytes. */
export async function collectBytes(
  chunks: AsyncIterable<Uint8Array>,
  { fileName, limit }: { fileName: string; limit: number },
): Promise<Buffer> {
  const taken: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > limit) throw new TableError('file.tooLarge', { fileName, limit })
    taken.push(chunk)
  }
  return Buffer.concat(taken)
}
