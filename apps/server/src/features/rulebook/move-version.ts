import { addDays, civilDateOf, nextPolicyStatus, POLICY_VERSION_STATUSES } from '@sunlot/contract'
import type { Actor, AuditEvent, PolicyVersionAction } from '@sunlot/contract'
import type { Updateable } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import { isViolation } from '../../platform/database-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import type { PolicyVersionsTable } from '../../platform/tables/rulebook.ts'
import { listBases } from './bases.ts'
import { findOwnPart } from './own-part.ts'
import { getVersion } from './versions.queries.ts'
import type { Version } from './versions.queries.ts'
import { listFindings } from './versions.rules.ts'

const WORDS = {
  change: '修改',
  submit: '报批',
  approve: '批准',
  return: '退回',
  publish: '公布',
} as const satisfies Record<PolicyVersionAction, string>

/** Asks the deputy head to approve. Throws `rulebook.not-ready` with the first thing to mend. */
export function submitVersion(deps: Deps, actor: Actor, { id }: { id: string }): Promise<void> {
  return move(deps, actor, { id, action: 'submit' }, async (tx, version) => {
    const findings = listFindings(version, await listBases(tx, actor.bureauId))
    const [first] = findings
    if (first) throw new AppError('rulebook.not-ready', { count: findings.length, first })
    return { set: { submittedAt: deps.clock.now(), returnedReason: null }, event: 'rulebook.submitted' }
  })
}

export function approveVersion(deps: Deps, actor: Actor, { id }: { id: string }): Promise<void> {
  return move(deps, actor, { id, action: 'approve' }, async (tx, version) => {
    await refuseSamePerson(tx, actor, version)
    return { set: { approverId: actor.id, approvedAt: deps.clock.now() }, event: 'rulebook.approved' }
  })
}

/** Sends it back to be changed, with the reason for its author. */
export function returnVersion(deps: Deps, actor: Actor, { id, reason }: { id: string; reason: string }): Promise<void> {
  return move(deps, actor, { id, action: 'return' }, () => ({
    set: { returnedReason: reason, approverId: null, approvedAt: null, submittedAt: null },
    event: 'rulebook.returned',
    data: { reason },
  }))
}

/** Makes it public and final. It takes force tomorrow at the earliest: draws of today end under the rules they began with. */
export async function publishVersion(deps: Deps, actor: Actor, { id }: { id: string }): Promise<void> {
  const at = deps.clock.now()
  const tomorrow = addDays(civilDateOf(at), 1)
  let day = ''
  try {
    await move(deps, actor, { id, action: 'publish' }, async (tx, version) => {
      await refuseSamePerson(tx, actor, version)
      day = version.effectiveFrom ?? ''
      if (day < tomorrow) throw new AppError('rulebook.too-early', { date: tomorrow })
      const data = { effectiveFrom: day, document: version.documentTitle, sha256: version.sha256 }
      return { set: { publisherId: actor.id, publishedAt: at }, event: 'rulebook.published', data }
    })
  } catch (error) {
    if (isViolation(error, 'policy_versions_one_a_day')) throw new AppError('rulebook.day-taken', { date: day })
    throw error
  }
}

interface Move {
  set: Updateable<PolicyVersionsTable>
  event: AuditEvent
  data?: Record<string, unknown>
}

function move(
  deps: Deps,
  actor: Actor,
  { id, action }: { id: string; action: PolicyVersionAction },
  decide: (tx: Tx, version: Version) => Move | Promise<Move>,
): Promise<void> {
  return deps.db.transaction().execute(async (tx) => {
    const version = await requireVersion(tx, actor, { id, action })
    const { set, event, data } = await decide(tx, version)
    const status = nextPolicyStatus(version.status, action)
    const moved = await tx
      .updateTable('policyVersions')
      .set({ ...set, ...(status && { status }), version: version.version + 1 })
      .where('id', '=', id)
      .where('status', '=', version.status)
      .where('version', '=', version.version)
      .returning('id')
      .executeTakeFirst()
    if (!moved) throw new AppError('rulebook.changed', { number: version.number })
    await recordVersion(tx, { actor, at: deps.clock.now(), event, version, ...(data && { data }) })
  })
}

/** The version, when that may be done to it now. */
export async function requireVersion(
  tx: Tx,
  actor: Actor,
  { id, action }: { id: string; action: PolicyVersionAction },
): Promise<Version> {
  const version = await getVersion(tx, actor.bureauId, id)
  if (nextPolicyStatus(version.status, action)) return version
  const status = POLICY_VERSION_STATUSES[version.status]
  throw new AppError('rulebook.wrong-status', { number: version.number, status, action: WORDS[action] })
}

async function refuseSamePerson(tx: Tx, actor: Actor, version: Version): Promise<void> {
  const duty = await findOwnPart(tx, actor.id, version)
  if (duty) throw new AppError('rulebook.same-person', { name: actor.name, duty })
}

interface Recorded {
  actor: Actor
  at: Date
  event: AuditEvent
  version: Pick<Version, 'id' | 'number'>
  data?: Record<string, unknown>
}

export async function recordVersion(tx: Tx, { actor, at, event, version, data }: Recorded): Promise<void> {
  const who = { at, bureauId: actor.bureauId, actorId: actor.id }
  const subject = { subjectKind: 'rulebook', subjectId: version.id }
  await recordAudit(tx, { ...who, event, ...subject, data: { title: `第 ${version.number} 版细则`, ...data } })
}
