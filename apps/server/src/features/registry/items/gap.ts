import { type Actor, type GapReport, REFERENCE_LISTS, type ReferenceList } from '@sunlot/contract'
import type { OutputTable } from '@sunlot/tables'
import { recordAudit } from '../../../platform/audit.ts'
import type { Db } from '../../../platform/database.ts'
import type { Deps } from '../../../platform/deps.ts'
import { readItemList } from './items.queries.ts'
import { listWaiting } from './superior.ts'

export interface ReferenceEntry {
  code: string
  name: string
}

/** Replaces the list the own one is compared with, whole (S1-08, S2-04). */
export async function replaceReferences(
  deps: Deps,
  actor: Actor,
  { kind, entries, fileName }: { kind: ReferenceList; entries: readonly ReferenceEntry[]; fileName: string },
): Promise<void> {
  const at = deps.clock.now()
  const { bureauId } = actor
  await deps.db.transaction().execute(async (tx) => {
    await tx.deleteFrom('itemReferences').where('bureauId', '=', bureauId).where('kind', '=', kind).execute()
    const rows = entries.map(({ code, name }, position) => ({ bureauId, kind, position, code, name, importedAt: at }))
    await tx.insertInto('itemReferences').values(rows).execute()
    const subject = { at, bureauId, actorId: actor.id, subjectKind: 'bureau', subjectId: bureauId }
    const data = { list: REFERENCE_LISTS[kind], fileName, entryCount: entries.length }
    await recordAudit(tx, { ...subject, event: 'items.references-imported', data })
  })
}

/**
 * S1-08 覆盖所有监督检查事项, S2-04 应纳尽纳: the power list and the superior's list against the own one. An entry counts as
 * taken up when an item has its code, or its name where it has no code.
 */
export async function readGaps(db: Db, bureauId: string): Promise<GapReport> {
  const entries = await db
    .selectFrom('itemReferences')
    .select(['kind', 'code', 'name', 'importedAt'])
    .where('bureauId', '=', bureauId)
    .orderBy('kind')
    .orderBy('position')
    .execute()
  const items = (await readItemList(db, bureauId)).map(({ id, body }) => ({ id, ...body }))
  const power = entries.filter(({ kind }) => kind === 'powerList')
  const superior = entries.filter(({ kind }) => kind === 'superiorList')
  const codes = new Set(items.flatMap(({ code, powerCode }) => [code, powerCode]))
  const names = new Set(items.map(({ name }) => plainName(name)))
  const isTaken = ({ code, name }: ReferenceEntry) => (code !== '' && codes.has(code)) || names.has(plainName(name))
  const powerCodes = new Set(power.map(({ code }) => code))
  const waiting = (await listWaiting(db, bureauId)).map(({ name }) => ({ code: '', name }))
  return {
    lists: (['powerList', 'superiorList'] as const).map((kind) => {
      const listed = entries.filter((entry) => entry.kind === kind)
      return { kind, entryCount: listed.length, importedAt: listed[0]?.importedAt.toISOString() ?? null }
    }),
    powerWithoutItem: power.filter((entry) => !isTaken(entry)).map(entryOf),
    itemsWithoutPower: items
      .filter(({ powerCode }) => powerCode === '' || (power.length > 0 && !powerCodes.has(powerCode)))
      .map(({ id, code, name, powerCode }) => ({ id, code, name, powerCode })),
    unclaimed: [...superior.filter((entry) => !isTaken(entry)).map(entryOf), ...waiting],
  }
}

function entryOf({ code, name }: ReferenceEntry): ReferenceEntry {
  return { code, name }
}

/** Names compare without the marks and widths in which two offices write them differently. */
function plainName(name: string): string {
  return name.normalize('NFKC').replace(/[\s、,，;；:：.。()《》“”"'-]/g, '')
}

/** The report as one table, a line for each thing that does not fit. */
export function gapTable({ powerWithoutItem, itemsWithoutPower, unclaimed }: GapReport): OutputTable {
  return {
    sheetName: '清单对照',
    columns: [
      { heading: '对照结果', width: 30 },
      { heading: '编码', width: 20 },
      { heading: '名称', width: 40 },
    ],
    rows: [
      ...powerWithoutItem.map(({ code, name }) => ['权责清单里有，事项清单里没有', code, name]),
      ...itemsWithoutPower.map(({ code, name, powerCode }) => [
        powerCode === '' ? '事项没有权责清单编码' : `权责清单里没有编码 ${powerCode}`,
        code,
        name,
      ]),
      ...unclaimed.map(({ code, name }) => ['上级清单里有，本局未认领', code, name]),
    ],
  }
}
