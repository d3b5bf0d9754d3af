import { CERTIFICATE_KINDS, formatDate, INSPECTOR_KINDS, isIdentityNumber } from '@sunlot/contract'
import { type Candidate, createReporter, filled, type JudgeContext, type Judged } from './candidate.ts'
import { type Report, readCivilDate, readOwnCode, readText, readWord, type RowCells } from './cells.rules.ts'
import { findNearest } from './nearest.ts'
import { BARRED_KINDS, CERTIFICATE_KIND_WORDS, INSPECTOR_KIND_WORDS } from './words.ts'

/** Judges a row of inspectors by itself (S0-09: certified officers and technical experts are told apart). */
export function judgeInspector(cells: RowCells, context: JudgeContext): Judged {
  const { items, institutions, groups, certificates, today } = context
  const { issues, on } = createReporter(cells)
  const nameCell = filled(cells.name)
  if (!nameCell && cells.name?.kind !== 'error') on('name')('name-missing')
  const codeCell = filled(cells.code)
  if (!codeCell && cells.code?.kind !== 'error') on('code')('certificate-missing')
  const kind = readWord(filled(cells.kind), INSPECTOR_KIND_WORDS, {
    canonical: (key) => INSPECTOR_KINDS[key],
    unknown: (value) =>
      BARRED_KINDS.test(value)
        ? on('kind')('inspector-kind-barred', { value })
        : on('kind')('inspector-kind-unknown', { value }, findNearest(value, Object.values(INSPECTOR_KINDS))),
    report: on('kind'),
  })
  judgeMarks(cells, on)
  const untilCell = filled(cells.certificateUntil)
  const validUntil = readCivilDate(untilCell, on('certificateUntil'))
  const since = readCivilDate(filled(cells.since), on('since'))
  if (since && validUntil && validUntil < since) on('certificateUntil')('date-order', { date: formatDate(since) })
  else if (validUntil && validUntil < today) on('certificateUntil')('certificate-expired')
  const found = items.read(filled(cells.items), on('items'))
  const code = codeCell ? readOwnCode(codeCell, on('code')) : ''
  if (isIdentityNumber(code)) on('code')('identity-number')
  const holder = certificates.get(code)
  if (holder !== undefined) on('code')('certificate-held', { name: holder })
  const office = readText(filled(cells.office), on('office'), 100)
  for (const { name, uscc, numbers } of institutions) {
    if (name === office) on('office')('institution-person', { institution: name })
    if (code === uscc || numbers.includes(code)) on('code')('institution-person', { institution: name })
  }
  if (groups.includes(office)) on('office')('group-person', { group: office })
  const candidate: Candidate = {
    code,
    codeKind: '',
    name: readText(nameCell, on('name'), 50),
    nameRaw: nameCell?.text ?? '',
    kind: kind ?? '',
    region: readText(filled(cells.region), on('region'), 100),
    address: '',
    office,
    riskClass: '',
    permitNo: '',
    validUntil,
    since,
    itemIds: found.ids,
    itemNames: found.names,
  }
  return { candidate, issues }
}

/** What is taken over beside the entry itself: the certificate's kind and issuer, and marks of each facet (S2-07). */
function judgeMarks(cells: RowCells, on: (field: string) => Report): void {
  readWord(filled(cells.certificateKind), CERTIFICATE_KIND_WORDS, {
    canonical: (key) => CERTIFICATE_KINDS[key],
    unknown: (value) =>
      on('certificateKind')(
        'certificate-kind-unknown',
        { value },
        findNearest(value, Object.values(CERTIFICATE_KINDS)),
      ),
    report: on('certificateKind'),
  })
  readText(filled(cells.issuer), on('issuer'), 100)
  const phone = readText(filled(cells.phone), on('phone'), 40)
  if (!PHONE.test(phone.replace(/[\s-]/g, ''))) on('phone')('phone-unknown', { value: phone })
  for (const facet of ['duty', 'specialty', 'domain']) {
    const tags = readText(filled(cells[facet]), on(facet), 300).split(TAG_SEPARATOR)
    const long = tags.find((tag) => tag.length > MAX_TAG)
    if (long) on(facet)('text-too-long', { length: long.length, limit: MAX_TAG })
  }
}

/** Empty, a number of the mainland, or one with its middle hidden as our own exports have it, which changes nothing. */
const PHONE = /^(|1\d{10}|0\d{9,11}|\d{3}\*{4}\d{4}|\*{4}\d{2})$/
const TAG_SEPARATOR = /[、,，;；|\s]+/
const MAX_TAG = 30
