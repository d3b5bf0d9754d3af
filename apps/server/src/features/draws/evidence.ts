import { Readable } from 'node:stream'
import type { Actor } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'
import { claimDraw, getDraw } from './draws.queries.ts'
import { requireAct } from './draws.rules.ts'
import { recordDrawEvent } from './move-draw.ts'

const MAX_BYTES = 200 * 1_048_576
const HEAD_BYTES = 12

export interface EvidenceUpload {
  drawId: string
  fileName: string
  caption: string
  content: Readable
}

/**
 * Keeps a photo or video of the draw with its hash (S4-06 抽取过程必须拍照、摄像). What it is decided by its first
 * bytes, not by its name. Throws `file.not-media`, `request.too-large`.
 */
export async function addEvidence(
  deps: Deps,
  actor: Actor,
  { drawId, fileName, caption, content }: EvidenceUpload,
): Promise<string> {
  requireAct(await getDraw(deps.db, actor.bureauId, drawId), actor, 'addEvidence')
  const { head, whole } = await peek(content)
  const mediaType = mediaTypeOf(head)
  if (!mediaType) throw new AppError('file.not-media', { file: fileName })
  const { sha256, size } = await deps.files.put(whole, { maxBytes: MAX_BYTES })
  return deps.db.transaction().execute(async (tx) => {
    const draw = await claimDraw(tx, actor.bureauId, drawId)
    requireAct(draw, actor, 'addEvidence')
    const at = deps.clock.now()
    const [fileId, id] = [deps.newId(), deps.newId()]
    await tx.insertInto('files').values({ id: fileId, sha256, size, createdAt: at }).execute()
    const row = { id, drawId, fileId, mediaType, caption: caption || fileName.slice(0, 200), uploadedBy: actor.id, at }
    await tx.insertInto('drawEvidence').values(row).execute()
    const data = { caption: row.caption, sha256, size }
    await recordDrawEvent(tx, { at, actorId: actor.id, event: 'draws.evidence-added', draw, data })
    return id
  })
}

/** A stored photo or video of a draw of the own bureau. */
export async function openEvidence(
  deps: Deps,
  actor: Actor,
  { drawId, evidenceId }: { drawId: string; evidenceId: string },
): Promise<{ content: Readable; mediaType: string; size: number }> {
  await getDraw(deps.db, actor.bureauId, drawId)
  const row = await deps.db
    .selectFrom('drawEvidence as e')
    .innerJoin('files as f', 'f.id', 'e.fileId')
    .select(['e.mediaType', 'f.sha256'])
    .where('e.id', '=', evidenceId)
    .where('e.drawId', '=', drawId)
    .executeTakeFirst()
  if (!row) throw new AppError('request.not-found')
  return { ...(await deps.files.open(row.sha256)), mediaType: row.mediaType }
}

/** JPEG, PNG, MP4 (also QuickTime's `ftyp`) or WEBM by their magic bytes; undefined for anything else. */
function mediaTypeOf(head: Buffer): string | undefined {
  if (head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  if (head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png'
  if (head.subarray(4, 8).toString('latin1') === 'ftyp') return 'video/mp4'
  if (head.subarray(0, 4).equals(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]))) return 'video/webm'
  return undefined
}

async function peek(content: Readable): Promise<{ head: Buffer; whole: Readable }> {
  const chunks = content[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let head: Buffer = Buffer.alloc(0)
  while (head.length < HEAD_BYTES) {
    const { value, done } = await chunks.next()
    if (done) break
    head = Buffer.concat([head, value])
  }
  async function* all(): AsyncGenerator<Buffer> {
    yield head
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  }
  return { head, whole: Readable.from(all(), { objectMode: false }) }
}
