import { PLAN_KINDS, type PlanKind, type PlanLine } from '@sunlot/contract'
import type { OutputTable } from '@sunlot/tables'
import { planColumns } from './published-columns.ts'

export interface PrintedPlan {
  readonly kind: PlanKind
  readonly title: string
  readonly documentNo: string
  readonly bureau: string
  /** Documents it rests on, as cited. */
  readonly bases: readonly string[]
  readonly lines: readonly PlanLine[]
}

/** The plan in its published shape; the same sheet can be imported again. */
export function planTable({ kind, title, documentNo, bureau, lines }: PrintedPlan): OutputTable {
  const columns = planColumns(kind)
  return {
    sheetName: kind === 'own' ? '附件1' : '附件2',
    above: [kind === 'own' ? '附件1' : '附件2', title, [bureau, documentNo].filter((part) => part !== '').join('　')],
    columns: columns.map(({ heading, width }) => ({ heading, width })),
    rows: lines.map((line) => columns.map(({ text }) => text(line))),
  }
}

/** An empty sheet with the headings the import reads. */
export function templateTable(kind: PlanKind): OutputTable {
  const columns = planColumns(kind).map(({ heading, width }) => ({ heading, width }))
  return { sheetName: `${PLAN_KINDS[kind].replace(/[（）]/g, '')}模板`.slice(0, 31), columns, rows: [] }
}
