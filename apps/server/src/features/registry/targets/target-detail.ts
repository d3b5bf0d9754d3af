import { civilDateOf, CONFLICT_KINDS, type TargetDetail, type TargetKind } from '@sunlot/contract'
import type { Db } from '../../../platform/database.ts'
import { loadPolicy } from '../../rulebook/index.ts'
import { listHistory } from '../history.ts'
import { listMerged } from './merges.queries.ts'
import { listPermits } from './permits.queries.ts'
import { listRiskClasses, listRiskFacts } from './risk.queries.ts'
import { showUplift } from './risk.rules.ts'
import { showTargets, type TargetRow } from './shown.queries.ts'

/** One target of the bureau with everything known of it (一户一档), or undefined. */
export async function findTarget(
  db: Db,
  { id, bureauId, today }: { id: string; bureauId: string; today: string },
): Promise<TargetDetail | undefined> {
  const row = await db
    .selectFrom('targets')
    .selectAll()
    .where('id', '=', id)
    .where('bureauId', '=', bureauId)
    .executeTakeFirst()
  if (!row) return undefined
  const policy = await loadPolicy(db, bureauId, today)
  const merged = await listMerged(db, id)
  const [[target], riskFacts, permits, riskClasses, history, around] = await Promise.all([
    showTargets(db, [row], { today, cap: policy.visitsPerYear?.value ?? null }),
    listRiskFacts(db, id),
    listPermits(db, row, today),
    listRiskClasses(db, id),
    readHistory(db, row, merged),
    readAround(db, row),
  ])
  if (!target) return undefined
  return {
    ...target,
    ...around,
    details: row.details,
    addedOn: row.addedOn ?? civilDateOf(row.createdAt),
    permits,
    riskClasses,
    riskFacts,
    uplift: showUplift(riskFacts, { today, highRisk: policy.highRisk }),
    history,
    merged,
  }
}

interface Merged {
  id: string
  name: string
}

/** The own history with that of the entries merged into it, newest first; theirs says whose it was. */
async function readHistory(db: Db, row: TargetRow, merged: readonly Merged[]): Promise<TargetDetail['history']> {
  const own = await listHistory(db, { of: 'target', id: row.id, importId: row.importId, createdAt: row.createdAt })
  const others = await Promise.all(
    merged.map(async ({ id, name }) => {
      const { importId, createdAt } = await db
        .selectFrom('targets')
        .select(['importId', 'createdAt'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      const changes = await listHistory(db, { of: 'target', id, importId, createdAt })
      return changes.map((change) => ({ ...change, event: `${change.event}（“${name}”）` }))
    }),
  )
  return [...own, ...others.flat()].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

async function readAround(db: Db, { id, responsibleId, mergedInto }: TargetRow) {
  const linked = db.selectFrom('targets').select(['id', 'name', 'kind'])
  const [named, answersFor, conflicts] = await Promise.all([
    linked.where('id', 'in', [responsibleId ?? id, mergedInto ?? id]).execute(),
    linked.where('responsibleId', '=', id).where('status', '<>', 'removed').orderBy('code').limit(200).execute(),
    db
      .selectFrom('conflicts as c')
      .leftJoin('inspectors as i', 'i.id', 'c.inspectorId')
      .select(['c.id', 'i.name', 'c.office', 'c.kind', 'c.note'])
      .where('c.targetId', '=', id)
      .where('c.withdrawnAt', 'is', null)
      .orderBy('c.declaredAt')
      .orderBy('c.id')
      .execute(),
  ])
  const pick = (wanted: string | null) => named.find((one) => one.id === wanted) ?? null
  return {
    responsible: pick(responsibleId),
    mergedInto: pick(mergedInto),
    answersFor: answersFor.map((one) => ({ ...one, kind: one.kind as TargetKind })),
    conflicts: conflicts.map(({ name, office, kind, ...one }) => ({
      ...one,
      inspectorName: name ?? office ?? '全单位',
      kind: CONFLICT_KINDS[kind],
    })),
  }
}
