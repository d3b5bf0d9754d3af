import type { InspectorInput, InspectorTagFacet, InspectorTags } from '@sunlot/contract'
import type { Db, Tx } from '../../platform/database.ts'
import { itemsOfInspectors, tagsOfInspectors } from './inspectors.marks.queries.ts'
import { hidePhone } from './inspectors.rules.ts'
import { requireItems } from './items.queries.ts'
import { cleanText } from './registry.rules.ts'

type InspectorRow = Omit<InspectorInput, 'itemIds' | 'tags'>
/** Names by item, those that wait for confirmation, and marks by facet. */
interface InspectorState {
  readonly items: ReadonlyMap<string, string>
  readonly unconfirmed: ReadonlySet<string>
  readonly tags: InspectorTags
}

/** What a form may write: its columns, its tags without repetition. */
export function cleanInspector({ tags, code, kind, region, certificateUntil, ...typed }: InspectorInput): {
  row: InspectorRow
  tags: InspectorTags
} {
  const { office, phone } = typed
  const name = cleanText('姓名', typed.name)
  const row = { code, name, kind, office, region, certificateUntil, ...(phone === undefined ? {} : { phone }) }
  return { row, tags: { duty: once(tags.duty), specialty: once(tags.specialty), domain: once(tags.domain) } }
}

/** The items a person is to be qualified for, by id; those held before may be off the list, new ones may not. */
export async function qualifyFor(
  tx: Tx,
  bureauId: string,
  { itemIds, held }: { itemIds: readonly string[]; held: ReadonlyMap<string, string> },
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(itemIds)]
  const added = await requireItems(
    tx,
    bureauId,
    wanted.filter((id) => !held.has(id)),
  )
  return new Map(wanted.map((id) => [id, held.get(id) ?? added.get(id) ?? '']))
}

function once(tags: readonly string[]): string[] {
  return [...new Set(tags)].toSorted()
}

/** Items and tags of a person as they stand. */
export async function readInspectorState(tx: Tx, { id }: { id: string }): Promise<InspectorState> {
  const items = (await itemsOfInspectors(tx, [id])).get(id) ?? []
  return {
    items: new Map(items.map((item) => [item.id, item.name])),
    unconfirmed: new Set(items.filter(({ confirmed }) => !confirmed).map((item) => item.id)),
    tags: (await tagsOfInspectors(tx, [id]))(id),
  }
}

/** What a history compares. */
export function describeInspector(
  { code, name, kind, office, region, phone, certificateUntil }: InspectorRow,
  { items, unconfirmed, tags }: InspectorState,
): Record<string, string | null> {
  const join = (names: Iterable<string>) => [...names].toSorted().join('、')
  return {
    code,
    name,
    kind,
    office,
    region,
    phone: hidePhone(phone ?? ''),
    certificateUntil,
    items: join(items.values()),
    unconfirmed: join([...unconfirmed].map((id) => items.get(id) ?? '')),
    duty: join(tags.duty),
    specialty: join(tags.specialty),
    domain: join(tags.domain),
  }
}

export async function writeItems(
  db: Db | Tx,
  inspectorId: string,
  { itemIds, unconfirmed }: { itemIds: readonly string[]; unconfirmed: ReadonlySet<string> },
): Promise<void> {
  if (itemIds.length === 0) return
  const rows = itemIds.map((itemId) => ({ inspectorId, itemId, confirmed: !unconfirmed.has(itemId) }))
  await db.insertInto('inspectorItems').values(rows).execute()
}

export async function writeTags(tx: Tx, inspectorId: string, tags: InspectorTags): Promise<void> {
  const rows = (Object.keys(tags) as InspectorTagFacet[]).flatMap((facet) =>
    tags[facet].map((tag) => ({ inspectorId, facet, tag })),
  )
  if (rows.length > 0) await tx.insertInto('inspectorTags').values(rows).execute()
}
