import { formatCount, type ItemDryRun, type ItemMapping } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Upload } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import { ButtonLink } from '../../../design/button-link.tsx'
import { BusyState, DoneNote, EmptyState } from '../../../design/notes.tsx'
import { PageHead } from '../../../design/page-head.tsx'
import { Panel } from '../../../design/panel.tsx'
import { useIsKeeper } from '../keepers.tsx'
import { itemsQuery } from '../registry.queries.ts'
import { DraftTable } from './draft-table.tsx'
import { type Draft, findDraftFaults, itemsOfDrafts } from './import-drafts.ts'
import { useItemDryRun, useItemImport } from './items.queries.ts'
import { MapItemColumns } from './map-item-columns.tsx'
import '../registry.css'
import './items.css'

/** 导入公布的清单: read, look over, mend, and write all of it or nothing (S1-08). */
export function ImportItemsPage() {
  const isKeeper = useIsKeeper()
  const [file, setFile] = useState<File>()
  const [drafts, setDrafts] = useState<readonly Draft[]>([])
  const [imported, setImported] = useState<number>()
  const dryRun = useItemDryRun()
  const read = (sent: File, mapping?: ItemMapping) => {
    setFile(sent)
    dryRun.mutate({ file: sent, ...(mapping && { mapping }) }, { onSuccess: (run) => setDrafts(draftsOf(run)) })
  }
  return (
    <>
      <PageHead
        title="导入抽查事项清单"
        note="确认以前，清单里一项也没有写入"
        back={{ to: '/items', label: '抽查事项清单' }}
      />
      {!isKeeper && <EmptyState title="抽查事项清单由业务科室经办和平台管理员维护">您的账号没有这项职责</EmptyState>}
      {isKeeper && imported !== undefined && (
        <DoneNote
          title={`已导入 ${formatCount(imported)} 项`}
          actions={
            <ButtonLink type="primary" to="/items">
              看抽查事项清单
            </ButtonLink>
          }
        >
          接着确定责任科室、补写检查要点的认定标准，再公布清单
        </DoneNote>
      )}
      {isKeeper && imported === undefined && (
        <div className="page-stack">
          {!dryRun.data && !dryRun.isPending && <ChooseList onChoose={(sent) => read(sent)} />}
          {dryRun.isPending && <BusyState title={`正在读取：${file?.name ?? ''}`} />}
          <FailureNote error={dryRun.error} what="没有读成" />
          {dryRun.data && file && (
            <>
              <SheetFacts run={dryRun.data} onOther={() => dryRun.reset()} />
              <MapItemColumns columns={dryRun.data.columns} onMap={(mapping) => read(file, mapping)} />
              <MendStep run={dryRun.data} drafts={drafts} onDrafts={setDrafts} onImported={setImported} />
            </>
          )}
        </div>
      )}
    </>
  )
}

function draftsOf(run: ItemDryRun): Draft[] {
  return run.drafts.map(({ row, item, notes }) => ({
    row,
    item,
    kept: notes.filter(({ severity }) => severity === 'kept'),
  }))
}

function ChooseList({ onChoose }: { onChoose: (file: File) => void }) {
  return (
    <Upload.Dragger
      accept=".xlsx,.xls,.csv"
      showUploadList={false}
      beforeUpload={(file) => {
        onChoose(file)
        // Sent by ourselves, with the session's headers.
        return false
      }}
    >
      <p className="drop-words">把公布的清单拖到这里，或点这里选择文件</p>
      <p className="note">
        电子表格（.xlsx、.xls）或文本表格（.csv）。表里有标题行、两层表头、合并单元格、备注行都不要紧，不必重排
      </p>
    </Upload.Dragger>
  )
}

function SheetFacts({ run, onOther }: { run: ItemDryRun; onOther: () => void }) {
  return (
    <Panel
      title={run.fileName}
      note={`${formatCount(run.rowCount)} 行，读成 ${formatCount(run.drafts.length)} 项`}
      action={
        <button type="button" className="link-button" onClick={onOther}>
          换一个文件
        </button>
      }
    >
      {run.title && <p>{run.title}</p>}
      {[...run.findings, ...run.remarks.map((text) => `表后文字：${text}`)].map((text, index) => (
        <p key={`${text}${index}`} className="note">
          {text}
        </p>
      ))}
      {!run.title && run.findings.length + run.remarks.length === 0 && <p className="note">表格整齐，没有要提醒的</p>}
    </Panel>
  )
}

type MendStepProps = {
  run: ItemDryRun
  drafts: readonly Draft[]
  onDrafts: (drafts: readonly Draft[]) => void
  onImported: (count: number) => void
}

function MendStep({ run, drafts, onDrafts, onImported }: MendStepProps) {
  const items = useQuery(itemsQuery).data ?? []
  const write = useItemImport(onImported)
  const taken = { names: new Set(items.map(({ name }) => name)), codes: new Set(items.map(({ code }) => code)) }
  const faults = findDraftFaults(drafts, taken)
  const wrong = faults.filter((fault) => Object.keys(fault).length > 0).length
  return (
    <>
      <DraftTable drafts={drafts} faults={faults} onDrafts={onDrafts} />
      <FailureNote error={write.error} what="没有导入" />
      <div className="item-import-foot">
        <span className="note">
          {wrong > 0
            ? `还有 ${formatCount(wrong)} 项要改，全部改好才能导入，不会只导一半`
            : '全部一起写入，不会只导一半'}
        </span>
        <Button
          type="primary"
          disabled={wrong > 0 || drafts.length === 0}
          loading={write.isPending}
          onClick={() => write.mutate({ fileId: run.fileId, fileName: run.fileName, items: itemsOfDrafts(drafts) })}
        >
          确认导入 {formatCount(drafts.length)} 项
        </Button>
      </div>
    </>
  )
}
