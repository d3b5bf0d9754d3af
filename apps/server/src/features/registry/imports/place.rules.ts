import {
  CELL_ISSUES,
  type CellIssue,
  formatDate,
  type ImportKind,
  TARGET_STATUSES,
  type TargetStatus,
} from '@sunlot/contract'
import { compareFields, type FieldChanges, INSPECTOR_FIELDS, nameFields, TARGET_FIELDS } from '../history.ts'
import { PERMIT_FIELDS } from './permit-row.rules.ts'
import type { Candidate, Judged } from './candidate.ts'
import { changePermits, type HeldPermits } from './held-permits.rules.ts'
import { createSeenRows, type Seen } from './seen-rows.ts'

/** What stands in the directory under a code. */
export interface Entry extends Omit<Candidate, 'code' | 'codeKind' | 'nameRaw' | 'validUntil'> {
  readonly id: string
  readonly version: number
  readonly validUntil: string | null
  /** Of a target that holds several; absent where the one on the entry itself is all. */
  readonly permits?: HeldPermits | undefined
  /** Of a target: whether it takes part. */
  readonly status?: TargetStatus
}

/** What committing the row would do; a merged row only adds its items and its permit to the row it belongs to. */
export interface Placed {
  readonly state: 'ok' | 'error' | 'merged'
  readonly issues: readonly CellIssue[]
  readonly effect: 'create' | 'update' | 'keep' | null
  readonly subjectId: string
  readonly subjectVersion: number | null
  readonly final: Candidate
  readonly changes: FieldChanges | null
}

export interface Placer {
  /** Judges a row against the rows above it and against the directory; rows come in the order of the sheet. */
  place(row: number, judged: Judged, entry: Entry | undefined): Placed
}

/** Finds repeated codes and names within one sheet. */
export function createPlacer({ kind, newId }: { kind: ImportKind; newId: () => string }): Placer {
  const rows = createSeenRows()
  /** Further permits of a target, from rows below its first. */
  const further = new Map<string, Map<string, string | null>>()

  function placeFirst(row: number, { candidate, issues }: Judged, entry: Entry | undefined): Placed {
    const { code, name } = candidate
    const settled = settle(kind, candidate, entry)
    const permits = changePermits(candidate, entry?.permits)
    // A permit that a holder of several has already is nothing to write.
    const final = entry?.permits && !permits ? { ...settled, permitNo: '' } : settled
    const faults = faultsInPlace(kind, { candidate, final, entry, issues })
    const found = [...issues, ...faults]
    const changes = entry ? { ...compareFields(fieldsOf(kind, entry), fieldsOf(kind, settled, entry)), ...permits } : {}
    const changed = Object.keys(changes).length > 0
    if (entry?.status && entry.status !== 'active')
      found.push(note('not-active', { status: TARGET_STATUSES[entry.status] }))
    if (changed && faults.length === 0)
      found.push(note('will-change', { fields: nameFields(historyFields(kind), changes) }))
    const sameName = kind === 'targets' && name !== '' ? rows.findName(name) : undefined
    if (sameName !== undefined && code !== '') found.push(note('same-name-other-code', { row: sameName }))
    const subjectId = entry?.id ?? newId()
    const subjectVersion = entry?.version ?? null
    if (code !== '') {
      const content = contentOf(settled).join(SEPARATOR)
      rows.add({ code, name }, { row, subjectId, subjectVersion, content, itemNames: final.itemNames })
    }
    const effect = entry ? (changed ? 'update' : 'keep') : 'create'
    return finish({
      state: 'ok',
      issues: found,
      effect,
      subjectId,
      subjectVersion,
      final,
      changes: changed ? changes : null,
    })
  }

  function placeAgain({ candidate, issues }: Judged, seen: Seen, entry: Entry | undefined): Placed {
    const { itemNames, subjectId, subjectVersion } = seen
    const { code, permitNo, validUntil = null } = candidate
    const all = [...new Set([...itemNames, ...candidate.itemNames])]
    // S1-11 by permit: a firm with several has a row for each.
    const isFurther = kind === 'targets' && permitNo !== '' && permitNo !== firstPermitOf(seen)
    const before = further.get(code) ?? new Map<string, string | null>()
    const repeated =
      differs(isFurther ? { ...candidate, permitNo: '', validUntil: undefined } : candidate, seen.content) ||
      (isFurther && before.has(permitNo) && before.get(permitNo) !== validUntil)
    const isNew = isFurther && !repeated && !before.has(permitNo)
    if (isNew) further.set(code, before.set(permitNo, validUntil))
    const held = entry?.permits ?? (entry && new Map([[entry.permitNo, entry.validUntil]]))
    const permits = isNew ? changePermits(candidate, held) : undefined
    const hasGrown = !repeated && all.length > itemNames.length
    if (hasGrown) rows.growItems(code, all)
    const changes = { ...(hasGrown && { items: [joinItems(itemNames), joinItems(all)] as const }), ...permits }
    const isUpdate = subjectVersion !== null && Object.keys(changes).length > 0
    return finish({
      state: 'merged',
      issues: [...issues, markAgain(candidate, { row: seen.row, repeated, isNew })],
      effect: isUpdate ? 'update' : null,
      subjectId,
      subjectVersion,
      final: isNew && (!entry || permits) ? candidate : { ...candidate, permitNo: '' },
      changes: isUpdate ? changes : null,
    })
  }

  function markAgain(
    candidate: Candidate,
    { row, repeated, isNew }: { row: number; repeated: boolean; isNew: boolean },
  ): CellIssue {
    if (repeated) {
      const code = kind === 'permits' ? 'permit-repeated' : 'code-repeated'
      return { ...note(code, { row }), field: codeField(kind, candidate) }
    }
    if (isNew) return { field: 'permitNo', code: 'merged-permit', params: { row } }
    return note(kind === 'inspectors' ? 'same-person' : 'merged', { row })
  }

  return {
    place(row, judged, entry) {
      const seen = rows.find(judged.candidate.code)
      return seen ? placeAgain(judged, seen, entry) : placeFirst(row, judged, entry)
    },
  }
}

