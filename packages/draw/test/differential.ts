/**
 * Compares quotas, selection, roots and whole records with an independent implementation over random instances.
 * Run: node packages/draw/test/differential.ts ORACLE.py [instances] [first number]
 */
import {
  completeDraw,
  DrawError,
  hideTeams,
  ownHasher,
  poolRoot,
  recordText,
  sameValue,
  selectTargets,
  verifyRecord,
} from '../src/index.ts'
import { oraclePath, startRecordOracle } from './record-oracle.ts'
import { randomDraw, randomSelection } from './record-instances.ts'
import { mutateOnce } from './tamper.ts'

const path = oraclePath()
if (path === undefined) {
  process.stdout.write('no second implementation given: pass its path or set SUNLOT_ORACLE\n')
  process.exit(0)
}
const count = Number(process.argv[3] ?? 1000)
const first = Number(process.argv[4] ?? 0)
const oracle = startRecordOracle(path)
const tally = {
  selections: 0,
  impossible: 0,
  records: 0,
  withTeams: 0,
  infeasible: 0,
  refused: 0,
  tampered: 0,
  stricter: 0,
  crashed: 0,
  different: 0,
}

for (let number = first; number < first + count; number++) {
  await compareSelection(number)
  await compareRecord(number)
}
oracle.close()
process.stdout.write(`${JSON.stringify(tally)}\n`)
process.exitCode = tally.different === 0 ? 0 : 1

async function compareSelection(number: number): Promise<void> {
  const { pool, rule, seed } = randomSelection(number)
  const answer = await oracle.ask({ pool, rule, seed })
  const out = attempt(() => selectTargets(pool, { rule, seed }))
  tally.selections++
  if (out === null) tally.impossible++
  if (!sameValue(answer, { root: poolRoot(pool, ownHasher), out })) differs(`selection ${number}`)
}

async function compareRecord(number: number): Promise<void> {
  const completion = attempt(() => randomDraw(number))
  if (!completion) return void tally.refused++
  const full = completeDraw(completion)
  tally.records++
  if (full.infeasible) tally.infeasible++
  if (full.teams) tally.withTeams++
  for (const record of [full, hideTeams(full)]) {
    const verdict = (await oracle.ask({ record })) as [string, boolean | null][]
    const ours = verifyRecord(recordText(record))
    // The second implementation names one check `infeasible` where there are two here, and knows no twelfth.
    const theirs = verdict.map(([, ok]) => ok).filter((_, i) => !record.infeasible || i < 9)
    const same = sameValue(theirs, ours.checks.map(({ ok }) => ok).slice(0, theirs.length))
    if (!same || !ours.ok || verdict.some(([, ok]) => ok === false)) differs(`record ${number}`)
  }
  await compareTampered(number, full)
}

async function compareTampered(number: number, full: object): Promise<void> {
  const { record, path, edit } = mutateOnce(full, `tamper ${number}`)
  const verdict = (await oracle.ask({ record })) as [string, boolean | null][] | null
  if (!verdict) return void tally.crashed++
  const ours = verifyRecord(JSON.stringify(record)).ok
  const theirs = verdict.every(([, ok]) => ok !== false)
  tally.tampered++
  if (!ours && theirs) {
    tally.stricter++
    if (process.env['SUNLOT_VERBOSE']) process.stdout.write(`stricter at ${path}: ${edit}\n`)
  }
  if (ours && !theirs) differs(`tampered ${number} at ${path}: ${edit}`)
}

function attempt<T>(compute: () => T): T | null {
  try {
    return compute()
  } catch (error) {
    if (error instanceof DrawError) return null
    throw error
  }
}

function differs(name: string): void {
  tally.different++
  process.stdout.write(`${name} differs\n`)
}
