import { formatCount, formatInstant, IMPORT_STATUSES, type Import, type ImportKind } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { importsQuery, isUnderWay, isUnfinished, useDiscardImport } from './imports.queries.ts'

type UnfinishedImportsProps = { kind: ImportKind; onOpen: (importId: string) => void }

/** Imports that were left: still being checked, or waiting for somebody. Nothing where there are none. */
export function UnfinishedImports({ kind, onOpen }: UnfinishedImportsProps) {
  const { data = [], error } = useQuery(importsQuery)
  const discard = useDiscardImport()
  const today = useToday()
  const left = data.filter((one) => one.kind === kind && isUnfinished(one))
  return (
    <section className="import-left" hidden={left.length === 0 && !error}>
      <h3>还没办完的导入</h3>
      <FailureNote error={error ?? discard.error} what={error ? '没有读到还没办完的导入' : '没有放弃'} />
      <table className="plain-table">
        <caption className="visually-hidden">还没办完的导入</caption>
        <thead>
          <tr>
            <th scope="col">文件</th>
            <th scope="col">进展</th>
            <th scope="col">谁在什么时候选的</th>
            <th scope="col">
              <span className="visually-hidden">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {left.map((one) => (
            <tr key={one.id}>
              <td>
                <button type="button" className="link-button" onClick={() => onOpen(one.id)}>
                  {one.fileName}
                </button>
              </td>
              <td>{progressOf(one)}</td>
              <td>
                {one.createdBy}，{formatInstant(one.createdAt, today)}
              </td>
              <td>
                {one.status !== 'committing' && (
                  <button type="button" className="link-button quiet" onClick={() => discard.mutate(one.id)}>
                    放弃
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function progressOf(one: Import): string {
  const { status, progress, counts } = one
  if (isUnderWay(one)) {
    return progress.total > 0
      ? `${IMPORT_STATUSES[status]} ${formatCount(progress.done)} / ${formatCount(progress.total)} 行`
      : IMPORT_STATUSES[status]
  }
  if (status !== 'checked') return IMPORT_STATUSES[status]
  return counts.errorRows > 0
    ? `${formatCount(counts.errorRows)} 行要改`
    : `${formatCount(counts.importable)} 行可以导入，等确认`
}
