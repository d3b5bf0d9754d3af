import type { Readable } from 'node:stream'
import type { Actor } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'
import { recordVersion, requireVersion } from './move-version.ts'
import { getVersion } from './versions.queries.ts'

const MAX_BYTES = 50 * 1_048_576
/** By the end of the name: how a browser is told what it gets. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ofd: 'application/ofd',
}

/** Binds the text of the rulebook to its version (S4-02 一单两库一细则). Throws `rulebook.bad-file`, `request.too-large`. */
export async function addDocument(
  deps: Deps,
  actor: Actor,
  { id, fileName, content }: { id: string; fileName: string; content: Readable },
): Promise<void> {
  await deps.db.transaction().execute((tx) => requireVersion(tx, actor, { id, action: 'change' }))
  if (!mediaTypeOf(fileName)) throw new AppError('rulebook.bad-file', { file: fileName })
  const { sha256, size } = await deps.files.put(content, { maxBytes: MAX_BYTES })
  await deps.db.transaction().execute(async (tx) => {
    const version = await requireVersion(tx, actor, { id, action: 'change' })
    const [at, fileId] = [deps.clock.now(), deps.newId()]
    await tx.insertInto('files').values({ id: fileId, sha256, size, createdAt: at }).execute()
    const bound = await tx
      .updateTable('policyVersions')
      .set({ fileId, fileName, version: version.version + 1 })
      .where('id', '=', id)
      .where('status', '=', 'draft')
      .where('version', '=', version.version)
      .returning('id')
      .executeTakeFirst()
    // Somebody saved or submitted it while the file was being stored.
    if (!bound) throw new AppError('rulebook.changed', { number: version.number })
    await recordVersion(tx, { actor, at, event: 'rulebook.document-added', version, data: { fileName, sha256, size } })
  })
}

/** The text bound to a version of the own bureau. */
export async function openDocument(
  deps: Deps,
  actor: Actor,
  { id }: { id: string },
): Promise<{ content: Readable; mediaType: string; size: number; fileName: string }> {
  const { sha256, fileName } = await getVersion(deps.db, actor.bureauId, id)
  if (!sha256 || !fileName) throw new AppError('request.not-found')
  return { ...(await deps.files.open(sha256)), mediaType: mediaTypeOf(fileName) ?? '', fileName }
}

function mediaTypeOf(fileName: string): string | undefined {
  return MEDIA_TYPES[fileName.toLowerCase().split('.').at(-1) ?? '']
}
