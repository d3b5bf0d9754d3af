/** What the first bytes say a file is; its name is not trusted. */
export type Content = 'zip' | 'ole' | 'text' | 'empty' | { readonly notTable: string }

const signatures: readonly (readonly [hex: string, found: string])[] = [
  ['89504e47', 'png'],
  ['ffd8ff', 'jpg'],
  ['47494638', 'gif'],
  ['424d', 'bmp'],
  ['25504446', 'pdf'],
  ['52617221', 'rar'],
  ['377abcaf271c', '7z'],
  ['1f8b', 'gz'],
]

export function sniffContent(head: Uint8Array): Content {
  if (head.length === 0) return 'empty'
  const hex = Buffer.from(head.subarray(0, 8)).toString('hex')
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return 'zip'
  if (hex === 'd0cf11e0a1b11ae1') return 'ole'
  if (hex.startsWith('fffe') || hex.startsWith('feff')) return 'text'
  const markup = sniffMarkup(head)
  if (markup) return { notTable: markup }
  // "BM" may open a heading of a csv; a bitmap has zero bytes as well.
  const binary = head.includes(0)
  const known = signatures.find(([signature]) => hex.startsWith(signature) && (signature !== '424d' || binary))
  if (known) return { notTable: known[1] }
  return binary ? { notTable: 'binary' } : 'text'
}

/** Office systems hand out web pages and XML under the name .xls; Excel opens them, a reader of tables must not guess. */
function sniffMarkup(head: Uint8Array): string | undefined {
  const start = Buffer.from(head.subarray(0, 1024))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase()
  if (/^<(!doctype html|html|head|meta|table|style|body|div)\b/.test(start)) return 'html'
  if (start.startsWith('<?xml')) return start.includes('<html') ? 'html' : 'xml'
  return undefined
}
