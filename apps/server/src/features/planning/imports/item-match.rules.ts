import { normalizeCellText } from '@sunlot/tables'

export interface NamedItem {
  readonly id: string
  readonly name: string
}

/** The items that a cell names, and for the names that are not in the list the items they come near to. */
export interface ItemMatch {
  readonly items: readonly NamedItem[]
  readonly suggestions: readonly NamedItem[]
}

/** Numbered names, one a line, `1、…` or `1.…`; else the whole cell is one name. */
function splitItems(text: string): string[] {
  return text
    .split(/[\r\n]+|(?<=[;；。])(?=\s*\d{1,2}[、.．])/)
    .map((part) =>
      part
        .trim()
        .replace(/^(?:\d{1,2}[、.．)）](?!\d)|[(（]\d{1,2}[)）])\s*/, '')
        .replace(/[;；。]$/, ''),
    )
    .filter((part) => part !== '')
}

export function matchItems(text: string, list: readonly NamedItem[]): ItemMatch {
  const byName = new Map(list.map((item) => [plainName(item.name), item]))
  const items: NamedItem[] = []
  const suggestions: NamedItem[] = []
  const names = splitItems(text)
  for (const name of names) {
    const found = findAll(name, byName)
    if (found.length > 0) items.push(...found)
    else suggestions.push(...nearest(name, list))
  }
  const unique = [...new Map(items.map((item) => [item.id, item])).values()]
  return { items: unique, suggestions: suggestions.slice(0, mostSuggestions) }
}

/** The item of that name, or those of a row of names of which every one is in the list. */
function findAll(name: string, byName: ReadonlyMap<string, NamedItem>): NamedItem[] {
  const whole = byName.get(plainName(name))
  if (whole) return [whole]
  const parts = name.split(/[、，,；;]/).map((part) => byName.get(plainName(part)))
  return parts.every((part) => part !== undefined) ? parts : []
}

const mostSuggestions = 6
/** Below this two names have too little in common. */
const leastAlike = 0.6

/** The three items whose names share most characters with this one. */
function nearest(name: string, list: readonly NamedItem[]): NamedItem[] {
  const characters = new Set(plainName(name))
  const ranked = list
    .map((item) => ({ item, alike: likeness(characters, new Set(plainName(item.name))) }))
    .filter(({ alike }) => alike >= leastAlike)
    .toSorted((one, other) => other.alike - one.alike)
  return ranked.slice(0, 3).map(({ item }) => item)
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((character) => other.has(character)).length
  return shared === 0 ? 0 : (2 * shared) / (one.size + other.size)
}

function plainName(name: string): string {
  return normalizeCellText(name)
    .normalize('NFKC')
    .replace(/[\s"“”'‘’]/g, '')
}
