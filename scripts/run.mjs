// Runs one of the project's entry points with the pinned Node, after installing what is missing.
// It is plain JavaScript on purpose: on a fresh clone it is executed by whatever Node the machine has.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [entry, ...args] = process.argv.slice(2)

installWhatIsMissing()
const node = findNode()
// npm sets INIT_CWD to the folder the user stands in; without npm it is the current one.
const env = {
  ...process.env,
  INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
  PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
}
// V8 would let short-lived objects fill three times 64 MB before it collects them; small machines have other uses for it.
const child = spawn(node, ['--max-semi-space-size=16', join(root, entry), ...args], {
  cwd: root,
  stdio: 'inherit',
  env,
})
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    // At a terminal Ctrl-C reaches the whole group, and a second one would mean "at once".
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  })
}
// npm hands a signal to its shell, which dies without passing it on.
const parent = process.ppid
const watch = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500)
watch.unref()
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))

function installWhatIsMissing() {
  if (isInstalled()) return
  process.stderr.write('正在安装依赖，首次约需一两分钟……\n')
  const npm = ['ci', '--no-fund', '--no-audit', '--loglevel=error']
  const install = spawnSync('npm', npm, { cwd: root, stdio: ['ignore', 2, 2] })
  if (install.status === 0) return
  process.stderr.write('依赖没有装上。请检查能否连到软件包仓库，然后重新运行同一条命令。\n')
  process.exit(1)
}

// npm writes down at the end of an installation what it has put there; an interrupted one leaves nothing to read.
function isInstalled() {
  const written = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(written)) return false
  const present = readPackages(written)
  const wanted = Object.entries(readPackages(join(root, 'package-lock.json')))
  // What is optional may be for another kind of machine.
  return wanted
    .filter(([place]) => place.startsWith('node_modules/'))
    .every(([place, { version, optional }]) => (present[place] ? present[place].version === version : optional))
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

// An optional dependency that failed to install would otherwise fall back to an older Node in silence.
function findNode() {
  const pinned = join(root, 'node_modules/.bin/node')
  const node = existsSync(pinned) ? pinned : process.execPath
  const version = spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.trim()
  if (Number(version.split('.')[0]) >= 24) return node
  process.stderr.write(
    `需要 Node 24 以上，当前是 ${version || '未知版本'}。请删除 node_modules 后重新运行，或安装 Node 24。\n`,
  )
  return process.exit(1)
}
