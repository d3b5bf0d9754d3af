import {
  CHAIN_LENGTH,
  commitment,
  completeDraw,
  DrawError,
  type DrawRecord,
  type Inspector,
  openDraw,
  type OpenedDraw,
  type PoolEntry,
  recordText,
  roundSecret,
  type Setup,
  type Stage,
} from '@sunlot/draw'
import { parseCommandLine, required, usageError } from '../command-line.ts'
import { askContributions, readContributions } from '../contributions.ts'
import { openedText, resultText, witnessWarnings } from '../draw-text.ts'
import type { EntryList } from '../entry-list.ts'
import { infeasibleText } from '../infeasible-text.ts'
import { InputError } from '../input-error.ts'
import { nodeHasher } from '../node-hasher.ts'
import { readPool } from '../read-pool.ts'
import { readRoster } from '../read-roster.ts'
import { assertSensible, drawErrorText, readSetup } from '../read-setup.ts'
import { takeSecrets } from '../secrets.ts'
import { writeAtomically } from '../write-atomically.ts'

interface Options {
  readonly pool: string
  readonly roster: string
  readonly setup: string
  readonly out: string
  readonly contributions: string | undefined
  readonly secrets: string | undefined
}

interface Lists {
  readonly pool: EntryList<PoolEntry>
  readonly roster: EntryList<Inspector>
}

/** A whole draw from files: 0 done, 1 the inspectors do not suffice (the record says so), 2 bad input. */
export async function draw(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  const setup = await readSetup(options.setup)
  const lists = { pool: await readPool(options.pool), roster: await readRoster(options.roster) }
  if (lists.pool.entries.length === 0) throw new InputError(`${options.pool}：名单里没有对象。`)
  for (const note of [...lists.pool.notes, ...lists.roster.notes, ...strayRecusals(lists)])
    process.stderr.write(`注意：${note}\n`)
  const record = await namingPlaces({ options, lists }, () => runDraw(options, setup, lists))
  await writeAtomically(options.out, recordText(record))
  process.stdout.write(`${resultText(record)}\n记录已写入 ${options.out}\n`)
  if (!record.infeasible) return 0
  const names = { people: lists.roster.names, units: lists.pool.names }
  process.stderr.write(
    `人员排不满，没有产生分派；抽中的对象不变。\n${infeasibleText(record, record.infeasible, names)}\n`,
  )
  return 1
}

function readOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const
  const { values, positionals } = parseCommandLine(args, {
    pool: text,
    roster: text,
    setup: text,
    out: text,
    contributions: text,
    secrets: text,
  })
  if (positionals.length > 0) throw usageError(`多了 ${positionals[0]}。`)
  return {
    pool: required(values.pool, 'pool'),
    roster: required(values.roster, 'roster'),
    setup: required(values.setup, 'setup'),
    out: required(values.out, 'out'),
    contributions: values.contributions,
    secrets: values.secrets,
  }
}

/** A recusal from a label outside the pool has no effect (protocol §1.5): more often a slip than meant. */
function strayRecusals({ pool, roster }: Lists): string[] {
  const labels = new Set(pool.entries.map(({ label }) => label))
  return roster.entries.flatMap(({ recuse = [] }, index) => {
    const strays = recuse.filter((label) => !labels.has(label))
    return strays.map((label) => `${roster.place(index, 'recuse')}：回避对象 ${label} 不在对象名单里，不起作用。`)
  })
}

async function runDraw(options: Options, setup: Setup, { pool, roster }: Lists): Promise<DrawRecord> {
  const secrets = await takeSecrets(options.secrets, setup.assign !== undefined)
  const targets = chainEnds(setup.draw_no, { stage: 't', x0: secrets.t })
  const teams = secrets.a === undefined ? undefined : chainEnds(setup.draw_no, { stage: 'a', x0: secrets.a })
  const people = teams ? { inspectors: roster.entries } : {}
  const chain = { n: CHAIN_LENGTH, t: targets.commitment, ...(teams && { a: teams.commitment }) }
  const opened = openDraw({ setup, pool: pool.entries, ...people, chain }, nodeHasher)
  assertSensible(options.setup, setup)
  // Lock 1 (protocol §1.10): everything is fixed and shown before the first contribution is known.
  process.stdout.write(`${openedText(opened)}\n`)
  const contrib = await takeContributions(options, opened)
  process.stderr.write(witnessWarnings(contrib))
  const revealed = { t: targets.reveal, ...(teams && { a: teams.reveal }) }
  return completeDraw({ header: opened.header, contrib, secrets: revealed, pool: pool.entries, ...people }, nodeHasher)
}

/** What a stage shows before the contributions, and after them (protocol §1.7). */
function chainEnds(
  draw_no: string,
  { stage, x0 }: { stage: Stage; x0: string },
): { commitment: string; reveal: string } {
  const length = { x0, n: CHAIN_LENGTH }
  return {
    commitment: commitment({ draw_no, stage }, length, nodeHasher),
    reveal: roundSecret({ draw_no, stage }, length, 0, nodeHasher),
  }
}

function takeContributions({ contributions }: Options, { header }: OpenedDraw) {
  return contributions === undefined ? askContributions(header) : readContributions(contributions)
}

/** Faults that the library finds are told by the file and row that have them. */
async function namingPlaces<Result>(
  { options, lists }: { options: Options; lists: Lists },
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof DrawError)) throw error
    if (error.code === 'undeclared-stratum') {
      const { stratum } = error.params
      const index = lists.pool.entries.findIndex((entry) => entry.stratum === stratum)
      throw new InputError(
        `${lists.pool.place(index, 'stratum')}：层“${stratum}”没有写进 ${options.setup} 的 rule.strata。`,
      )
    }
    throw new InputError(
      drawErrorText(error, {
        setup: options.setup,
        contributions: options.contributions ?? '掷骰',
        secrets: options.secrets ?? '密封数',
        poolPlace: lists.pool.place,
      }),
    )
  }
}
