import type { CellIssue } from '@sunlot/contract'
import type { Cell } from '@sunlot/tables'
import type { InstitutionMarks } from '../institutions.rules.ts'
import type { ItemReader } from './items.rules.ts'
import type { Report, RowCells } from './cells.rules.ts'

/** What one row wants to stand in the directory; '' and undefined are blanks in the sheet and leave what is there. */
export interface Candidate {
  readonly code: string
  readonly codeKind: string
  readonly name: string
  readonly nameRaw: string
  readonly kind: string
  readonly region: string
  readonly address: string
  readonly office: string
  readonly riskClass: string
  readonly permitNo: string
  /** null = without end. */
  readonly validUntil: string | null | undefined
  /** Day of issue of a permit, or since when a class holds. */
  readonly since?: string | null | undefined
  /** Of a permit: the code of whoever holds it. */
  readonly holderCode?: string
  readonly itemIds: readonly string[]
  readonly itemNames: readonly string[]
}

/** What judging a row alone needs to know. */
export interface JudgeContext {
  readonly items: ItemReader
  /** Engaged institutions of the bureau; nobody of theirs may stand among the inspectors (B-13). */
  readonly institutions: readonly InstitutionMarks[]
  /** Names of coordination groups; nobody checks for them either (B-13). */
  readonly groups: readonly string[]
  /** Holders by the numbers of certificates that nobody's entry goes by: earlier ones, and others beside it. */
  readonly certificates: ReadonlyMap<string, string>
  /** Civil date. */
  readonly today: string
}

export interface Judged {
  readonly candidate: Candidate
  readonly issues: CellIssue[]
}

/** Collects what is to say about a row, cell by cell. */
export function createReporter(cells: RowCells): { issues: CellIssue[]; on(field: string): Report } {
  const issues: CellIssue[] = []
  function on(field: string): Report {
    return (code, params = {}, suggestion) => {
      issues.push({ field, code, params, ...(suggestion === undefined ? {} : { suggestion }) })
    }
  }
  for (const field in cells) {
    const cell = cells[field]
    if (!cell) continue
    if (cell.kind === 'error') on(field)('cell-error', { value: cell.text })
    else if (cell.formula && cell.text !== '') on(field)('formula')
  }
  return { issues, on }
}

/** How people write that there is nothing; the same in the program and in the database. */
export const SAYS_NOTHING = '^\\s*([-—–－/／\\\\]*|无|暂无|没有)\\s*$'
const NOTHING = new RegExp(SAYS_NOTHING)

/** A cell that holds something; an error value has been reported and counts as empty. */
export function filled(cell: Cell | undefined): Cell | undefined {
  return cell && cell.kind !== 'error' && !NOTHING.test(cell.text) ? cell : undefined
}
