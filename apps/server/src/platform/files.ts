import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { AppError } from './app-error.ts'

/** A stored file; the id is the SHA-256 of its content, so equal content is kept once. */
export interface StoredFile {
  id: string
  sha256: string
  /** In bytes. */
  size: number
}

export interface FileStore {
  /** Stores the stream; throws `request.too-large` (limit in 兆) beyond `maxBytes`, and keeps nothing of it then. */
  put(content: Readable, limits: { maxBytes: number }): Promise<StoredFile>
  /** Throws `request.not-found` when there is no such file. */
  open(id: string): Promise<{ content: Readable; size: number }>
  /** Forgets a file that must not be kept; whoever calls knows that nothing else refers to it. */
  remove(id: string): Promise<void>
}

/** Files below one folder, never outside it, never half-written under their final name. */
export function createFileStore(folder: string): FileStore {
  function pathOf(id: string): string {
    if (!/^[0-9a-f]{64}$/.test(id)) throw new AppError('request.not-found')
    return join(folder, id.slice(0, 2), id)
  }

  async function put(content: Readable, { maxBytes }: { maxBytes: number }): Promise<StoredFile> {
    await mkdir(folder, { recursive: true })
    const unfinished = join(folder, `unfinished-${randomUUID()}`)
    try {
      const { sha256, size } = await writeDurably(content, unfinished, maxBytes)
      const path = pathOf(sha256)
      await mkdir(join(path, '..'), { recursive: true })
      await rename(unfinished, path)
      await syncFolder(join(path, '..'))
      return { id: sha256, sha256, size }
    } finally {
      await rm(unfinished, { force: true })
    }
  }

  async function openFile(id: string): Promise<{ content: Readable; size: number }> {
    const path = pathOf(id)
    const found = await stat(path).catch(() => undefined)
    if (!found) throw new AppError('request.not-found')
    return { content: createReadStream(path), size: found.size }
  }

  async function remove(id: string): Promise<void> {
    await rm(pathOf(id), { force: true })
  }

  return { put, open: openFile, remove }
}

async function writeDurably(
  content: Readable,
  path: string,
  maxBytes: number,
): Promise<{ sha256: string; size: number }> {
  const digest = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx')
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > maxBytes) throw new AppError('request.too-large', { limit: Math.floor(maxBytes / 1_048_576) })
      digest.update(chunk)
      await file.write(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: digest.digest('hex'), size }
}

/** A rename is durable only once its folder has been written too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
