import type { Clause } from './clause.ts'
import { NATIONAL_RULES } from './national.ts'
import { S0_CLAUSES } from './s0.ts'
import { S1_CLAUSES } from './s1.ts'
import { S2_CLAUSES } from './s2.ts'
import { S3_CLAUSES } from './s3.ts'
import { S4_CLAUSES } from './s4.ts'

export type { Clause } from './clause.ts'
export { NATIONAL_RULES } from './national.ts'

/** All 145 clauses of the five notices, in order. */
export const CLAUSES: readonly Clause[] = [...S0_CLAUSES, ...S1_CLAUSES, ...S2_CLAUSES, ...S3_CLAUSES, ...S4_CLAUSES]

const byId = new Map([...CLAUSES, ...NATIONAL_RULES].map((clause) => [clause.id, clause]))

/** The clause or national rule of that id, or undefined. */
export function findClause(id: string): Clause | undefined {
  return byId.get(id)
}

/** The clauses of one notice: `S0` … `S4`. A bureau sees only its own and the national ones. */
export function listClausesOf(notice: string): readonly Clause[] {
  return CLAUSES.filter((clause) => clause.id.startsWith(`${notice}-`))
}
