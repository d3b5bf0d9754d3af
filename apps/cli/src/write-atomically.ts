import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { InputError } from './input-error.ts'
import { userPath } from './user-path.ts'

/** Writes beside the file and renames, so that a record is either there whole or not at all. */
export async function writeAtomically(path: string, text: string): Promise<void> {
  const target = userPath(path)
  const draft = `${target}.${randomBytes(6).toString('hex')}.tmp`
  try {
    const file = await open(draft, 'wx')
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    throw new InputError(`${path}：写不了这个文件（${(error as NodeJS.ErrnoException).code ?? '未知原因'}）。`)
  }
}
