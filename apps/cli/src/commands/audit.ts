import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { usageError } from '../command-line.ts'
import { InputError } from '../input-error.ts'

/**
 * Verifies the audit trail in the database. The rules of the trail live in the server, and no app imports another:
 * this command only starts the server's own entry, with the same environment and screen.
 */
export async function audit(args: readonly string[]): Promise<number> {
  if (args.length !== 1 || args[0] !== 'verify') throw usageError('audit 后面只能写 verify。')
  const entry = join(import.meta.dirname, '../../../server/src/audit-verify.ts')
  if (!existsSync(entry)) throw new InputError('没有找到服务端程序，无法验证数据库里的操作留痕。')
  const child = spawn(process.execPath, [entry], { stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 2
}
