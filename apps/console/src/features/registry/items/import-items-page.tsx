import { formatCount, ITEM_IMPORT_STATUSES, type ItemImport } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Upload } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { ButtonLink } from '../../../design/button-link.tsx'
import { BusyState, DoneNote, EmptyState } from '../../../design/notes.tsx'
import { PageHead } from '../../../design/page-head.tsx'
import { useIsKeeper } from '../keepers.tsx'
import { itemImportQuery, useStartItemImport } from './item-imports.queries.ts'
import { MendList } from './mend-list.tsx'
import { OpenLists } from './open-lists.tsx'
import '../registry.css'
import './items.css'

/** 导入公布的清单: read, mend for as long as it takes, and write all of it or nothing (S1-08). */
export function ImportItemsPage() {
  const isKeeper = useIsKeeper()
  const [params, setParams] = useSearchParams()
  const [imported, setImported] = useState<number>()
  const importId = params.get('list') ?? ''
  const { data, error } = useQuery({ ...itemImportQuery(importId), enabled: isKeeper && importId !== '' })
  const open = (id: string) => setParams(id === '' ? {} : { list: id })
  const one = importId === '' ? undefined : data
  return (
    <>
      <PageHead
        title="导入抽查事项清单"
        note="确认以前，清单里一项也没有写入；改动随时保存，可以离开本页，回来接着改"
        back={{ to: '/items', label: '抽查事项清单' }}
      />
      {!isKeeper && <EmptyState title="抽查事项清单由业务科室经办和平台管理员维护">您的账号没有这项职责</EmptyState>}
      {isKeeper && imported !== undefined && <Imported count={imported} />}
      {isKeeper && imported === undefined && (
        <div className="page-stack">
          <FailureNote error={error} what="这份清单没有打开" />
          {importId === '' && <ChooseList onStarted={({ id }) => open(id)} />}
          {one?.status === 'open' && (
            // Other columns are other items: what is being mended begins anew.
            <MendList
              key={JSON.stringify([one.id, one.columns])}
              one={one}
              onLeave={() => open('')}
              onImported={setImported}
            />
          )}
          {one && one.status !== 'open' && (
            <EmptyState title={`${one.fileName}${ITEM_IMPORT_STATUSES[one.status]}`} actions={<ToItems />}>
              这份清单不能再改，需要时重新选择文件
            </EmptyState>
          )}
        </div>
      )}
    </>
  )
}

function ToItems() {
  return (
    <ButtonLink type="primary" to="/items">
      看抽查事项清单
    </ButtonLink>
  )
}

function Imported({ count }: { count: number }) {
  return (
    <DoneNote title={`已导入 ${formatCount(count)} 项`} actions={<ToItems />}>
      接着确定责任科室、补写检查要点的认定标准，再公布清单
    </DoneNote>
  )
}

function ChooseList({ onStarted }: { onStarted: (started: ItemImport) => void }) {
  const start = useStartItemImport(onStarted)
  if (start.isPending) return <BusyState title={`正在读取：${start.variables.name}`} />
  return (
    <>
      <OpenLists />
      <FailureNote error={start.error} what="没有读成" />
      <Upload.Dragger
        accept=".xlsx,.xls,.csv"
        showUploadList={false}
        beforeUpload={(file) => {
          start.mutate(file)
          // Sent by ourselves, with the session's headers.
          return false
        }}
      >
        <p className="drop-words">把公布的清单拖到这里，或点这里选择文件</p>
        <p className="note">
          电子表格（.xlsx、.xls）或文本表格（.csv）。表里有标题行、两层表头、合并单元格、备注行都不要紧，不必重排
        </p>
      </Upload.Dragger>
    </>
  )
}
