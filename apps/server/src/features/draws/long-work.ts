import type { Deps } from '../../platform/deps.ts'

const PATIENCE_MS = 800

/**
 * Runs work that may take minutes over a million targets as a job, and waits a moment for it: true when it is done,
 * false when it goes on without the request. What it throws meanwhile is thrown here, later only logged.
 */
export async function runLong(deps: Deps, key: string, work: () => Promise<void>): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>()
  let waiting = true
  deps.jobs.start(key, async () => {
    try {
      await work()
      resolve(true)
    } catch (error) {
      if (!waiting) throw error
      reject(error)
    }
  })
  const timer = setTimeout(() => resolve(false), PATIENCE_MS)
  try {
    return await promise
  } finally {
    waiting = false
    clearTimeout(timer)
  }
}
