import { findMissingField, RISK_CLASSES, TARGET_DETAILS, TARGET_KINDS, type TargetKind } from '@sunlot/contract'
import { type Candidate, createReporter, filled, type JudgeContext, type Judged } from './candidate.ts'
import { type Report, readCivilDate, readOwnCode, readText, readUscc, readWord, type RowCells } from './cells.rules.ts'
import { findNearest } from './nearest.ts'
import { kindOfUscc, RISK_WORDS, TARGET_KIND_WORDS } from './words.ts'

/** Judges a row of targets by itself: every fault names its cell, and what can be meant is offered. */
export function judgeTarget(cells: RowCells, { items, today }: JudgeContext): Judged {
  const { issues, on } = createReporter(cells)
  const name = readName(cells, on('name'))
  const { code, codeKind } = readCode(cells, on)
  const kind = readKind(cells, on('kind')) ?? (codeKind === 'uscc' && code ? kindOfUscc(code) : '')
  const riskClass = readWord(filled(cells.riskClass), RISK_WORDS, {
    canonical: (letter) => letter,
    unknown: (value) => on('riskClass')('risk-unknown', { value }),
    report: on('riskClass'),
  })
  const found = items.read(filled(cells.items), on('items'))
  if (!filled(cells.items) && cells.items?.kind !== 'error') on('items')('item-missing')
  const permitNo = readText(filled(cells.permitNo), on('permitNo'), 100)
  if (found.needing && permitNo === '') on('permitNo')('permit-missing', { item: found.needing.name })
  const validUntil = readCivilDate(filled(cells.permitUntil), on('permitUntil'))
  if (validUntil && validUntil < today) on('permitUntil')('permit-expired')
  const candidate: Candidate = {
    code,
    codeKind,
    name,
    nameRaw: cells.name?.text ?? '',
    kind,
    region: readText(filled(cells.region), on('region'), 100),
    address: readText(filled(cells.address), on('address'), 200),
    office: '',
    riskClass: riskClass && riskClass in RISK_CLASSES ? riskClass : '',
    permitNo,
    validUntil,
    itemIds: found.ids,
    itemNames: found.names,
  }
  judgeDetails(cells, candidate, on)
  return { candidate, issues }
}

/** What is taken over beside the entry itself; S3-08: a required field of its kind that is empty is said. */
function judgeDetails(
  cells: RowCells,
  { kind, codeKind, address, permitNo }: Candidate,
  on: (field: string) => Report,
): void {
  const details: Record<string, string> = {}
  for (const key in TARGET_DETAILS) if (cells[key]) details[key] = readText(filled(cells[key]), on(key), 200)
  if (kind === '' || codeKind === '') return
  const facts = {
    kind: kind as TargetKind,
    codeKind: codeKind as 'uscc' | 'own',
    address,
    permitNo,
    responsibleId: null,
  }
  const missing = findMissingField({ ...facts, details })
  if (missing) on('kind')('kind-incomplete', { missing: missing.text })
}

function readName(cells: RowCells, report: Report): string {
  const cell = filled(cells.name)
  if (!cell) {
    if (cells.name?.kind !== 'error') report('name-missing')
    return ''
  }
  return readText(cell, (code, params = {}) => report(code === 'text-too-long' ? 'name-too-long' : code, params), 200)
}

function readCode(cells: RowCells, on: (field: string) => Report): { code: string; codeKind: string } {
  const uscc = filled(cells.code)
  if (uscc) return { code: readUscc(uscc, on('code')), codeKind: 'uscc' }
  const own = filled(cells.ownCode)
  if (own) return { code: readOwnCode(own, on('ownCode')), codeKind: 'own' }
  const broken = [cells.code, cells.ownCode].some((cell) => cell?.kind === 'error')
  if (!broken) on(cells.code || !cells.ownCode ? 'code' : 'ownCode')('code-missing')
  return { code: '', codeKind: 'own' }
}

function readKind(cells: RowCells, report: Report): string | undefined {
  return readWord(filled(cells.kind), TARGET_KIND_WORDS, {
    canonical: (key) => TARGET_KINDS[key],
    unknown: (value) => report('kind-unknown', { value }, findNearest(value, Object.values(TARGET_KINDS))),
    report,
  })
}
