import { findUsccFault } from '@sunlot/contract'
import { type Candidate, createReporter, filled, type JudgeContext, type Judged } from './candidate.ts'
import { readCivilDate, readOwnCode, readText, readUscc, readWord, type RowCells } from './cells.rules.ts'
import { RISK_WORDS } from './words.ts'

/** Judges a row of classes from the credit platform by itself (B-05). Without a date the class holds from today. */
export function judgeRiskClass(cells: RowCells, { today }: JudgeContext): Judged {
  const { issues, on } = createReporter(cells)
  const codeCell = filled(cells.code)
  if (!codeCell && cells.code?.kind !== 'error') on('code')('code-missing')
  const classCell = filled(cells.riskClass)
  if (!classCell && cells.riskClass?.kind !== 'error') on('riskClass')('risk-missing')
  const riskClass = readWord(classCell, RISK_WORDS, {
    canonical: (letter) => letter,
    unknown: (value) => on('riskClass')('risk-unknown', { value }),
    report: on('riskClass'),
  })
  const since = readCivilDate(filled(cells.since), on('since'))
  if (since && since > today) on('since')('date-future')
  const name = filled(cells.name)
  const candidate: Candidate = {
    code: codeCell ? readCode(codeCell, on('code')) : '',
    codeKind: '',
    name: readText(name, on('name'), 200),
    nameRaw: name?.text ?? '',
    kind: '',
    region: '',
    address: '',
    office: '',
    riskClass: riskClass ?? '',
    permitNo: '',
    validUntil: undefined,
    since: since ?? today,
    itemIds: [],
    itemNames: [],
  }
  return { candidate, issues }
}

/** What looks like a credit code is judged as one; anything else is a number of the bureau's own. */
function readCode(cell: Parameters<typeof readUscc>[0], report: Parameters<typeof readUscc>[1]): string {
  const text = cell.text.trim()
  const looksLikeUscc = /^[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]{17,19}$/.test(text) || !findUsccFault(text)
  return looksLikeUscc || cell.digitsLost ? readUscc(cell, report) : readOwnCode(cell, report)
}
