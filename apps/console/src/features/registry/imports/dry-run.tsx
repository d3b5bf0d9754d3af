import type { Import, ImportFix } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Pagination } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import { ErrorNote } from '../../../design/notes.tsx'
import { BulkFix } from './bulk-fix.tsx'
import { DryRunFooter } from './dry-run-footer.tsx'
import { ImportCounts } from './import-counts.tsx'
import { ImportProgress } from './import-progress.tsx'
import { ImportSheet } from './import-sheet.tsx'
import { importRowsQuery, SHEET_PAGE, useImportStep } from './imports.queries.ts'
import { IssueGroups } from './issue-groups.tsx'

type DryRunProps = {
  one: Import
  /** Gives the file up and goes back to choosing one. */
  onDiscard: () => void
}

/** 试导入: what was found, kind by kind at the left and in the sheet itself at the right; nothing is written yet. */
export function DryRun({ one, onDiscard }: DryRunProps) {
  const [view, setView] = useState({ show: '', page: 1 })
  const show = settleShow(one, view.show)
  const isChecked = one.status === 'checked'
  const rows = useQuery({ ...importRowsQuery(one.id, show, view.page), enabled: isChecked })
  const step = useImportStep(one.id)
  const canFix = isChecked && !step.isPending
  const onFix = canFix ? (body: ImportFix) => step.mutate({ step: 'fix', body }) : undefined

  if (!isChecked && !rows.data) return <ImportProgress {...one} />
  return (
    <>
      <ImportCounts {...one} />
      <div className="import-body">
        <IssueGroups one={one} show={show} onShow={(next) => setView({ show: next, page: 1 })}>
          {rows.data && onFix && <BulkFix one={one} rows={rows.data.rows} onFix={onFix} />}
          <button type="button" className="link-button quiet import-discard" onClick={onDiscard}>
            放弃这份文件
          </button>
        </IssueGroups>
        <section className="import-sheet-box" aria-label="表格" aria-busy={rows.isPlaceholderData}>
          {!isChecked && <ImportProgress {...one} />}
          {one.failure && (
            <ErrorNote title="没有导入">
              <p>{one.failure.text}</p>
            </ErrorNote>
          )}
          <FailureNote error={rows.error ?? step.error} what={rows.error ? '表格没有打开' : '没有改成'} />
          {rows.data && (
            <>
              <ImportSheet
                one={one}
                rows={rows.data.rows}
                onFix={onFix}
                onShowAll={show === 'all' ? undefined : () => setView({ show: 'all', page: 1 })}
              />
              {rows.data.total > SHEET_PAGE && (
                <Pagination
                  size="small"
                  current={view.page}
                  pageSize={SHEET_PAGE}
                  total={rows.data.total}
                  showSizeChanger={false}
                  showQuickJumper
                  onChange={(page) => setView({ show, page })}
                />
              )}
            </>
          )}
        </section>
      </div>
      <DryRunFooter one={one} step={step} />
    </>
  )
}

/** The group to show: what was asked for while there still is some of it, else the errors, else everything. */
function settleShow({ counts, groups }: Import, asked: string): string {
  if (asked === 'all' || groups.some(({ group }) => group === asked)) return asked
  return counts.errorRows > 0 ? 'errors' : 'all'
}
