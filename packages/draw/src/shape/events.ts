import type { Contribution, Failure, Targets, Team } from '../types.ts'
import type { Check } from './check.ts'
import { all, distinct, hex, id, isObject, list, object, positive, table, text, uint } from './check.ts'
import { contributions, failures, teams } from './shapes.ts'

// Entries of the draw log that follow the draw (§1.8); provisional.

export type LaterEvent =
  | { type: 'withdraw'; label: string; reason: string }
  | ({ type: 'supplement'; round: number; x: string; contrib: Contribution[] } & Omit<Targets, 'must'>)
  | {
      type: 'reassign'
      round: number
      x: string
      contrib: Contribution[]
      out: string[]
      teams?: Team[]
      infeasible?: Failure[]
    }
  | ({ type: 'open_team'; salt: string; index: number; path: string[] } & Team)
  | { type: 'correct' }

/** Where the record's own `reveal` entry stands in the organ's log, and what the log was at a checkpoint. */
export interface LogPath {
  entry?: Record<string, unknown>
  index: number
  path: string[]
  checkpoint: { size: number; root: string }
}

const round = { round: positive, x: hex, contrib: contributions }

const shapes: Record<LaterEvent['type'], Check> = {
  withdraw: object({ label: id, reason: id }, { evidence: hex, approver: text }),
  supplement: object({ ...round, quota: table(id, uint), selected: list(id), cutoff: table(id, hex) }),
  reassign: object({ ...round, out: distinct(id) }, { teams, infeasible: failures }),
  open_team: all(object({ salt: hex, index: uint, path: list(hex), label: id }), teamOf),
  correct: object({}),
}

export const logPath = object(
  { index: uint, path: list(hex), checkpoint: object({ size: uint, root: hex }) },
  { entry: object({ type: text, draw_no: id }) },
)

/** The first problem of one entry; entries of other types are left alone. */
export const laterEvent: Check = (value) => {
  if (!isObject(value) || typeof value['type'] !== 'string') return { path: ['type'], rule: 'text' }
  return isLater(value) ? shapes[value.type](value) : undefined
}

/** Whether the entry is of a type that follows a draw. */
export function isLater(value: unknown): value is LaterEvent {
  return isObject(value) && Object.prototype.hasOwnProperty.call(shapes, String(value['type']))
}

function teamOf(value: unknown): ReturnType<Check> {
  const { label, team } = value as { label: unknown; team: unknown }
  return teams([{ label, team }])
}
