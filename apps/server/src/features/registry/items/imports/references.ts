import type { Readable } from 'node:stream'
import type { Actor, ReferenceList } from '@sunlot/contract'
import type { Deps } from '../../../../platform/deps.ts'
import { replaceReferences } from '../gap.ts'
import { suggestColumns } from './columns.rules.ts'
import { badList, readList } from './read-list.ts'

interface SentList {
  fileName: string
  content: Readable
  kind: ReferenceList
}

/** Takes over the list that the own one is held against: a column of names, and one of codes where there is one. */
export async function importReferences(
  deps: Deps,
  actor: Actor,
  { fileName, content, kind }: SentList,
): Promise<number> {
  const table = await readList({ fileName, content })
  const mapping = suggestColumns(table)
  const placeOf = (field: 'name' | 'powerCode' | 'number') =>
    table.columns.findIndex(({ letter }) => mapping[letter] === field)
  const [name, code] = [placeOf('name'), placeOf('powerCode')]
  if (name < 0) throw badList(`“${fileName}”里没有找到“事项名称”一列`)
  const entries = table.rows
    .map(({ cells }) => ({ name: cells[name]?.text.trim() ?? '', code: cells[code]?.text.trim() ?? '' }))
    .filter((entry) => entry.name !== '')
  const once = [...new Map(entries.map((entry) => [`${entry.code}\n${entry.name}`, entry])).values()]
  if (once.length === 0) throw badList(`“${fileName}”里没有事项`)
  await replaceReferences(deps, actor, { kind, entries: once, fileName })
  return once.length
}
