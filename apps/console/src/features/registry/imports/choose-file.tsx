import type { Import, ImportKind } from '@sunlot/contract'
import { Button, Upload } from 'antd'
import { apiUrl } from '../../../api/client.ts'
import { FailureNote } from '../../../api/failure-note.tsx'
import { ErrorNote } from '../../../design/notes.tsx'
import { IMPORT_WORDS } from './import-words.ts'
import { useStartImport } from './imports.queries.ts'
import { UnfinishedImports } from './unfinished-imports.tsx'

type ChooseFileProps = {
  kind: ImportKind
  /** The file that could not be read, if one was just tried. */
  failed: Import | undefined
  onOpen: (importId: string) => void
}

/** 选择文件: drop a table or choose one, get the template, or go on with what was left. */
export function ChooseFile({ kind, failed, onOpen }: ChooseFileProps) {
  const start = useStartImport(kind)
  return (
    <div className="import-choose">
      {failed?.failure && (
        <ErrorNote title={`“${failed.fileName}”没有读成`}>
          <p>{failed.failure.text}。名录库没有变化，改好后重新选择文件</p>
        </ErrorNote>
      )}
      <FailureNote error={start.error} what="文件没有收下" />
      <Upload.Dragger
        accept=".xlsx,.csv"
        multiple={false}
        showUploadList={false}
        disabled={start.isPending}
        beforeUpload={(file) => {
          start.mutate(file, { onSuccess: ({ id }) => onOpen(id) })
          return false
        }}
      >
        <p className="import-drop">{start.isPending ? '正在收文件' : '把表格拖到这里，或点这里选择'}</p>
        <p className="note">电子表格（后缀 xlsx）或逗号分隔的文本（后缀 csv，编码自动识别），最多 100 兆、200,000 行</p>
      </Upload.Dragger>
      <p className="import-template">
        <Button href={apiUrl(`/imports/template/${kind}.xlsx`)}>下载导入模板</Button>
        <span className="note">{IMPORT_WORDS[kind].source}</span>
      </p>
      <UnfinishedImports kind={kind} onOpen={onOpen} />
    </div>
  )
}
