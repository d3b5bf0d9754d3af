import { check } from './check.mjs'
import { runJourneys, runUnitTests } from './suites.mjs'

const failedChecks = await check()
const units = await runUnitTests()
const journeys = await runJourneys()

// A failed check counts as a failure, so that the last line never looks better than the exit code.
const passed = units.passed + journeys.passed
const failed = units.failed + journeys.failed + failedChecks.length
if (failedChecks.length > 0) process.stdout.write(`\nfailed checks: ${failedChecks.join(', ')}\n`)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
