import type { Hasher } from '../hasher.ts'
import { matchSeals } from '../seal.ts'
import type { DrawRecord } from '../types.ts'
import type { Outcome } from './report.ts'
import { NOT_YET } from './report.ts'

/** Check 12 of §1.12: seals, later rounds and the log path, where present. */
export function checkLater(record: DrawRecord, hasher: Hasher): Outcome {
  const { header, contrib, seals } = record
  if (!seals) return NOT_YET
  const { unopened } = matchSeals(header.draw_no, { contrib, seals }, hasher)
  const actual = unopened[0] ? `unopened seal of ${unopened[0].by}` : 'all seals opened'
  return { ok: unopened.length === 0, expected: 'all seals opened', actual }
}
