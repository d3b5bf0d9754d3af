import type { Readable } from 'node:stream'
import { plainText } from '@sunlot/contract'
import type { Actor, Attachment } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'
import { documentKind } from '../../platform/document-kind.ts'

const MAX_BYTES = 50 * 1_048_576

/** Keeps a file of the bureau; what it belongs to refers to it afterwards. Throws `file.not-document`, `file.unreadable`, `request.too-large`. */
export async function keepAttachment(
  deps: Deps,
  actor: Actor,
  { fileName, content }: { fileName: string; content: Readable },
): Promise<Attachment> {
  if (!documentKind(fileName)) throw new AppError('file.not-document', { file: fileName })
  const { sha256, size } = await deps.files.put(content, { maxBytes: MAX_BYTES })
  if (size === 0) throw new AppError('file.unreadable', { file: fileName, why: '里面没有内容' })
  const at = deps.clock.now()
  const [fileId, id] = [deps.newId(), deps.newId()]
  const name = plainText().parse(fileName.toWellFormed()).slice(-200) || '附件'
  await deps.db.transaction().execute(async (tx) => {
    await tx.insertInto('files').values({ id: fileId, sha256, size, createdAt: at }).execute()
    const row = { id, bureauId: actor.bureauId, fileId, name, createdBy: actor.id, createdAt: at }
    await tx.insertInto('attachments').values(row).execute()
  })
  return { id, name, size }
}

/** The content of a file of the own bureau. */
export async function openAttachment(
  deps: Deps,
  actor: Actor,
  { id }: { id: string },
): Promise<{ content: Readable; name: string; size: number }> {
  const row = await deps.db
    .selectFrom('attachments as a')
    .innerJoin('files as f', 'f.id', 'a.fileId')
    .select(['a.name', 'f.sha256'])
    .where('a.id', '=', id)
    .where('a.bureauId', '=', actor.bureauId)
    .executeTakeFirst()
  if (!row) throw new AppError('request.not-found')
  return { ...(await deps.files.open(row.sha256)), name: row.name }
}
