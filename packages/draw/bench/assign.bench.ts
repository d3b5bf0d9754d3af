/**
 * Times the assignment, and the second implementation on the same instances in the same run if its path is given.
 * Run: node packages/draw/bench/assign.bench.ts [ORACLE.py] (or SUNLOT_ORACLE); `--quick` leaves the largest out.
 */
import { hash } from 'node:crypto'
import { assign, type AssignInput } from '../src/assign/index.ts'
import type { Hasher } from '../src/hasher.ts'
import { largeInstance, openInstance } from '../test/assign-instances.ts'
import { asText, startOracle, type Oracle } from '../test/assign-oracle.ts'

const nativeHasher: Hasher = {
  text: (text) => hash('sha256', text, 'hex'),
  bytes: (bytes) => hash('sha256', bytes, 'hex'),
}

const small = { units: 10_000, people: 500 }
const big = { units: 100_000, people: 5000 }
/** The last two take the second implementation three and more than ten minutes: they are not compared. */
const instances: { name: string; isCompared: boolean; make: () => AssignInput }[] = [
  {
    name: '1k × 100',
    isCompared: true,
    make: () => largeInstance({ units: 1000, people: 100, regions: 2, departments: 3 }),
  },
  { name: '10k × 500', isCompared: true, make: () => largeInstance({ ...small, regions: 5, departments: 5 }) },
  { name: '10k × 500, everybody eligible', isCompared: true, make: () => openInstance(small) },
  {
    name: '100k × 5k, 25 regions × 10 departments',
    isCompared: true,
    make: () => largeInstance({ ...big, regions: 25, departments: 10 }),
  },
  {
    name: '100k × 5k, 5 regions × 10 departments',
    isCompared: false,
    make: () => largeInstance({ ...big, regions: 5, departments: 10 }),
  },
  { name: '100k × 5k, everybody eligible', isCompared: false, make: () => openInstance(big) },
]

const flags = process.argv.slice(2)
const path = flags.find((flag) => !flag.startsWith('--')) ?? process.env['SUNLOT_ORACLE']
const oracle = path === undefined ? undefined : startOracle(path)
console.log(
  '| instance | seats | elapsed | processor | peak memory | second implementation, processor | ratio | same result |',
)
console.log('|---|---|---|---|---|---|---|---|')
for (const { name, isCompared, make } of instances) {
  if (flags.includes('--quick') && name.startsWith('100k')) break
  console.log(`| ${name} | ${(await measure(make(), isCompared ? oracle : undefined)).join(' | ')} |`)
}
oracle?.close()

/** Times are of the processor, all threads: the machine may be busy with other work. */
async function measure(input: AssignInput, oracle: Oracle | undefined): Promise<string[]> {
  const started = performance.now()
  const cpuBefore = process.cpuUsage()
  const result = assign(input, nativeHasher)
  const { user, system } = process.cpuUsage(cpuBefore)
  const seconds = (user + system) / 1e6
  const wall = (performance.now() - started) / 1000
  const seats = input.units.reduce((sum, unit) => sum + unit.seats.length, 0)
  const memory = `${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`
  const own = [String(seats), `${wall.toFixed(2)} s`, `${seconds.toFixed(2)} s`, memory]
  if (!oracle) return [...own, '–', '–', '–']
  const other = await oracle.assign(input)
  const ratio = `${(other.seconds / seconds).toFixed(1)} ×`
  return [...own, `${other.seconds.toFixed(2)} s`, ratio, asText(result) === other.out ? 'yes' : '**NO**']
}
