// Everything that can be said about the code without running it. Exported for test.mjs; `npm run check` runs it alone.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findPaths, root, run } from './processes.mjs'

// dependency-cruiser answers "no violations" when it could not read a single module.
const MIN_MODULES = 100

const CHECKS = [
  { name: 'lint', run: () => run('oxlint', ['--type-aware', '--deny-warnings']) },
  { name: 'format', run: () => run('biome', ['format', '--colors=off', '.']) },
  ...findPaths('{packages,apps}/*/tsconfig*.json', 'e2e/tsconfig.json').map((path) => ({
    name: `types ${path}`,
    run: () => checkTypes(path),
  })),
  { name: 'boundaries', run: checkBoundaries },
  { name: 'links', run: checkLinks },
  { name: 'dead code', run: () => run('knip', ['--no-progress']) },
]

/** Runs every check and answers the names of those that failed, after printing what they said. */
export async function check() {
  const failed = []
  for (const { name, run: runCheck } of CHECKS) {
    const { code, output } = await runCheck()
    process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name}\n`)
    if (code === 0) continue
    process.stdout.write(`${output.trim()}\n`)
    failed.push(name)
  }
  return failed
}

async function checkTypes(path) {
  const { code, output } = await run('tsc', ['-p', path, '--pretty', 'false'])
  // A folder that has no code yet is no error.
  return output.includes('TS18003') ? { code: 0, output } : { code, output }
}

/** Every relative link and picture of a document leads to a file. */
function checkLinks() {
  const broken = findPaths('{*.md,docs/**/*.md,{apps,packages}/*/*.md}').flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    return [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
      .map(([, target]) => target)
      .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(path), target)))
      .map((target) => `${path}: ${target}`)
  })
  return { code: broken.length > 0 ? 1 : 0, output: broken.join('\n') }
}

async function checkBoundaries() {
  const { code, output } = await run('depcruise', [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'packages',
    'apps',
  ])
  const start = output.indexOf('{')
  if (start < 0) return { code: 1, output }
  const { summary } = JSON.parse(output.slice(start, output.lastIndexOf('}') + 1))
  if (summary.totalCruised < MIN_MODULES) return { code: 1, output: `only ${summary.totalCruised} modules were read` }
  const lines = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
  return { code: lines.length > 0 ? 1 : code, output: lines.join('\n') }
}

if (process.argv[1] === `${root}/scripts/check.mjs`) process.exit((await check()).length > 0 ? 1 : 0)
