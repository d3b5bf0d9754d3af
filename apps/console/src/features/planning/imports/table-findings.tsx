import type { PlanImport, PlanImportDecisions } from '@sunlot/contract'

type Fix = NonNullable<PlanImport['findings'][number]['fix']>

type TableFindingsProps = {
  one: PlanImport
  busy: boolean
  onDecide: (change: Partial<PlanImportDecisions>) => void
}

/** What is odd about the sheet, with the one press that puts it right; and what stood below the table. */
export function TableFindings({ one, busy, onDecide }: TableFindingsProps) {
  const { findings, notes, decisions } = one

  function mend(fix: Fix): void {
    if (fix.do === 'shift') onDecide({ shifts: { ...decisions.shifts, [String(fix.row)]: fix.by } })
    else onDecide({ continued: [...decisions.continued, fix.row] })
  }
  return (
    <>
      {findings.length > 0 && (
        <section className="table-findings">
          <h3>这张表</h3>
          <ul>
            {findings.map(({ text, fix }) => (
              <li key={text}>
                {text}
                {fix && (
                  <button type="button" className="link-button" disabled={busy} onClick={() => mend(fix)}>
                    {fix.do === 'shift' ? `右移 ${fix.by} 列` : '同上一行'}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {notes.length > 0 && (
        <section className="table-findings">
          <h3>表下的说明，不导入</h3>
          <ul>
            {notes.map(({ row, text }) => (
              <li key={row}>
                第 {row} 行　{text}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
