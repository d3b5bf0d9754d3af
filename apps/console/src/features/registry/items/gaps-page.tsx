import { formatCount, formatInstant, type GapReport, REFERENCE_LISTS, type ReferenceList } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Upload } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { apiUrl } from '../../../api/client.ts'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { PageHead } from '../../../design/page-head.tsx'
import { Panel } from '../../../design/panel.tsx'
import { useIsKeeper } from '../keepers.tsx'
import { gapsQuery, useReferenceImport } from './items.queries.ts'
import '../registry.css'
import './items.css'

/** 清单对照: the power list and the superior's list against the own one (S1-08, S2-04). */
export function GapsPage() {
  const { data, error } = useQuery(gapsQuery)
  return (
    <>
      <PageHead
        title="清单对照"
        note="权责清单和上级清单，同本局清单逐项对照"
        back={{ to: '/items', label: '抽查事项清单' }}
        actions={<Button href={apiUrl('/item-list/gaps.xlsx')}>导出对照结果</Button>}
      />
      <FailureNote error={error} what="对照没有打开" />
      {data && (
        <div className="page-stack">
          <Lists lists={data.lists} />
          <GapPanel
            title="权责清单里有，事项清单里没有"
            entries={data.powerWithoutItem}
            none={data.lists[0]?.entryCount ? '权责清单的事项都在清单里' : '先导入权责清单，才能对照'}
          />
          <GapPanel
            title="没有权责清单编码，或者编码对不上"
            entries={data.itemsWithoutPower}
            none="每一项都有权责清单编码"
            nameOf={nameWithPower}
          />
          <GapPanel
            title="上级清单里有，本局未认领"
            entries={data.unclaimed}
            none={data.lists[1]?.entryCount ? '上级清单的事项都已认领' : '上级平台的清单导入后可以对照'}
          />
        </div>
      )}
    </>
  )
}

/** The item with the code that no power list has. */
function nameWithPower({ id, name, powerCode }: GapReport['itemsWithoutPower'][number]) {
  return (
    <>
      <Link to={`/items/${id}/change`}>{name}</Link>
      {powerCode && <span className="note">　权责清单里没有编码 {powerCode}</span>}
    </>
  )
}

function Lists({ lists }: Pick<GapReport, 'lists'>) {
  const today = useToday()
  const isKeeper = useIsKeeper()
  const load = useReferenceImport()
  const send = (kind: ReferenceList) => (file: File) => {
    load.mutate({ file, kind })
    // Sent by ourselves, with the session's headers.
    return false
  }
  return (
    <Panel title="对照的清单" note="表里要有“事项名称”一列，有编码的连编码一起">
      <div className="gap-lists">
        {lists.map(({ kind, entryCount, importedAt }) => (
          <div key={kind}>
            <b>{REFERENCE_LISTS[kind]}</b>{' '}
            <span className="note">
              {importedAt ? `${formatCount(entryCount)} 项，${formatInstant(importedAt, today)}导入` : '还没有导入'}
            </span>{' '}
            <Upload accept=".xlsx,.xls,.csv" showUploadList={false} disabled={!isKeeper} beforeUpload={send(kind)}>
              <Button size="small" disabled={!isKeeper} loading={load.isPending && load.variables.kind === kind}>
                {importedAt ? '换成新的' : '导入'}
              </Button>
            </Upload>
          </div>
        ))}
      </div>
      <FailureNote error={load.error} what="没有导入" />
    </Panel>
  )
}

type Entry = { readonly code: string; readonly name: string }
type GapPanelProps<Row extends Entry> = {
  title: string
  entries: readonly Row[]
  /** What is said where nothing is missing. */
  none: string
  nameOf?: (entry: Row) => ReactNode
}

function GapPanel<Row extends Entry>({ title, entries, none, nameOf = ({ name }) => name }: GapPanelProps<Row>) {
  return (
    <Panel title={title} note={`${formatCount(entries.length)} 项`} flush>
      {entries.length === 0 && <p className="note panel-none">{none}</p>}
      {entries.length > 0 && (
        <table className="plain-table">
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">编码</th>
              <th scope="col">名称</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry, index) => (
              <tr key={`${entry.code}${entry.name}${index}`}>
                <td>{entry.code || '—'}</td>
                <td>{nameOf(entry)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
