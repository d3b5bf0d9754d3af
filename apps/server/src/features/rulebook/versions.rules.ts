import { findClause, findNational, isStricter, nextPolicyStatus, POLICY_FIELDS, sayPolicyValue } from '@sunlot/contract'
import type {
  Actor,
  PolicyField,
  PolicyKey,
  PolicyValue,
  PolicyVersion,
  PolicyVersionAction,
  Role,
} from '@sunlot/contract'
import type { Version } from './versions.queries.ts'

/** Who writes the rulebook, who approves it and who publishes it. */
export const VERSION_DUTIES = {
  change: ['platformAdmin', 'legalOffice'],
  submit: ['platformAdmin', 'legalOffice'],
  approve: ['deputyHead'],
  return: ['deputyHead'],
  publish: ['platformLead'],
} as const satisfies Record<PolicyVersionAction, readonly Role[]>

const FIELDS: Readonly<Record<PolicyKey, PolicyField>> = POLICY_FIELDS

/** Why a draft cannot be submitted yet, one Chinese sentence each; `bases` are the register entries that may be cited. */
export function listFindings(
  version: Pick<Version, 'seed' | 'values' | 'fileName' | 'documentTitle' | 'effectiveFrom'>,
  bases: readonly { id: string }[],
): string[] {
  const known = new Set(bases.map(({ id }) => id))
  const findings: string[] = []
  for (const key of Object.keys(FIELDS) as PolicyKey[]) {
    const own: PolicyValue<unknown> | null = version.values[key]
    if (own) findings.push(...findingsOf(key, own, { seed: version.seed, known }))
  }
  // S4-02 实施细则是一份文件，与这一版取值绑定
  if (!version.fileName || !version.documentTitle) findings.push('还没有上传实施细则的文件、填写文件名称')
  if (!version.effectiveFrom) findings.push('还没有填施行日期')
  return findings
}

function findingsOf(
  key: PolicyKey,
  { value, clause, basisIds = [] }: PolicyValue<unknown>,
  { seed, known }: { seed: string; known: ReadonlySet<string> },
): string[] {
  const { label, shape } = FIELDS[key]
  const found: string[] = []
  const isOwn = clause.startsWith(`${seed}-`)
  if (!findClause(clause) || !(isOwn || clause.startsWith('B-'))) {
    found.push(`“${label}”引用的条款“${clause}”不在本单位细则和国家规定里`)
  }
  // S0-02 每个取值都有依据；国家规定自身就是依据
  if (isOwn && !basisIds.some((id) => known.has(id))) found.push(`“${label}”没有登记依据，请在政策依据里选至少一项`)
  const national = findNational(key)
  if (national && isStricter(shape, national.value, value)) {
    const floor = sayPolicyValue(shape, national.value)
    found.push(`“${label}”${sayPolicyValue(shape, value)}，宽于国家规定的${floor}〔${national.clause}〕，不能放宽`)
  }
  return found
}

/** What this person may do with a version now; who had a part in it neither approves nor publishes it. */
export function listVersionActions(
  version: Version,
  actor: Actor,
  ownPart: PolicyVersion['ownPart'],
): PolicyVersionAction[] {
  return (Object.keys(VERSION_DUTIES) as PolicyVersionAction[]).filter((action) => {
    const duties: readonly Role[] = VERSION_DUTIES[action]
    if (!nextPolicyStatus(version.status, action)) return false
    if (!actor.roles.some((role) => duties.includes(role))) return false
    return ownPart === null || !(action === 'approve' || action === 'publish')
  })
}
