import { DICE_COUNT } from '@sunlot/contract'
import type { Contribution } from '@sunlot/draw'
import { AppError } from '../../platform/app-error.ts'

/** What was entered for one witness on the two computers. */
export interface Dice {
  key: string
  hostDice: string
  witnessDice: string
}

/** Complete, and the same on both computers (S4-07, protocol §1.10 step 3). */
export function isConfirmed({ hostDice, witnessDice }: Dice): boolean {
  return hostDice.length === DICE_COUNT && hostDice === witnessDice
}

/**
 * The contributions in the order of the witnesses. A witness who never rolled is absent; one who began must finish.
 * Throws `draws.dice-differ` and `draws.dice-missing`.
 */
export function contributionsOf(witnesses: readonly Dice[], minWitness: number): Contribution[] {
  const rolled = witnesses.filter(({ hostDice, witnessDice }) => hostDice !== '' || witnessDice !== '')
  for (const one of rolled) refuseUnconfirmed(one)
  if (rolled.length < minWitness) {
    const absent = witnesses.find((one) => !rolled.includes(one))
    throw new AppError('draws.dice-missing', { witness: absent?.key ?? '', left: DICE_COUNT })
  }
  return rolled.map(({ key, hostDice }) => ({ by: key, kind: 'dice', value: hostDice }))
}

function refuseUnconfirmed({ key, hostDice, witnessDice }: Dice): void {
  const common = Math.min(hostDice.length, witnessDice.length)
  for (let i = 0; i < common; i++) {
    if (hostDice[i] !== witnessDice[i]) throw new AppError('draws.dice-differ', { witness: key, position: i + 1 })
  }
  if (common < DICE_COUNT) throw new AppError('draws.dice-missing', { witness: key, left: DICE_COUNT - common })
}

/** Typing on is no event of its own; a finished value and every correction of typed digits is. */
export function isWorthRecording(before: string, after: string): boolean {
  return after !== before && (after.length === DICE_COUNT || !after.startsWith(before))
}
