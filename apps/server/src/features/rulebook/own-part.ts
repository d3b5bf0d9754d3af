import type { Db, Tx } from '../../platform/database.ts'
import { hasRecorded } from '../../platform/audit.ts'
import type { Version } from './versions.queries.ts'

const WRITING = ['rulebook.draft-changed', 'rulebook.document-added', 'rulebook.submitted'] as const

/**
 * What this person has done for a version, in a word, or null: who writes it, also only a part of it, who approves it and
 * who publishes it are three people.
 */
export async function findOwnPart(
  db: Db | Tx,
  actorId: string,
  { id, authorId, approverId }: Pick<Version, 'id' | 'authorId' | 'approverId'>,
): Promise<'编制' | '批准' | null> {
  const hand = { actorId, subjectKind: 'rulebook', subjectId: id }
  if (authorId === actorId || (await hasRecorded(db, hand, WRITING))) return '编制'
  return approverId === actorId ? '批准' : null
}
