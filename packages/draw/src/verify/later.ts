import { canon, sameValue } from '../canon.ts'
import type { Hasher } from '../hasher.ts'
import { checkInclusion } from '../merkle.ts'
import { matchSeals } from '../seal.ts'
import { pathText } from '../shape/check.ts'
import type { LogPath } from '../shape/events.ts'
import { logPath as logPathShape } from '../shape/events.ts'
import type { DrawRecord } from '../types.ts'
import { checkEvents } from './events.ts'
import type { Outcome } from './report.ts'
import { NOT_YET } from './report.ts'

/** Check 12 of §1.12: seals, later rounds and the log path, where present; formats provisional (§1.8, §1.11). */
export function checkLater(record: DrawRecord, hasher: Hasher): Outcome {
  const faults: (string | null | undefined)[] = []
  if (record.seals) faults.push(sealFault(record, hasher))
  if (record.events !== undefined) faults.push(checkEvents(record, hasher))
  if (record.log !== undefined) faults.push(logFault(record, hasher))
  const fault = faults.find((found) => typeof found === 'string')
  if (fault) return { ok: false, expected: null, actual: fault }
  if (faults.length === 0 || faults.includes(null)) return NOT_YET
  return { ok: true, expected: null, actual: null }
}

function sealFault({ header, contrib, seals = [] }: DrawRecord, hasher: Hasher): string | undefined {
  const [unopened] = matchSeals(header.draw_no, { contrib, seals }, hasher).unopened
  return unopened && `unopened seal of ${unopened.by}`
}

/** The log entry `reveal` must say what the record says and stand in the log of the checkpoint; null without it. */
function logFault(record: DrawRecord, hasher: Hasher): string | null | undefined {
  const problem = logPathShape(record.log)
  if (problem) return `${pathText(['log', ...problem.path])}: ${problem.rule}`
  const { entry, index, path, checkpoint } = record.log as LogPath
  if (!entry) return null
  const { seq: _seq, at: _at, ...said } = entry
  const { header, reveal, targets, team_root } = record
  const known = { type: 'reveal', draw_no: header.draw_no, t: reveal.t, targets, ...(team_root && { team_root }) }
  if (!sameValue(said, known)) return 'log.entry: not this record'
  const proof = { index, size: checkpoint.size, path }
  return checkInclusion(canon(entry), proof, checkpoint.root, hasher) ? undefined : 'log.path: not under the checkpoint'
}
