import { TextDecoder } from 'node:util'
import { TableError } from './table-error.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/**
 * The encoding that a mark or the bytes themselves show; undefined while everything is plain ASCII.
 * Chinese text in GB18030 is practically never well-formed UTF-8 over more than a few characters.
 */
export function detectEncoding(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes.every((byte) => byte < 0x80)) return undefined
  try {
    // `stream`: a character cut by the end of the sample is not an error.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

/** Text of the chunks; the encoding is settled by the first chunk that is not plain ASCII. */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>, fileName: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  try {
    for await (const chunk of chunks) {
      if (!decoder) {
        const encoding = detectEncoding(chunk)
        if (encoding) decoder = new TextDecoder(encoding, { fatal: true })
      }
      yield decoder ? decoder.decode(chunk, { stream: true }) : Buffer.from(chunk).toString('latin1')
    }
    if (decoder) yield decoder.decode()
  } catch (cause) {
    if (cause instanceof TypeError) throw new TableError('file.encoding', { fileName }, cause)
    throw cause
  }
}
