import { type Cell, normalizeCellText } from '@sunlot/tables'
import type { KnownItem, Report } from './cells.rules.ts'
import { findNearest } from './nearest.ts'

/** Looks items up by the names in a cell; one per dry run. */
export interface ItemReader {
  /** The items named in the cell; unknown ones are reported with the nearest name of the list. */
  read(cell: Cell | undefined, report: Report): readonly KnownItem[]
}

interface Reading {
  readonly items: readonly KnownItem[]
  readonly unknown: readonly { readonly value: string; readonly suggestion: string | undefined }[]
}

/** The same few texts stand in a hundred thousand rows, so each is looked up once. */
export function createItemReader(known: readonly KnownItem[]): ItemReader {
  const byName = new Map(known.map((item) => [item.name, item]))
  const readings = new Map<string, Reading>()

  function look(text: string): Reading {
    const whole = byName.get(text)
    if (whole) return { items: [whole], unknown: [] }
    const names = text.split(/[、,，;；|\s]+/).filter(Boolean)
    const unknown = names
      .filter((name) => !byName.has(name))
      .map((value) => {
        const nearest = findNearest(value, byName.keys())
        return { value, suggestion: nearest && names.map((name) => (name === value ? nearest : name)).join('、') }
      })
    const items = names.map((name) => byName.get(name)).filter((item) => item !== undefined)
    return { items: [...new Set(items)], unknown }
  }

  return {
    read(cell, report) {
      const text = normalizeCellText(cell?.text ?? '')
      if (text === '') return []
      const reading = readings.get(text) ?? look(text)
      readings.set(text, reading)
      for (const { value, suggestion } of reading.unknown) report('item-unknown', { value }, suggestion)
      return reading.items
    },
  }
}
