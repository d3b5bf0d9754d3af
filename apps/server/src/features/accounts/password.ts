import { PASSWORD_MIN } from '@sunlot/contract'
import { hash, verify } from '@node-rs/argon2'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'

/** Argon2id, 19 MiB, two passes: about 20 ms on a small server, too dear to guess by the million. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(deps: Pick<Deps, 'entropy'>, password: string): Promise<string> {
  return hash(password, { ...COST, salt: deps.entropy(16) })
}

/** A hash that no password matches, so that an unknown login costs the same time as a known one. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$c3VubG90LW5vYm9keS0wMQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

/** Whether the password belongs to the hash; takes the same time when there is no such account. */
export function isPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  return verify(passwordHash ?? NOBODY, password)
}

/** Throws auth.weak-password for one that is short or equal to the login. */
export function refuseWeakPassword(login: string, password: string): void {
  if (password.length < PASSWORD_MIN || password.toLowerCase() === login.toLowerCase()) {
    throw new AppError('auth.weak-password', { min: PASSWORD_MIN })
  }
}
