import { AppError } from '../../platform/app-error.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { listBases } from '../rulebook/index.ts'

/** A document of the register that a plan rests on (S0-02). */
export interface PlanBasis {
  readonly id: string
  /** As it is cited: `《…》（文号）`. */
  readonly text: string
  readonly isWithdrawn: boolean
}

/** The documents a plan rests on, the strongest and latest first. */
export async function listPlanBases(db: Db | Tx, planId: string): Promise<PlanBasis[]> {
  const rows = await db
    .selectFrom('planBases as l')
    .innerJoin('policyBases as b', 'b.id', 'l.basisId')
    .select(['b.id', 'b.title', 'b.documentNo', 'b.withdrawnAt'])
    .where('l.planId', '=', planId)
    .orderBy((eb) =>
      eb.case().when('b.level', '=', 'statute').then(0).when('b.level', '=', 'superior').then(1).else(2).end(),
    )
    .orderBy('b.issuedOn', 'desc')
    .orderBy('b.id')
    .execute()
  return rows.map(({ id, withdrawnAt, ...basis }) => ({
    id,
    text: citeBasis(basis),
    isWithdrawn: withdrawnAt !== null,
  }))
}

export function citeBasis({ title, documentNo }: { title: string; documentNo: string }): string {
  const named = title.startsWith('《') ? title : `《${title}》`
  return documentNo === '' ? named : `${named}（${documentNo}）`
}

/** Sets the documents of a draft; `bases.unknown` for one that is not in the bureau's register or out of use. */
export async function writePlanBases(
  tx: Tx,
  { bureauId, planId, basisIds }: { bureauId: string; planId: string; basisIds: readonly string[] },
): Promise<void> {
  const kept = await listPlanBases(tx, planId)
  const known = new Set([...(await listBases(tx, bureauId)), ...kept].map(({ id }) => id))
  if (basisIds.some((id) => !known.has(id))) throw new AppError('bases.unknown')
  await tx.deleteFrom('planBases').where('planId', '=', planId).execute()
  const rows = [...new Set(basisIds)].map((basisId) => ({ bureauId, planId, basisId }))
  if (rows.length > 0) await tx.insertInto('planBases').values(rows).execute()
}

/** What an edition keeps: the documents of the register, then what is written beside them. */
export async function citePlan(db: Db | Tx, plan: { id: string; basis: string }): Promise<string[]> {
  const bases = await listPlanBases(db, plan.id)
  return [...bases.map(({ text }) => text), plan.basis].filter((text) => text !== '')
}
