import type { PlanDetail, PlanImport } from '@sunlot/contract'
import { Button, Input, Upload } from 'antd'
import { useState } from 'react'
import { apiUrl } from '../../../api/client.ts'
import { FailureNote } from '../../../api/failure-note.tsx'
import { BusyState, ErrorNote } from '../../../design/notes.tsx'
import { useStartImport } from './plan-imports.queries.ts'

type ChooseTableProps = { plan: PlanDetail; onStarted: (started: PlanImport) => void }

/** First step: a file by button or by dropping it, or a table pasted from the clipboard. */
export function ChooseTable({ plan, onStarted }: ChooseTableProps) {
  const [pasted, setPasted] = useState('')
  const start = useStartImport(plan.id, onStarted)
  if (plan.status !== 'draft')
    return (
      <div className="import-choose">
        <ErrorNote title="现在不能导入">计划已经报批。公示前请分管领导退回，公示后申请调整</ErrorNote>
      </div>
    )
  return (
    <div className="import-choose">
      {start.isPending ? (
        <BusyState title="正在读这张表">找表头、补合并的格、读比例频次和时间</BusyState>
      ) : (
        <Upload.Dragger
          accept=".xlsx,.xls,.csv"
          showUploadList={false}
          beforeUpload={(file) => {
            start.mutate(file)
            // Sent by ourselves, with the session's headers.
            return false
          }}
        >
          <p className="drop-words">把公示过的计划表拖到这里，或点这里选择文件</p>
          <p className="note">xlsx、xls 或 csv，最大 16 兆。表上的标题、两行表头、合并的格和表下的说明都认得</p>
        </Upload.Dragger>
      )}
      <p className="import-template">
        <Button href={apiUrl('/plan-imports/template.xlsx', { kind: plan.kind })}>下载空表</Button>
        <span className="note">不必按空表重排：表头认得出就自动对应，认不出的下一步由您指定</span>
      </p>
      <FailureNote error={start.error} what="这张表没有读成" />
      <form
        className="paste-table"
        onSubmit={(event) => {
          event.preventDefault()
          start.mutate(pasted)
        }}
      >
        <label htmlFor="pasted-table">或者在表格软件、网页里选中整张表复制，粘贴到这里</label>
        <Input.TextArea
          id="pasted-table"
          rows={5}
          value={pasted}
          onChange={({ target }) => setPasted(target.value)}
          placeholder="连表头一起粘贴"
        />
        <Button htmlType="submit" disabled={pasted.trim() === ''} loading={start.isPending}>
          读粘贴的表
        </Button>
      </form>
    </div>
  )
}
