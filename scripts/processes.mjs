import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Paths from the root that match, sorted; generated folders left out. */
export function findPaths(...patterns) {
  const found = globSync(patterns, { cwd: root, exclude: (name) => name === 'node_modules' || name === 'dist' })
  return found.sort()
}

const running = new Set()
let stopping = false
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopping = true
    for (const child of running) child.kill(signal)
  })
}

/**
 * Runs a program to its end and answers its exit code and, unless it is shown, what it printed.
 * Nothing is started any more once this process has been asked to stop.
 */
export function run(program, args, { show = false, env = process.env, cwd = root } = {}) {
  if (stopping) return Promise.resolve({ code: 130, output: '' })
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout?.on('data', (data) => (output += data))
    child.stderr?.on('data', (data) => (output += data))
    running.add(child)
    child.on('error', (error) => finish(1, `${program}: ${error.message}`))
    child.on('close', (code) => finish(code ?? 130, ''))
    function finish(code, message) {
      running.delete(child)
      resolve({ code, output: output + message })
    }
  })
}
