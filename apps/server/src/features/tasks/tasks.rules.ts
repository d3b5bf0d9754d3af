import { GATE_STEPS, GATES } from '@sunlot/contract'
import type { Gate, GateStep } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import { ceremonyGates } from './gates/ceremony.gates.ts'
import type { GateDraft, GateFacts } from './gates/gate-facts.ts'
import { peopleGates } from './gates/people.gates.ts'
import { poolGates } from './gates/pool.gates.ts'
import { schemeGates } from './gates/scheme.gates.ts'

/** All gates of a task as seen now, each with its clause and what proves it; a pure function of the facts. */
export function listGates(facts: GateFacts): Gate[] {
  const drafts = [...schemeGates(facts), ...poolGates(facts), ...peopleGates(facts), ...ceremonyGates(facts)]
  return drafts.map((draft) => finish(draft, facts))
}

/** Throws `tasks.blocked` with the first unmet gate of that step. */
export function requireGates(gates: readonly Gate[], step: GateStep): void {
  const unmet = gates.filter((gate) => gate.step === step && gate.state === 'blocked')
  const [first] = unmet
  if (!first) return
  const { requirement, clause } = first
  throw new AppError('tasks.blocked', { action: GATE_STEPS[step], count: unmet.length, first: requirement, clause })
}

/** A waiver counts only while its gate is unmet and may be waived. */
function finish(draft: GateDraft, { waivers }: GateFacts): Gate {
  const { step, waivable } = GATES[draft.id]
  const gate: Gate = { link: null, waiver: null, ...draft, step, waivable }
  const waiver = waivers.find(({ gateId }) => gateId === gate.id)
  const isUnmet = gate.state === 'blocked' || gate.state === 'warned'
  if (!waiver || !gate.waivable || !isUnmet) return gate
  const { reason, approver, at } = waiver
  return { ...gate, state: 'waived', evidence: `${approver}批准豁免：${reason}`, waiver: { reason, approver, at } }
}
