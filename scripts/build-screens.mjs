// Builds what browsers load, when its sources differ from what the last build was made of.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './processes.mjs'

const shared = ['packages/contract/src', 'packages/draw/src', 'package-lock.json']
const BUILDS = [
  { name: '后台界面', folder: 'apps/console', sources: ['apps/console', ...shared] },
  {
    name: '公开页面的验证程序',
    folder: 'apps/server/src/features/disclosures/verifier',
    sources: ['apps/server/src/features/disclosures/verifier', ...shared],
  },
]

/** Throws when a build fails. */
export function buildScreens() {
  for (const { name, folder, sources } of BUILDS) {
    if (!existsSync(join(root, folder, 'vite.config.ts'))) continue
    // Inside the result, so that it goes when the result goes.
    const stamp = join(root, folder, 'dist/.sources')
    const hash = hashSources(sources)
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) continue
    process.stderr.write(`正在构建${name}……\n`)
    const run = spawnSync('vite', ['build', '--logLevel', 'warn'], { cwd: join(root, folder), stdio: ['ignore', 2, 2] })
    if (run.status !== 0) throw new Error(`${name}没有构建成功`)
    writeFileSync(stamp, hash)
  }
}

function hashSources(sources) {
  const digest = createHash('sha256')
  for (const file of sources.flatMap(listFiles))
    digest
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return digest.digest('hex')
}

function listFiles(path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false })
  if (!found?.isDirectory()) return found ? [path] : []
  return readdirSync(join(root, path))
    .filter((name) => name !== 'dist' && name !== 'node_modules')
    .sort()
    .flatMap((name) => listFiles(`${path}/${name}`))
}
