import { formatInstant, type Import, IMPORT_STATUSES, type ImportKind } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Upload } from 'antd'
import { apiUrl } from '../../../api/client.ts'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { BusyState, ErrorNote } from '../../../design/notes.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import { importSummary, isUnfinished, toneOfImport } from './import-words.ts'
import { importsQuery, useUpload } from './imports.queries.ts'

type ChooseFileProps = {
  kind: ImportKind
  /** The import whose file could not be read, if that is why a file is chosen again. */
  failed: Import | undefined
  onOpen: (importId: string) => void
}

/** First step: a file by button or by dropping it, the template, and the sheets that were sent before. */
export function ChooseFile({ kind, failed, onOpen }: ChooseFileProps) {
  const upload = useUpload(kind, ({ id }) => onOpen(id))
  return (
    <div className="import-choose">
      {failed?.failure && (
        <ErrorNote title={`没有读成：${failed.fileName}`}>
          <p>{failed.failure.text}</p>
          <p>名录库没有变化，改好文件再选一次</p>
        </ErrorNote>
      )}
      {upload.isPending ? (
        <BusyState title={`正在上传：${upload.variables.name}`}>传完就开始核对，核对时可以离开本页</BusyState>
      ) : (
        <DropZone kind={kind} onChoose={(file) => upload.mutate(file)} />
      )}
      <FailureNote error={upload.error} what="文件没有传上来" />
      <SentBefore kind={kind} onOpen={onOpen} />
    </div>
  )
}

function DropZone({ kind, onChoose }: { kind: ImportKind; onChoose: (file: File) => void }) {
  return (
    <div>
      <Upload.Dragger
        accept=".xlsx,.csv"
        showUploadList={false}
        beforeUpload={(file) => {
          onChoose(file)
          // Sent by ourselves, with the session's headers.
          return false
        }}
      >
        <p className="drop-words">把表格拖到这里，或点这里选择文件</p>
        <p className="note">电子表格（.xlsx）或文本表格（.csv），最大 100 兆、200,000 行</p>
      </Upload.Dragger>
      <p className="import-template">
        <Button href={apiUrl(`/imports/template/${kind}.xlsx`)}>下载导入模板</Button>
        <span className="note">不必按模板重排：表头认得出就自动对应，认不出的下一步由您指定</span>
      </p>
    </div>
  )
}

/** Earlier sheets of this directory; one that was left is taken up again from here. */
function SentBefore({ kind, onOpen }: Pick<ChooseFileProps, 'kind' | 'onOpen'>) {
  const today = useToday()
  const { data } = useQuery(importsQuery)
  const sent = data?.filter((one) => one.kind === kind) ?? []
  if (sent.length === 0) return null
  return (
    <section>
      <h3 className="form-section">以前传的表格</h3>
      <table className="plain-table">
        <caption className="visually-hidden">以前传的表格</caption>
        <thead>
          <tr>
            <th scope="col">文件</th>
            <th scope="col">谁传的</th>
            <th scope="col">时间</th>
            <th scope="col">状态</th>
            <th scope="col">结果</th>
          </tr>
        </thead>
        <tbody>
          {sent.map((one) => (
            <tr key={one.id}>
              <td>
                {isUnfinished(one.status) ? (
                  <button type="button" className="link-button" onClick={() => onOpen(one.id)}>
                    {one.fileName}
                  </button>
                ) : (
                  one.fileName
                )}
              </td>
              <td>{one.createdBy}</td>
              <td>{formatInstant(one.createdAt, today)}</td>
              <td>
                <StateMark tone={toneOfImport(one.status)}>{IMPORT_STATUSES[one.status]}</StateMark>
              </td>
              <td>{importSummary(one) || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
