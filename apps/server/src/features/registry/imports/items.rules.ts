import { type Cell, normalizeCellText } from '@sunlot/tables'
import type { KnownItem, Report } from './cells.rules.ts'
import { findNearest } from './nearest.ts'

/** Looks items up by the names in a cell; one per dry run. */
export interface ItemReader {
  /** The items named in the cell; unknown ones are reported with the nearest name of the list. */
  read(cell: Cell | undefined, report: Report): NamedItems
}

/** Shared by all rows in which the same text stands. */
export interface NamedItems {
  readonly ids: readonly string[]
  readonly names: readonly string[]
  /** The first item under which a target must name its permit. */
  readonly needing: KnownItem | undefined
}

interface Reading extends NamedItems {
  readonly unknown: readonly { readonly value: string; readonly suggestion: string | undefined }[]
}

/** The same few texts stand in a hundred thousand rows, so each is looked up once. */
export function createItemReader(known: readonly KnownItem[]): ItemReader {
  const byName = new Map(known.map((item) => [item.name, item]))
  const readings = new Map<string, Reading>()

  function look(text: string): Reading {
    const whole = byName.get(text)
    if (whole) return { ...nameItems([whole]), unknown: [] }
    const names = splitNames(text, byName)
    const unknown = names
      .filter((name) => !byName.has(name))
      .map((value) => {
        const nearest = findNearest(value, byName.keys())
        return { value, suggestion: nearest && names.map((name) => (name === value ? nearest : name)).join('、') }
      })
    const items = names.map((name) => byName.get(name)).filter((item) => item !== undefined)
    return { ...nameItems([...new Set(items)]), unknown }
  }

  return {
    read(cell, report) {
      const text = normalizeCellText(cell?.text ?? '')
      if (text === '') return NOTHING
      const reading = readings.get(text) ?? look(text)
      readings.set(text, reading)
      for (const { value, suggestion } of reading.unknown) report('item-unknown', { value }, suggestion)
      return reading
    },
  }
}

const SEPARATOR = /[、,，;；|\s]/

/** A name of the list may hold separators itself, as in 生产、经营检查; the longest one that fits is taken whole. */
function splitNames(text: string, known: ReadonlyMap<string, KnownItem>): string[] {
  const names: string[] = []
  for (let rest = text; rest !== ''; ) {
    const fits = (name: string) => rest.startsWith(name) && SEPARATOR.test(rest.charAt(name.length) || ' ')
    const [longest] = [...known.keys()].filter(fits).toSorted((a, b) => b.length - a.length)
    const name = longest ?? rest.split(SEPARATOR, 1)[0] ?? ''
    if (name !== '') names.push(name)
    rest = rest.slice(name.length + 1)
  }
  return names
}

const NOTHING: NamedItems = { ids: [], names: [], needing: undefined }

function nameItems(items: readonly KnownItem[]): NamedItems {
  return {
    ids: items.map(({ id }) => id),
    names: items.map(({ name }) => name),
    needing: items.find(({ needsPermit }) => needsPermit),
  }
}
