import type { Selectable } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { DrawsTable } from '../../platform/tables/draws.ts'
import type { FrozenFacts } from './frozen-facts.ts'

interface Person {
  id: string
  name: string
}

/** A draw as stored, with the names of its bureau and its three people. */
export interface Draw extends Omit<Selectable<DrawsTable>, 'drawerId' | 'signerId' | 'publisherId' | 'facts'> {
  bureauName: string
  facts: FrozenFacts | null
  drawer: Person
  signer: Person
  publisher: Person
}

export type WitnessRow = Awaited<ReturnType<typeof listWitnesses>>[number]

/** The draw, or `request.not-found`, also for one of another bureau. */
export async function getDraw(db: Db | Tx, bureauId: string, drawId: string): Promise<Draw> {
  const draw = await findDraw(db, drawId)
  if (draw?.bureauId !== bureauId) throw new AppError('request.not-found')
  return draw
}

export async function findDraw(db: Db | Tx, drawId: string): Promise<Draw | undefined> {
  const row = await selectDraws(db).where('d.id', '=', drawId).executeTakeFirst()
  return row && withPeople(row)
}

export function selectDraws(db: Db | Tx) {
  return db
    .selectFrom('draws as d')
    .innerJoin('bureaus as b', 'b.id', 'd.bureauId')
    .innerJoin('users as drawer', 'drawer.id', 'd.drawerId')
    .innerJoin('users as signer', 'signer.id', 'd.signerId')
    .innerJoin('users as publisher', 'publisher.id', 'd.publisherId')
    .selectAll('d')
    .select([
      'b.name as bureauName',
      'drawer.name as drawerName',
      'signer.name as signerName',
      'publisher.name as publisherName',
    ])
}

type DrawRecordRow = Awaited<ReturnType<ReturnType<typeof selectDraws>['executeTakeFirstOrThrow']>>

export function withPeople({ drawerId, drawerName, signerId, signerName, ...rest }: DrawRecordRow): Draw {
  const { publisherId, publisherName, facts, ...draw } = rest
  return {
    ...draw,
    facts: facts as FrozenFacts | null,
    drawer: { id: drawerId, name: drawerName },
    signer: { id: signerId, name: signerName },
    publisher: { id: publisherId, name: publisherName },
  }
}

/** The witnesses in the order of the record. */
export function listWitnesses(db: Db | Tx, drawId: string) {
  return db.selectFrom('drawWitnesses').selectAll().where('drawId', '=', drawId).orderBy('ordinal').execute()
}

export function listEvidence(db: Db | Tx, drawId: string) {
  return db
    .selectFrom('drawEvidence as e')
    .innerJoin('files as f', 'f.id', 'e.fileId')
    .innerJoin('users as u', 'u.id', 'e.uploadedBy')
    .select(['e.id', 'e.caption', 'e.mediaType', 'f.size', 'f.sha256', 'e.at', 'u.name as by'])
    .where('e.drawId', '=', drawId)
    .orderBy('e.at')
    .orderBy('e.id')
    .execute()
}

/** x_0 of both stages: only use-cases that reveal, abort or seal the envelopes may ask. */
export function getSecrets(db: Db | Tx, drawId: string) {
  return db.selectFrom('drawSecrets').selectAll().where('drawId', '=', drawId).executeTakeFirstOrThrow()
}

/** The draw, its row held until the transaction ends: who acts on it at the same time waits and sees the new status. */
export async function claimDraw(tx: Tx, bureauId: string, drawId: string): Promise<Draw> {
  await tx.selectFrom('draws').select('id').where('id', '=', drawId).forNoKeyUpdate().execute()
  return getDraw(tx, bureauId, drawId)
}
