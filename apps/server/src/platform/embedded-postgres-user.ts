import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The system user that owns the database processes; undefined means "the one running this program". */
export interface DatabaseUser {
  uid: number
  gid: number
}

/** PostgreSQL refuses to run as root, so root lends it an account that exists everywhere; none is created. */
export function databaseUser(): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n')
  const fields = accounts.find((line) => line.startsWith('postgres:'))?.split(':')
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : { uid: 65_534, gid: 65_534 }
}

/** First folder in which the database user may write; created when absent. Throws when none will do. */
export function usableFolder(candidates: readonly string[], user: DatabaseUser | undefined): string {
  for (const folder of candidates) {
    try {
      mkdirSync(folder, { recursive: true })
      if (user) chownSync(folder, user.uid, user.gid)
    } catch {
      continue
    }
    if (runs('/bin/sh', ['-c', 'test -w "$1" && test -x "$1"', 'sh', folder], user)) return folder
  }
  throw new Error(`数据目录不可写：${candidates.join('、')}。请用环境变量 SUNLOT_DATA 指定一个可写的目录。`)
}

/**
 * Folder with bin/, lib/ and share/ that the database user can execute from.
 * A clone in a closed home is not reachable for another user, so the programs are copied once beside the system's data.
 */
export function reachablePrograms(native: string, user: DatabaseUser | undefined): string {
  if (!user || runs(join(native, 'bin/postgres'), ['--version'], user)) return native
  const version = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')).version as string
  const copy = join('/var/lib/sunlot', `postgres-${version}`)
  if (!existsSync(copy)) {
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 })
    chmodSync(dirname(copy), 0o755)
    const unfinished = `${copy}.${process.pid}`
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    spawnSync('/bin/chmod', ['-R', 'a+rX', unfinished])
    try {
      renameSync(unfinished, copy)
    } catch {
      // Somebody else finished the same copy first.
      rmSync(unfinished, { recursive: true, force: true })
    }
  }
  if (!runs(join(copy, 'bin/postgres'), ['--version'], user)) {
    throw new Error(`内置数据库程序无法运行：${copy}。请改用 DATABASE_URL 连接已有的 PostgreSQL。`)
  }
  return copy
}

function runs(program: string, args: string[], user: DatabaseUser | undefined): boolean {
  return spawnSync(program, args, { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}
