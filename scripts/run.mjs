// Runs one of the project's entry points with the pinned Node, after installing what is missing.
// It is plain JavaScript on purpose: on a fresh clone it is executed by whatever Node the machine has.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [entry, ...args] = process.argv.slice(2)

const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
const stamp = join(root, 'node_modules/.cache/sunlot-lock')
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  process.stderr.write('正在安装依赖，首次约需一两分钟……\n')
  const install = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], { cwd: root, stdio: ['ignore', 2, 2] })
  if (install.status !== 0) {
    process.stderr.write('依赖没有装上。请检查能否连到软件包仓库，然后重新运行同一条命令。\n')
    process.exit(1)
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, lock)
}

// An optional dependency that failed to install would otherwise fall back to an older Node in silence.
const pinned = join(root, 'node_modules/.bin/node')
const node = existsSync(pinned) ? pinned : process.execPath
const version = spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.trim()
if (Number(version.split('.')[0]) < 24) {
  process.stderr.write(`需要 Node 24 以上，当前是 ${version || '未知版本'}。请删除 node_modules 后重新运行，或安装 Node 24。\n`)
  process.exit(1)
}

// Signals go to the whole foreground group, so the child stops by itself; this process only waits for it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})
const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` }
const run = spawnSync(node, [join(root, entry), ...args], { cwd: root, stdio: 'inherit', env })
process.exit(run.status ?? 1)
