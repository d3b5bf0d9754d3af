import { runJourneys } from './suites.mjs'

const { passed, failed } = await runJourneys(process.argv.slice(2))
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)
