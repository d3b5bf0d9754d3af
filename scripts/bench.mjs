// Runs the measurements one after another, never side by side. An argument picks those whose path contains it.
import { findPaths, run } from './processes.mjs'

const [pick = ''] = process.argv.slice(2)
const benches = findPaths('{packages,apps}/*/bench/**/*.bench.ts').filter((path) => path.includes(pick))
let failed = 0
for (const path of benches) {
  process.stdout.write(`\n## ${path}\n\n`)
  const { code } = await run(process.execPath, [path], { show: true })
  if (code !== 0) failed += 1
}
process.stdout.write(`\n${benches.length} measured, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)
