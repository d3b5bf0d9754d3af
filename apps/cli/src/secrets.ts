import { randomBytes } from 'node:crypto'
import { isHex } from '@sunlot/draw'
import { InputError } from './input-error.ts'
import { readJson } from './read-json.ts'

/** x_0 of both stages (protocol §1.7). */
export interface Secrets {
  readonly t: string
  readonly a: string
}

/** Fresh secrets, or those of a rehearsal, which everybody who sees the screen is told about. */
export async function takeSecrets(path: string | undefined): Promise<Secrets> {
  if (path === undefined) return { t: randomBytes(32).toString('hex'), a: randomBytes(32).toString('hex') }
  const value = await readJson(path)
  const { t, a } = (value ?? {}) as { t?: unknown; a?: unknown }
  for (const [key, secret] of Object.entries({ t, a })) {
    if (!isHex(secret)) throw new InputError(`${path} ${key} 项：应为 64 位小写十六进制数。`)
  }
  process.stderr.write(
    '！！！演练：密封数取自文件，不是当场随机产生的。知道这个文件的人能预先算出结果。！！！\n！！！这次的记录不能当作正式抽取公布。！！！\n',
  )
  return { t: t as string, a: a as string }
}