const SEPARATOR = '\u0001'
const PERMIT_PLACE = 6

/** The permit that the first row of a target names. */
function firstPermitOf({ content }: Seen): string {
  return content.split(SEPARATOR)[PERMIT_PLACE] ?? ''
}

function finish(placed: Placed): Placed {
  const wrong = placed.issues.some(({ code }) => CELL_ISSUES[code].severity === 'error')
  return wrong ? { ...placed, state: 'error', effect: null, changes: null } : placed
}

function note(code: CellIssue['code'], params: CellIssue['params']): CellIssue {
  return { field: 'name', code, params }
}

function codeField(kind: ImportKind, { codeKind }: Candidate): string {
  return kind === 'targets' && codeKind === 'own' ? 'ownCode' : 'code'
}

/** What stands where the sheet says no kind. */
const BLANK_KINDS = { targets: 'other', inspectors: 'enforcement' } as const

/** Blanks in the sheet keep what stands in the directory; items are only ever added. */
function settle(kind: ImportKind, candidate: Candidate, entry: Entry | undefined): Candidate {
  if (!entry)
    return candidate.kind || !(kind in BLANK_KINDS)
      ? candidate
      : { ...candidate, kind: BLANK_KINDS[kind as keyof typeof BLANK_KINDS] }
  const keep = (field: 'kind' | 'region' | 'address' | 'office' | 'riskClass' | 'permitNo') =>
    candidate[field] || entry[field]
  return {
    ...candidate,
    kind: keep('kind'),
    region: keep('region'),
    address: keep('address'),
    office: keep('office'),
    riskClass: keep('riskClass'),
    permitNo: keep('permitNo'),
    validUntil: candidate.validUntil === undefined ? entry.validUntil : candidate.validUntil,
    since: candidate.since ?? entry.since,
    holderCode: candidate.holderCode || (entry.holderCode ?? ''),
    itemIds: [...new Set([...entry.itemIds, ...candidate.itemIds])],
    itemNames: [...new Set([...entry.itemNames, ...candidate.itemNames])],
  }
}

interface InPlace {
  candidate: Candidate
  final: Candidate
  entry: Entry | undefined
  issues: readonly CellIssue[]
}

function faultsInPlace(kind: ImportKind, { candidate, final, entry, issues }: InPlace): CellIssue[] {
  const faults: CellIssue[] = []
  if (kind === 'riskClasses') return classFaults({ candidate, final, entry, issues })
  if (kind !== 'permits' && entry && candidate.name !== '' && entry.name !== candidate.name) {
    faults.push({ field: codeField(kind, candidate), code: 'code-taken', params: { name: entry.name } })
  }
  // S0-09: an officer stands in for the certificate, so its end must be known.
  const undated = kind === 'inspectors' && final.kind === 'enforcement' && final.validUntil == null
  if (undated && !issues.some(({ field }) => field === 'certificateUntil')) {
    faults.push({ field: 'certificateUntil', code: 'certificate-until-missing', params: {} })
  }
  return faults
}

/** A class is for whoever stands in the directory, under the name known there, and never older than the present one. */
function classFaults({ candidate: { code, name, since, riskClass }, entry }: InPlace): CellIssue[] {
  if (code === '') return []
  if (!entry) return [{ field: 'code', code: 'not-in-directory', params: { code } }]
  if (name !== '' && entry.name !== name) return [{ field: 'code', code: 'code-taken', params: { name: entry.name } }]
  const isOlder = since && entry.since && since < entry.since && riskClass !== entry.riskClass
  return isOlder ? [{ field: 'since', code: 'older-class', params: { date: formatDate(entry.since ?? '') } }] : []
}

function contentOf(candidate: Candidate): string[] {
  const { name, kind, region, address, office, riskClass, permitNo, validUntil } = candidate
  const { since, holderCode = '' } = candidate
  return [name, kind, region, address, office, riskClass, permitNo, validUntil ?? '', since ?? '', holderCode]
}

/** Whether a later row of the same code says something else; its blanks say nothing. */
function differs(candidate: Candidate, content: string): boolean {
  const before = content.split(SEPARATOR)
  return contentOf(candidate).some((value, index) => value !== '' && value !== before[index])
}

function joinItems(names: readonly string[]): string {
  return names.toSorted().join('、')
}

/**
 * What an import may change of an entry, as its history compares it; another name under a code is an error. Of a target
 * that holds several permits the one on its row follows from them.
 */
function fieldsOf(
  kind: ImportKind,
  state: Candidate | Entry,
  entry: Entry | Candidate = state,
): Record<string, string | null> {
  const { region, office, address, riskClass, permitNo } = state
  const until = state.validUntil ?? null
  if (kind === 'riskClasses') return { riskClass }
  if (kind === 'permits') {
    const { name, holderCode = '', since = null } = state
    return { name, holderCode, kind: state.kind, office, issuedOn: since ?? null, permitUntil: until }
  }
  const shared = { kind: state.kind, region, items: joinItems(state.itemNames) }
  return kind === 'targets'
    ? { ...shared, address, riskClass, ...(!('permits' in entry && entry.permits) && { permitNo, permitUntil: until }) }
    : { ...shared, office, certificateUntil: until }
}

function historyFields(kind: ImportKind) {
  if (kind === 'permits') return PERMIT_FIELDS
  return kind === 'inspectors' ? INSPECTOR_FIELDS : TARGET_FIELDS
}
