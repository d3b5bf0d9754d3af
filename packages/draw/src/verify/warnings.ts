import type { Hasher } from '../hasher.ts'
import { matchSeals } from '../seal.ts'
import type { DrawRecord } from '../types.ts'
import type { Warning } from './report.ts'

// 16 ordinary dice carry 41 bits, 20 ten-sided ones 66 (§1.7).
const ENOUGH_DICE = /^(?:[1-6]{16,}|[0-9]{20,})$/
const ENTRY_KEYS = ['label', 'stratum', 'kind', 'group', 'status']
const INSPECTOR_KEYS = ['id', 'tags', 'cap', 'load0', 'recuse']
const RECORD_KEYS = 'header contrib reveal pool targets inspectors teams team_root infeasible seals events log'.split(
  ' ',
)

/** What a verifier must say although every check holds (§1.12). */
export function warningsOf(record: DrawRecord, hasher: Hasher): Warning[] {
  const { header, contrib, seals = [] } = record
  const fewDice = contrib.filter(({ kind, value }) => kind === 'dice' && !ENOUGH_DICE.test(value))
  const { unsealed } = matchSeals(header.draw_no, { contrib, seals }, hasher)
  return [
    ...fewDice.map(({ by }): Warning => ({ warning: 'few-dice', about: by })),
    ...unsealed.map(({ by }): Warning => ({ warning: 'unsealed', about: by })),
    ...unboundKeys(record).map((about): Warning => ({ warning: 'unbound-key', about })),
  ]
}

/** Keys outside the header that no leaf and no check covers: anybody could have written them later. */
function unboundKeys(record: DrawRecord): string[] {
  const found = new Set<string>()
  for (const key of Object.keys(record)) if (!RECORD_KEYS.includes(key)) found.add(key)
  for (const key of Object.keys(record.reveal)) if (key !== 't' && key !== 'a') found.add(`reveal.${key}`)
  for (const entry of record.pool) for (const key in entry) if (!ENTRY_KEYS.includes(key)) found.add(`pool[].${key}`)
  for (const person of record.inspectors ?? []) {
    for (const key in person) if (!INSPECTOR_KEYS.includes(key)) found.add(`inspectors[].${key}`)
  }
  return [...found]
}
