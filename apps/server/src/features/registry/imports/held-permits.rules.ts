import { formatDate } from '@sunlot/contract'
import type { FieldChanges } from '../history.ts'
import type { Candidate } from './candidate.ts'

/** Permits by number, with their end; null = without end. */
export type HeldPermits = ReadonlyMap<string, string | null>

/** What a row's permit changes of those its target holds, as the history says it; undefined where it changes none. */
export function changePermits(
  { permitNo, validUntil }: Pick<Candidate, 'permitNo' | 'validUntil'>,
  held: HeldPermits | undefined,
): Pick<FieldChanges, 'permits'> | undefined {
  if (!held || permitNo === '') return undefined
  const before = held.get(permitNo)
  if (before === undefined) return { permits: [null, permitNo] }
  // A blank end keeps the one that is known.
  if (validUntil === undefined || validUntil === before) return undefined
  return { permits: [sayPermit(permitNo, before), sayPermit(permitNo, validUntil)] }
}

function sayPermit(number: string, until: string | null): string {
  return until === null ? `${number}，长期` : `${number}，至 ${formatDate(until)}`
}
