import { ArchiveError } from './zip-archive.ts'

/** What a scanner reports; names come without their prefix. */
export interface XmlHandler {
  open(name: string, attributes: string): void
  close(name: string): void
  text(text: string): void
}

/**
 * Reads the little XML that workbooks are made of, in pieces of any size. A document type is refused: no
 * workbook needs one, and entities declared in it can blow up or reach outside.
 */
export class XmlScanner {
  private readonly handler: XmlHandler
  private pending = ''

  constructor(handler: XmlHandler) {
    this.handler = handler
  }

  write(piece: string): void {
    const text = this.pending === '' ? piece : this.pending + piece
    let at = 0
    while (at < text.length) {
      const next = text.charCodeAt(at) === 0x3c ? this.readMarkup(text, at) : this.readText(text, at)
      if (next < 0) break
      at = next
    }
    this.pending = text.slice(at)
    if (this.pending.length > 2 ** 20) throw new ArchiveError('broken')
  }

  end(): void {
    if (this.pending.trim() !== '') throw new ArchiveError('broken')
  }

  /** −1: the rest of it has not come yet. */
  private readText(text: string, at: number): number {
    const end = text.indexOf('<', at)
    if (end < 0) return -1
    this.handler.text(decodeEntities(text.slice(at, end)))
    return end
  }

  private readMarkup(text: string, at: number): number {
    const next = text.charCodeAt(at + 1)
    if (next === 0x21) return this.readDeclaration(text, at)
    const end = text.indexOf('>', at)
    if (end < 0) return -1
    if (next === 0x3f) return end + 1
    if (next === 0x2f) this.handler.close(localName(text.slice(at + 2, end).trimEnd()))
    else this.readOpen(text.slice(at + 1, end))
    return end + 1
  }

  private readOpen(tag: string): void {
    const empty = tag.endsWith('/')
    const nameEnd = tag.search(/[\s/]/)
    const name = localName(nameEnd < 0 ? tag : tag.slice(0, nameEnd))
    this.handler.open(name, nameEnd < 0 ? '' : tag.slice(nameEnd))
    if (empty) this.handler.close(name)
  }

  private readDeclaration(text: string, at: number): number {
    if (text.length < at + 9) return -1
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4)
    if (!text.startsWith('<![CDATA[', at)) throw new ArchiveError('broken')
    const end = text.indexOf(']]>', at)
    if (end < 0) return -1
    this.handler.text(text.slice(at + 9, end))
    return end + 3
  }
}

function after(text: string, mark: string, at: number): number {
  const end = text.indexOf(mark, at)
  return end < 0 ? -1 : end + mark.length
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** The value of one attribute; `name` as written in the file, prefix included. */
export function attribute(attributes: string, name: string): string | undefined {
  if (attributes === '') return undefined
  for (let at = attributes.indexOf(`${name}=`); at >= 0; at = attributes.indexOf(`${name}=`, at + 1)) {
    if (at > 0 && attributes.charCodeAt(at - 1) > 0x20) continue
    const quote = attributes[at + name.length + 1]
    const end = quote ? attributes.indexOf(quote, at + name.length + 2) : -1
    return end < 0 ? undefined : decodeEntities(attributes.slice(at + name.length + 2, end))
  }
  return undefined
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** Workbooks write characters that XML cannot hold as `_x000D_`. */
export function decodeCellText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
