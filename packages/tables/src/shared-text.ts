import { decodeCellText, XmlScanner } from './xml-scanner.ts'
import { ArchiveError } from './zip-archive.ts'

/** The texts that cells refer to by number; formatted runs are joined, phonetic guides left out. */
export async function readSharedText(chunks: AsyncIterable<Uint8Array>, maxCharacters: number): Promise<string[]> {
  const texts: string[] = []
  let current = ''
  let size = 0
  let counted = 0
  let inText = false
  let inGuide = false
  const scanner = new XmlScanner({
    open(name) {
      if (name === 'si') current = ''
      else if (name === 'rPh') inGuide = true
      else if (name === 't') inText = !inGuide
    },
    close(name) {
      if (name === 'si') texts.push(decodeCellText(current))
      else if (name === 'rPh') inGuide = false
      else if (name === 't') inText = false
    },
    text(text) {
      if (inText) current += text
    },
  })
  const decoder = new TextDecoder()
  for await (const chunk of chunks) {
    scanner.write(decoder.decode(chunk, { stream: true }))
    for (; counted < texts.length; counted++) size += (texts[counted]?.length ?? 0) + 8
    if (size + current.length > maxCharacters) throw new ArchiveError('tooLarge')
  }
  scanner.end()
  return texts
}
