import {
  type Actor,
  type Certificate,
  type CertificateInput,
  type CertificateRevocation,
  dateOfInstant,
  formatDate,
} from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { claimInspector, recordInspectorEvent } from './inspectors.events.ts'
import { refuseBarredPeople } from './institutions.rules.ts'
import { violates } from './registry.rules.ts'

/** Every certificate of a person, the one that lasts longest first (S1-10). */
export async function listCertificates(
  db: Db,
  { inspectorId, bureauId, today }: { inspectorId: string; bureauId: string; today: string },
): Promise<Certificate[]> {
  const inspector = await db
    .selectFrom('inspectors')
    .select(['code', 'certificateUntil'])
    .where('id', '=', inspectorId)
    .where('bureauId', '=', bureauId)
    .executeTakeFirst()
  if (!inspector) throw new AppError('request.not-found')
  const rows = await db
    .selectFrom('inspectorCertificates')
    .selectAll()
    .where('inspectorId', '=', inspectorId)
    .orderBy('validUntil', 'desc')
    .orderBy('number')
    .execute()
  return rows.map(({ id, number, kind, issuer, issuedOn, validUntil, revokedOn, revokeReason }) => {
    const isCurrent = number === inspector.code && validUntil === inspector.certificateUntil
    const isInForce = isCurrent && validUntil >= today
    const replaced = number === inspector.code && validUntil < (inspector.certificateUntil ?? '')
    const state = revokedOn ? 'revoked' : isInForce ? 'inForce' : replaced ? 'replaced' : ageOf(validUntil, today)
    const revoked = revokedOn === null ? null : { on: revokedOn, reason: revokeReason }
    return { id, number, kind, issuer, issuedOn, validUntil, state, revoked }
  })
}

function ageOf(validUntil: string, today: string): 'expired' | 'valid' {
  return validUntil < today ? 'expired' : 'valid'
}

/**
 * Adds a certificate. With `inForce` it is a renewal: the directory and every later draw go by it (S1-10), and what was
 * before stays in the history. Throws `certificates.future`, `certificates.out-of-date`.
 */
export async function addCertificate(
  deps: Deps,
  actor: Actor,
  { inspectorId, inForce, ...certificate }: CertificateInput & { inspectorId: string },
): Promise<string> {
  const at = deps.clock.now()
  refuseOutOfDate({ ...certificate, inForce }, dateOfInstant(at.toISOString()))
  return deps.db.transaction().execute(async (tx) => {
    const { name, code, office, certificateUntil, version } = await claimInspector(tx, actor, inspectorId)
    await refuseTaken(tx, actor, { inspectorId, number: certificate.number })
    await refuseBarredPeople(tx, actor.bureauId, { code: certificate.number, office })
    const row = { id: deps.newId(), bureauId: actor.bureauId, inspectorId, ...certificate, createdAt: at }
    const made = await namingHolder(
      tx
        .insertInto('inspectorCertificates')
        .values({ ...row, revokedOn: null })
        .onConflict((conflict) => conflict.constraint('inspector_certificates_once').doNothing())
        .returning('id')
        .executeTakeFirst(),
    )
    const { number, validUntil } = certificate
    if (!made) throw new AppError('certificates.exists', { name, number, until: formatDate(validUntil) })
    if (inForce) {
      await tx
        .updateTable('inspectors')
        .set({ code: number, certificateUntil: validUntil, version: version + 1, updatedAt: at })
        .where('id', '=', inspectorId)
        .execute()
    }
    const before = certificateUntil === null || !inForce ? null : say(code, certificateUntil)
    const fields = { certificate: [before, say(number, validUntil)] } as const
    const reason = inForce ? '换发新证，今后以它为准' : ''
    await recordInspectorEvent(tx, { id: inspectorId, at, actor, event: 'certificates.added', reason, fields, name })
    return made.id
  })
}

/** S0-10: nobody goes by a certificate that is not issued yet or has run out. */
function refuseOutOfDate({ issuedOn, validUntil, inForce }: CertificateInput, today: string): void {
  if (issuedOn > today) throw new AppError('certificates.future', { on: formatDate(issuedOn) })
  if (inForce && validUntil < today) {
    throw new AppError('certificates.out-of-date', { until: formatDate(validUntil) })
  }
}

/** Revokes a certificate from a day on; whoever goes by it is no certified officer from then on (S0-10). */
export async function revokeCertificate(
  deps: Deps,
  actor: Actor,
  { id, revokedOn, reason }: CertificateRevocation & { id: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const found = await tx
      .selectFrom('inspectorCertificates')
      .selectAll()
      .where('id', '=', id)
      .where('bureauId', '=', actor.bureauId)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw new AppError('request.not-found')
    if (found.revokedOn) throw new AppError('certificates.revoked')
    const { name } = await claimInspector(tx, actor, found.inspectorId)
    await tx
      .updateTable('inspectorCertificates')
      .set({ revokedOn, revokeReason: reason })
      .where('id', '=', id)
      .execute()
    const fields = { certificate: [say(found.number, found.validUntil), `${formatDate(revokedOn)}注销`] } as const
    const event = { id: found.inspectorId, at, actor, event: 'certificates.revoked' as const, reason, fields, name }
    await recordInspectorEvent(tx, event)
  })
}

function say(number: string, until: string): string {
  return `${number}，有效期至${formatDate(until)}`
}

/** A number of the directory is one person's; among the certificates the database sees to it. */
async function refuseTaken(
  tx: Tx,
  { bureauId }: Actor,
  { inspectorId, number }: { inspectorId: string; number: string },
): Promise<void> {
  const holder = await tx
    .selectFrom('inspectors')
    .select('name')
    .where('bureauId', '=', bureauId)
    .where('id', '<>', inspectorId)
    .where('code', '=', number)
    .executeTakeFirst()
  if (holder) throw new AppError('certificates.taken', { number, name: holder.name })
}

/** What writes a certificate, itself or through an entry of the directory. Throws `certificates.taken`. */
export async function namingHolder<Result>(writing: Promise<Result>): Promise<Result> {
  try {
    return await writing
  } catch (error) {
    if (!violates(error, 'inspector_certificates_one_holder')) throw error
    const { message, detail = '' } = error as Error & { detail?: string }
    throw new AppError('certificates.taken', { number: message, name: detail })
  }
}
