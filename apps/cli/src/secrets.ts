import { randomBytes } from 'node:crypto'
import { isHex } from '@sunlot/draw'
import { InputError } from './input-error.ts'
import { readJson } from './read-json.ts'

/** x_0 of each stage (protocol §1.7); `a` only when inspectors are assigned. */
export interface Secrets {
  readonly t: string
  readonly a?: string
}

/** Fresh secrets, or those of a rehearsal, which everybody who sees the screen is told about. */
export async function takeSecrets(path: string | undefined, withTeams: boolean): Promise<Secrets> {
  const { t, a } = path === undefined ? { t: freshSecret(), a: freshSecret() } : await readSecrets(path)
  assertSecret(path, 't', t)
  if (!withTeams) return { t }
  assertSecret(path, 'a', a)
  return { t, a }
}

function freshSecret(): string {
  return randomBytes(32).toString('hex')
}

async function readSecrets(path: string): Promise<{ t?: unknown; a?: unknown }> {
  process.stderr.write(
    '！！！演练：密封数取自文件，不是当场随机产生的。知道这个文件的人能预先算出结果。！！！\n！！！这次的记录不能当作正式抽取公布。！！！\n',
  )
  return (await readJson(path)) ?? {}
}

function assertSecret(path: string | undefined, key: string, secret: unknown): asserts secret is string {
  if (!isHex(secret)) throw new InputError(`${path} ${key} 项：应为 64 位小写十六进制数。`)
}
