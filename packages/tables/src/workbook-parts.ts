import { type NumberStyle, numberStyle } from './number-text.ts'
import type { SheetInfo } from './types.ts'
import { attribute, XmlScanner } from './xml-scanner.ts'

export interface WorkbookParts {
  readonly date1904: boolean
  readonly sheets: readonly (SheetInfo & { readonly relation: string })[]
}

function scan(xml: string, open: (name: string, attributes: string) => void): void {
  const scanner = new XmlScanner({ open, close: () => {}, text: () => {} })
  scanner.write(xml)
  scanner.end()
}

export function parseWorkbook(xml: string): WorkbookParts {
  let date1904 = false
  const sheets: WorkbookParts['sheets'][number][] = []
  scan(xml, (tag, attributes) => {
    if (tag === 'workbookPr') date1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
    if (tag !== 'sheet') return
    const relation = attribute(attributes, 'r:id') ?? /\s[\w.-]+:id="([^"]+)"/.exec(attributes)?.[1]
    const hidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible'
    if (relation) sheets.push({ name: attribute(attributes, 'name') ?? '', hidden, relation })
  })
  return { date1904, sheets }
}

export interface Relation {
  readonly id: string
  /** The last word of its type: `worksheet`, `sharedStrings`, `styles`, `officeDocument`. */
  readonly type: string
  readonly path: string
}

/** The parts that a part refers to; `folder` is that part's own, e.g. `xl`. */
export function parseRelations(xml: string, folder: string): Relation[] {
  const relations: Relation[] = []
  scan(xml, (tag, attributes) => {
    const target = attribute(attributes, 'Target')
    if (tag !== 'Relationship' || target === undefined) return
    const url = new URL(target.replaceAll('\\', '/'), `file:///${folder && `${folder}/`}`)
    const type = (attribute(attributes, 'Type') ?? '').split('/').pop() ?? ''
    relations.push({ id: attribute(attributes, 'Id') ?? '', type, path: decodeURIComponent(url.pathname.slice(1)) })
  })
  return relations
}

/** Number style by the style index that cells carry. */
export function parseStyles(xml: string): NumberStyle[] {
  const codes = new Map<number, string>()
  const styles: NumberStyle[] = []
  let inCellFormats = false
  scan(xml, (tag, attributes) => {
    const id = Number(attribute(attributes, 'numFmtId') ?? 0)
    if (tag === 'numFmt') codes.set(id, attribute(attributes, 'formatCode') ?? '')
    else if (tag === 'cellXfs') inCellFormats = true
    else if (tag === 'cellStyles' || tag === 'dxfs') inCellFormats = false
    else if (tag === 'xf' && inCellFormats) styles.push(numberStyle(id, codes.get(id)))
  })
  return styles
}
