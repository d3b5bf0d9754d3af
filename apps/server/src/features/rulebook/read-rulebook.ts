import { civilDateOf } from '@sunlot/contract'
import type { Actor, PolicyInForce, PolicyVersion, PolicyVersionRow } from '@sunlot/contract'
import type { Deps } from '../../platform/deps.ts'
import { listBases } from './bases.ts'
import { loadRulebooks } from './load-policy.ts'
import { findOwnPart } from './own-part.ts'
import { describeVersion, getVersion, listVersions } from './versions.queries.ts'
import { listFindings, listVersionActions } from './versions.rules.ts'

/** The rulebook in force today. */
export async function readInForce(deps: Deps, actor: Actor): Promise<PolicyInForce> {
  return (await loadRulebooks(deps.db, actor.bureauId))(civilDateOf(deps.clock.now()))
}

/** The bureau's own versions, the newest first. */
export async function readVersions(deps: Deps, actor: Actor): Promise<PolicyVersionRow[]> {
  const { versionId } = await readInForce(deps, actor)
  return (await listVersions(deps.db, actor.bureauId)).map((version) => describeVersion(version, versionId))
}

/** One version with its values, what is still to be mended, and what this person may do. */
export async function readVersion(deps: Deps, actor: Actor, { id }: { id: string }): Promise<PolicyVersion> {
  const version = await getVersion(deps.db, actor.bureauId, id)
  const { versionId } = await readInForce(deps, actor)
  const findings = version.status === 'published' ? [] : listFindings(version, await listBases(deps.db, actor.bureauId))
  const { values, version: revision } = version
  const ownPart = await findOwnPart(deps.db, actor.id, version)
  const actions = listVersionActions(version, actor, ownPart)
  return { ...describeVersion(version, versionId), values, version: revision, findings, ownPart, actions }
}
