import { civilDateOf, errorText } from '@sunlot/contract'
import type { Actor, Gate, GateStep } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import { contributionsOf } from './dice.rules.ts'
import type { Dice } from './dice.rules.ts'
import { ACTS, refuseDuty, refuseStatus } from './draws.rules.ts'
import type { Act, DrawState } from './draws.rules.ts'

export interface Situation {
  draw: DrawState & { rolledAt: Date | null; teamsOpenedAt: Date | null }
  actor: Actor
  witnesses: readonly Dice[]
  gates: readonly Gate[]
  now: Date
  /** Civil date. */
  inspectFrom: string
}

interface Offer {
  /** What this actor may do now. */
  actions: Act[]
  /** What the draw waits for and this actor may not do, or not yet: act → sentence. */
  refusals: Record<string, string>
  /** Why an offered act is this actor's, where that is worth saying: act → sentence. */
  grounds: Record<string, string>
}

const STEPS: Partial<Record<Act, GateStep>> = { lock: 'lock', sign: 'sign', publish: 'publish' }

/** What the screens offer, by the same rules that the use-cases enforce. */
export function listActs(situation: Situation): Offer {
  const { draw, actor } = situation
  const actions: Act[] = []
  const refusals: Record<string, string> = {}
  for (const act of Object.keys(ACTS) as Act[]) {
    if (refuseStatus(draw.status, act)) continue
    if (act === 'openTeams' && draw.teamsOpenedAt) continue
    const refusal = refuseDuty(draw, actor, act) ?? refuseNow(situation, act)
    if (refusal) refusals[act] = errorText(refusal.code, refusal.params)
    else actions.push(act)
  }
  const grounds = { ...(actions.includes('sign') && { sign: `抽取人 ${draw.drawer.name}，您不是抽取人，可以签字` }) }
  return { actions, refusals, grounds }
}

/** What the right person still has to wait for. */
function refuseNow({ draw, witnesses, gates, now, inspectFrom }: Situation, act: Act): AppError | undefined {
  if (act === 'printEnvelopes' && draw.rolledAt) return new AppError('draws.dice-entered')
  if (act === 'openTeams' && civilDateOf(now) < inspectFrom) {
    return new AppError('draws.too-early', { date: inspectFrom })
  }
  const unmet = gates.filter(({ step, state }) => step === STEPS[act] && state === 'blocked')
  const [first] = unmet
  if (first) {
    const { requirement, clause } = first
    return new AppError('tasks.blocked', { action: ACTS[act].text, count: unmet.length, first: requirement, clause })
  }
  return act === 'lock' ? refuseDice(witnesses) : undefined
}

function refuseDice(witnesses: readonly Dice[]): AppError | undefined {
  try {
    contributionsOf(witnesses, 1)
    return undefined
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}
