import { INSPECTOR_KINDS } from '@sunlot/contract'
import { type Candidate, createReporter, filled, type JudgeContext, type Judged } from './candidate.ts'
import { readCivilDate, readOwnCode, readText, readWord, type RowCells } from './cells.rules.ts'
import { findNearest } from './nearest.ts'
import { INSPECTOR_KIND_WORDS } from './words.ts'

/** Judges a row of inspectors by itself (S0-09: certified officers and technical experts are told apart). */
export function judgeInspector(cells: RowCells, { items, today }: JudgeContext): Judged {
  const { issues, on } = createReporter(cells)
  const nameCell = filled(cells.name)
  if (!nameCell && cells.name?.kind !== 'error') on('name')('name-missing')
  const codeCell = filled(cells.code)
  if (!codeCell && cells.code?.kind !== 'error') on('code')('certificate-missing')
  const kind = readWord(filled(cells.kind), INSPECTOR_KIND_WORDS, {
    canonical: (key) => INSPECTOR_KINDS[key],
    unknown: (value) =>
      on('kind')('inspector-kind-unknown', { value }, findNearest(value, Object.values(INSPECTOR_KINDS))),
    report: on('kind'),
  })
  const untilCell = filled(cells.certificateUntil)
  const validUntil = readCivilDate(untilCell, on('certificateUntil'))
  if (validUntil && validUntil < today) on('certificateUntil')('certificate-expired')
  const found = items.read(filled(cells.items), on('items'))
  const candidate: Candidate = {
    code: codeCell ? readOwnCode(codeCell, on('code')) : '',
    codeKind: '',
    name: readText(nameCell, on('name'), 50),
    nameRaw: nameCell?.text ?? '',
    kind: kind ?? '',
    region: readText(filled(cells.region), on('region'), 100),
    address: '',
    office: readText(filled(cells.office), on('office'), 100),
    riskClass: '',
    permitNo: '',
    validUntil,
    itemIds: found.ids,
    itemNames: found.names,
  }
  return { candidate, issues }
}
