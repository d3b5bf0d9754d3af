// Runs vitest and counts honestly: a file that does not load and an error outside of any test are failures too.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildScreens } from './build-screens.mjs'
import { findPaths, root, run } from './processes.mjs'

const cache = join(root, 'node_modules/.cache')

/** Unit and route tests; `args` narrow them down. */
export function runUnitTests(args = []) {
  return runVitest('unit', ['run', '--root', root, ...args])
}

/** Browser journeys over the built screens; none exist → nothing to count. */
export async function runJourneys(args = []) {
  if (findPaths('e2e/**/*.e2e.ts').length === 0) return { passed: 0, failed: 0 }
  buildScreens()
  return runVitest('e2e', ['run', '--root', join(root, 'e2e'), ...args])
}

async function runVitest(name, args) {
  const file = join(cache, `sunlot-${name}.json`)
  mkdirSync(cache, { recursive: true })
  rmSync(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await run('vitest', [...args, ...reporters], { show: true, env: { ...process.env, CI: 'true' } })
  const report = readReport(file)
  const unloaded = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  ).length
  const failed = report.numFailedTests + unloaded
  return { passed: report.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { testResults: [], numPassedTests: 0, numFailedTests: 0 }
  }
}
