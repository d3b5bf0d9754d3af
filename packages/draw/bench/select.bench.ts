/**
 * Selection and Merkle root over a million entries, beside merely hashing the same texts in the same run.
 * Run: node packages/draw/bench/select.bench.ts [entries]
 */
import { hash } from 'node:crypto'
import { type Hasher, merkleRoot, ownHasher, poolLeaf, poolRoot, type PoolEntry, selectTargets } from '../src/index.ts'

const platform: Hasher = { text: (text) => hash('sha256', text), bytes: (bytes) => hash('sha256', bytes) }
const count = Number(process.argv[2] ?? 1_000_000)
const seed = platform.text('bench')
const strata = ['A', 'B', 'C', 'D']
const rule = { strata: strata.map((key) => ({ key, rate: [5, 100] as [number, number] })) }
const pool = Array.from({ length: count }, (_, i): PoolEntry => {
  return { label: `91330106MA${String(i * 7919).padStart(8, '0')}`, stratum: strata[i % 4]!, status: 'in' }
})
const tickets = pool.map(({ label }) => `ssj1/ticket\n${seed}\n${label}`)
const leaves = pool.map(poolLeaf)

/** Least CPU time of five runs, in ms: what neighbours on a shared machine disturb least. */
function fastest(work: () => void): number {
  const times = [0, 0, 0, 0, 0].map(() => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

function row(name: string, time: number, base?: number): void {
  const ratio = base === undefined ? '' : `${(time / base).toFixed(2)} ×`
  console.log(`| ${name.padEnd(58)} | ${Math.round(time).toString().padStart(7)} ms | ${ratio.padStart(7)} |`)
}

console.log(`| ${`${count.toLocaleString('en')} entries, Node ${process.version}`.padEnd(58)} |   CPU time |   ratio |`)
console.log(`|${'-'.repeat(60)}|${'-'.repeat(12)}|${'-'.repeat(9)}|`)
const hashTickets = fastest(() => {
  for (const ticket of tickets) platform.text(ticket)
})
row('hash the ticket texts (crypto.hash)', hashTickets)
row(
  'select 5 % in four strata',
  fastest(() => void selectTargets(pool, { rule, seed }, platform)),
  hashTickets,
)
const hashLeaves = fastest(() => {
  for (const leaf of leaves) platform.text(leaf)
})
row('hash the leaf texts, n messages (crypto.hash)', hashLeaves)
const node = new Uint8Array(65)
const hashNodes = fastest(() => {
  for (const leaf of leaves) platform.text(leaf)
  for (let i = 1; i < count; i++) platform.bytes(node)
})
row('hash n leaf texts and n−1 inner nodes (crypto.hash)', hashNodes)
const root = fastest(() => void merkleRoot(leaves, platform))
row('Merkle root, against n messages', root, hashLeaves)
row('Merkle root, against 2n−1 messages', root, hashNodes)
row(
  'pool root from sorted entries, against 2n−1 messages',
  fastest(() => void poolRoot(pool, platform)),
  hashNodes,
)
const selectOwn = fastest(() => void selectTargets(pool, { rule, seed }, ownHasher))
row('select 5 % with the library’s own SHA-256', selectOwn, hashTickets)
row(
  'Merkle root with the library’s own SHA-256',
  fastest(() => void merkleRoot(leaves, ownHasher)),
  hashNodes,
)
console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`)
