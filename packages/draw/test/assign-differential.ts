/**
 * Compares the assignment with an independent implementation over random instances.
 * Run: node packages/draw/test/assign-differential.ts ORACLE.py [instances] [first number]
 */
import { assign } from '../src/assign/index.ts'
import { ownHasher } from '../src/hasher.ts'
import { largeInstance, openInstance, smallInstance } from './assign-instances.ts'
import { asText, oraclePath, startOracle } from './assign-oracle.ts'

const path = oraclePath()
if (path === undefined) {
  process.stdout.write('no second implementation given: pass its path or set SUNLOT_ORACLE\n')
  process.exit(0)
}
const count = Number(process.argv[3] ?? 5000)
const first = Number(process.argv[4] ?? 0)
const oracle = startOracle(path)

const tally = { compared: 0, infeasible: 0, different: 0 }
for (let number = first; number < first + count; number++) {
  // One instance in ten is larger, and one in two hundred has hundreds of seats.
  const sizes = number % 10 === 0 ? { people: 30, units: 60 } : { people: 8, units: 8 }
  await compare(`small ${number}`, number % 200 === 199 ? midSize(number) : smallInstance(number, sizes))
}
oracle.close()
process.stdout.write(`${tally.compared} compared, ${tally.infeasible} infeasible, ${tally.different} different\n`)
process.exitCode = tally.different === 0 ? 0 : 1

function midSize(number: number) {
  if (number % 400 === 199) return openInstance({ units: 100 + (number % 90), people: 15 + (number % 23) })
  const shape = { units: 300 + (number % 70), people: 60 + (number % 41), regions: 2 + (number % 3), departments: 3 }
  return largeInstance(number % 1600 === 399 ? { ...shape, cap: 9 } : shape)
}

async function compare(name: string, input: ReturnType<typeof smallInstance>): Promise<void> {
  const result = assign(input, ownHasher)
  const expected = await oracle.assign(input)
  tally.compared++
  if (!result.ok) tally.infeasible++
  if (asText(result) === expected.out) return
  tally.different++
  process.stdout.write(`${name} differs\n  ours   ${asText(result)}\n  oracle ${expected.out}\n`)
}
