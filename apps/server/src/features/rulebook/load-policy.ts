import { resolvePolicy } from '@sunlot/contract'
import type { Policy, PolicyInForce } from '@sunlot/contract'
import type { Db, Tx } from '../../platform/database.ts'
import { readBody, valuesOfNotice } from './values-of.ts'
import { findSeed } from './versions.queries.ts'

/** The bureau's policy in force on a civil date, under the national overlay (S0-16). */
export async function loadPolicy(db: Db | Tx, bureauId: string, on: string): Promise<Policy> {
  return (await loadPolicies(db, bureauId))(on)
}

/** For many days at once: the policy in force on a civil date. */
export async function loadPolicies(db: Db | Tx, bureauId: string): Promise<(on: string) => Policy> {
  const inForce = await loadRulebooks(db, bureauId)
  return (on) => resolvePolicy(inForce(on).values)
}

/**
 * The rulebook in force on a civil date: the published version with the latest first day up to it, or the notice as it
 * ships while there is none.
 */
export async function loadRulebooks(db: Db | Tx, bureauId: string): Promise<(on: string) => PolicyInForce> {
  const seed = await findSeed(db, bureauId)
  const versions = await db
    .selectFrom('policyVersions')
    .select(['id', 'number', 'body', 'effectiveFrom'])
    .where('bureauId', '=', bureauId)
    .where('seed', '=', seed)
    .where('status', '=', 'published')
    .orderBy('effectiveFrom', 'desc')
    .execute()
  return (on) => {
    const version = versions.find(({ effectiveFrom }) => effectiveFrom !== null && effectiveFrom <= on)
    if (!version) return { seed, number: 1, effectiveFrom: null, versionId: null, values: valuesOfNotice(seed) }
    const { id, number, effectiveFrom, body } = version
    return { seed, number, effectiveFrom, versionId: id, values: readBody(body) }
  }
}
