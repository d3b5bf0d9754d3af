import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

const DRIVER = `
import importlib.util, json, sys
spec = importlib.util.spec_from_file_location("oracle", sys.argv[1])
oracle = importlib.util.module_from_spec(spec); spec.loader.exec_module(oracle)
def select(x):
    root = oracle.root(x["pool"], "label", oracle.leaf)
    try: return {"root": root, "out": oracle.select(x["pool"], x["rule"], x["seed"])}
    except Exception: return {"root": root, "out": None}
def verify(x):
    try: return oracle.verify(x["record"])
    except Exception: return None
for line in sys.stdin:
    x = json.loads(line)
    print(json.dumps(select(x) if "rule" in x else verify(x)), flush=True)
`

/** Path of the second implementation: first argument of the script, else SUNLOT_ORACLE. */
export function oraclePath(): string | undefined {
  return process.argv[2] ?? process.env['SUNLOT_ORACLE']
}

/** The second implementation as one process that answers one question after the other. */
export function startRecordOracle(path: string): { ask(question: object): Promise<unknown>; close(): void } {
  const child = spawn('python3', ['-c', DRIVER, path], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async ask(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`)
      const line = await answers.next()
      if (line.done === true) throw new Error('the second implementation ended early')
      return JSON.parse(line.value)
    },
    close: () => child.stdin.end(),
  }
}
