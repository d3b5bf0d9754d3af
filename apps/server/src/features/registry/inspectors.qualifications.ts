import type { Actor, PasteOutcome, QualificationConfirmation } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { claimInspector, recordInspectorEvent } from './inspectors.events.ts'
import { readInspectorState, writeItems } from './inspectors.fields.ts'
import { readMatrix } from './inspectors.paste.rules.ts'

/** After a change of post: the named qualifications hold, the other ones that waited are given up (S0-10). */
export async function confirmQualifications(
  deps: Deps,
  actor: Actor,
  { id, itemIds, reason }: QualificationConfirmation & { id: string },
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const { items, unconfirmed } = await readInspectorState(tx, { id: (await claimInspector(tx, actor, id)).id })
    if (itemIds.some((itemId) => !items.has(itemId))) throw new AppError('items.unknown')
    const kept = [...items.keys()].filter((itemId) => !unconfirmed.has(itemId) || itemIds.includes(itemId))
    await setQualifications(deps, tx, { actor, id, itemIds: kept, names: items, reason })
  })
}

/**
 * Takes over a pasted matrix of people and items, or nothing of it. Items that are not among its columns stay as they
 * are (S0-08).
 */
export async function pasteQualifications(deps: Deps, actor: Actor, { text }: { text: string }): Promise<PasteOutcome> {
  return deps.db.transaction().execute(async (tx) => {
    const known = await tx
      .selectFrom('inspectionItems')
      .select(['id', 'name'])
      .where('bureauId', '=', actor.bureauId)
      .orderBy('code')
      .execute()
    const { items: columns, rows, faults } = readMatrix(text, known)
    const people = await tx
      .selectFrom('inspectors')
      .select(['id', 'code'])
      .where('bureauId', '=', actor.bureauId)
      .execute()
    const byCode = new Map(people.map(({ id, code }) => [code, id]))
    for (const { line, code } of rows) {
      if (code !== '' && !byCode.has(code)) faults.push({ line, text: `名录库里没有证号 ${code} 的人` })
    }
    if (faults.length > 0) return { taken: 0, faults: faults.toSorted((a, b) => a.line - b.line) }
    const names = new Map(known.map(({ id, name }) => [id, name]))
    for (const { code, itemIds } of rows) {
      const id = (await claimInspector(tx, actor, byCode.get(code) ?? '')).id
      const { items } = await readInspectorState(tx, { id })
      const others = [...items.keys()].filter((itemId) => !columns.some((column) => column.id === itemId))
      const reason = '按资格对照表更新'
      await setQualifications(deps, tx, { actor, id, itemIds: [...others, ...itemIds], names, reason })
    }
    return { taken: rows.length, faults: [] }
  })
}

interface Qualifications {
  actor: Actor
  id: string
  itemIds: readonly string[]
  names: ReadonlyMap<string, string>
  reason: string
}

/** Writes them all as confirmed and keeps what was before in the history; nothing where nothing changes. */
async function setQualifications(
  deps: Deps,
  tx: Tx,
  { actor, id, itemIds, names, reason }: Qualifications,
): Promise<void> {
  const at = deps.clock.now()
  const { name, version } = await claimInspector(tx, actor, id)
  const before = await readInspectorState(tx, { id })
  const say = (ids: Iterable<string>) =>
    [...ids]
      .map((itemId) => names.get(itemId) ?? before.items.get(itemId) ?? '')
      .toSorted()
      .join('、')
  const [old, now] = [say(before.items.keys()), say(itemIds)]
  if (old === now && before.unconfirmed.size === 0) return
  await tx.deleteFrom('inspectorItems').where('inspectorId', '=', id).execute()
  await writeItems(tx, id, { itemIds, unconfirmed: new Set() })
  await tx
    .updateTable('inspectors')
    .set({ version: version + 1, updatedAt: at })
    .where('id', '=', id)
    .execute()
  const waited = say(before.unconfirmed)
  const fields = {
    ...(old !== now && { items: [old, now] as const }),
    ...(waited && { unconfirmed: [waited, ''] as const }),
  }
  const event = { id, at, actor, event: 'inspectors.qualifications-confirmed' as const, reason, fields, name }
  await recordInspectorEvent(tx, event)
}
