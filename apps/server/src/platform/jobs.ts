import type { Logger } from 'pino'

/**
 * Runs long work beside the requests, one at a time per key.
 * Progress and results live in the feature's own rows, so that a killed process loses nothing: the feature starts
 * its unfinished jobs again when the server comes up.
 */
export interface Jobs {
  /** Starts `work` unless a job of that key is running; answers whether it was started. */
  start(key: string, work: (signal: AbortSignal) => Promise<void>): boolean
  isRunning(key: string): boolean
  /** Waits until nothing runs. */
  idle(): Promise<void>
  /** Asks every job to stop and waits for it. */
  stop(): Promise<void>
}

export function createJobs(logger: Logger): Jobs {
  const running = new Map<string, Promise<void>>()
  const controller = new AbortController()

  async function run(key: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    try {
      await work(controller.signal)
    } catch (error) {
      logger.error({ err: error, job: key }, 'job failed')
    } finally {
      running.delete(key)
    }
  }

  async function idle(): Promise<void> {
    while (running.size > 0) await Promise.all(running.values())
  }

  return {
    start(key, work) {
      if (running.has(key) || controller.signal.aborted) return false
      running.set(
        key,
        Promise.resolve().then(() => run(key, work)),
      )
      return true
    },
    isRunning: (key) => running.has(key),
    idle,
    stop() {
      controller.abort()
      return idle()
    },
  }
}
