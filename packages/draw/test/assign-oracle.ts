import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { AssignInput } from '../src/assign/index.ts'
import type { Assignment } from '../src/types.ts'

const driver = `
import importlib.util, json, resource, sys, time
spec = importlib.util.spec_from_file_location("oracle", sys.argv[1])
oracle = importlib.util.module_from_spec(spec); spec.loader.exec_module(oracle)
for line in sys.stdin:
    x = json.loads(line); started = time.process_time()
    try: out = oracle.assign(x["inspectors"], x["classes"], x["units"], x["seed"], x["mix"])
    except oracle.Infeasible as e: out = {"infeasible": e.args[0]}
    seconds = time.process_time() - started
    print(json.dumps({"out": out, "seconds": seconds, "rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}), flush=True)
`

/** An answer of the independent implementation: result, processor seconds, peak memory of its process in KiB. */
export interface OracleAnswer {
  out: string
  seconds: number
  rss: number
}

/** The second implementation as one process that answers one assignment after the other. */
export interface Oracle {
  assign(input: AssignInput): Promise<OracleAnswer>
  close(): void
}

/** Path of the second implementation: first argument of the script, else SUNLOT_ORACLE. */
export function oraclePath(): string | undefined {
  return process.argv[2] ?? process.env['SUNLOT_ORACLE']
}

export function startOracle(path: string): Oracle {
  const child = spawn('python3', ['-c', driver, path], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async assign({ units, ...rest }) {
      const slots = units.map(({ label, seats, recused }) => ({ label, slots: seats, recuse: recused }))
      child.stdin.write(`${JSON.stringify({ ...rest, units: slots })}\n`)
      const line = await answers.next()
      if (line.done === true) throw new Error('the second implementation ended early')
      const { out, seconds, rss } = JSON.parse(line.value) as { out: OracleOut; seconds: number; rss: number }
      return { out: 'teams' in out ? plain(out.teams, out.load) : JSON.stringify(out.infeasible), seconds, rss }
    },
    close: () => child.stdin.end(),
  }
}

type OracleOut = { teams: unknown; load: Record<string, number> } | { infeasible: unknown }

/** A result as one text, for comparison with an oracle's answer. */
export function asText(result: Assignment): string {
  return result.ok ? plain(result.teams, Object.fromEntries(result.loads)) : JSON.stringify(result.infeasible)
}

function plain(teams: unknown, loads: Record<string, number>): string {
  return JSON.stringify([teams, Object.entries(loads).sort(([a], [b]) => (a < b ? -1 : 1))])
}
