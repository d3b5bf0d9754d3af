import { pino } from 'pino'
import type { Logger } from 'pino'

/** Never written down: what would let a reader of the log sign in as somebody or foresee a draw. */
const SECRETS = ['password', 'current', 'next', 'token', 'secret', 'secrets', 'cookie', 'authorization']

export function createLogger(level: string): Logger {
  const paths = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])
  return pino({ level, redact: { paths: [...paths, 'req.headers["set-cookie"]'], censor: '…' } })
}
