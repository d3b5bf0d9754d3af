import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')

export interface RunningServer {
  address: string
  /** Ends it at once, as a power failure would. */
  kill(): Promise<void>
  /** The same data again, on the same address. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** The real program in 体验模式 on data of its own in a temporary folder. */
export async function startServer(): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sunlot-e2e-'))
  chmodSync(folder, 0o755)
  const port = await findFreePort()
  const address = `http://127.0.0.1:${port}`
  let child = await launch(folder, port)
  return {
    address,
    kill: () => end(child, 'SIGKILL'),
    restart: async () => {
      child = await launch(folder, port)
    },
    stop: async () => {
      await end(child, 'SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function launch(folder: string, port: number): Promise<ChildProcess> {
  const env = { ...process.env, SUNLOT_DATA: folder, HOST: '127.0.0.1', PORT: String(port), SUNLOT_LOG: 'warn' }
  delete (env as Record<string, string | undefined>).DATABASE_URL
  const child = spawn(process.execPath, [join(root, 'apps/server/src/main.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const deadline = Date.now() + 90_000
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${said}`)
    const reply = await fetch(`http://127.0.0.1:${port}/api/v1/session`).catch(() => undefined)
    if (reply?.ok) return child
    await new Promise((wait) => setTimeout(wait, 200))
  }
  await end(child, 'SIGKILL')
  throw new Error(`the server did not answer:\n${said}`)
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill(signal)
  await ended
}

function findFreePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))))
    })
  })
}
