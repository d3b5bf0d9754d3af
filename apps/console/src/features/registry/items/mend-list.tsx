import { formatCount, type ItemImport } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { FailureNote } from '../../../api/failure-note.tsx'
import { EmptyState } from '../../../design/notes.tsx'
import { Panel } from '../../../design/panel.tsx'
import { itemsQuery } from '../registry.queries.ts'
import { DraftTable } from './draft-table.tsx'
import { findDraftFaults } from './import-drafts.ts'
import { useDiscardItemImport, useMapItemColumns, useMending } from './item-imports.queries.ts'
import { MapItemColumns } from './map-item-columns.tsx'

type MendListProps = { one: ItemImport; onLeave: () => void; onImported: (count: number) => void }

/** A list on its way in: what its columns are, its items mended in place, and then all of them at once. */
export function MendList({ one, onLeave, onImported }: MendListProps) {
  const items = useQuery(itemsQuery).data ?? []
  const { drafts, setDrafts, keeping, commit } = useMending(one)
  const map = useMapItemColumns(one)
  const taken = { names: new Set(items.map(({ name }) => name)), codes: new Set(items.map(({ code }) => code)) }
  const faults = findDraftFaults(drafts, taken)
  const wrong = faults.filter((fault) => Object.keys(fault).length > 0).length
  return (
    <>
      <SheetFacts one={one} count={drafts.length} onLeave={onLeave} />
      <MapItemColumns columns={one.columns} onMap={map.mutate} />
      <FailureNote error={map.error} what="没有重新读" />
      {drafts.length === 0 ? (
        <EmptyState title="没有读出事项">
          在“对应各列”里指定哪一列是抽查事项；去掉了全部事项的，放弃这份清单后重新选择文件
        </EmptyState>
      ) : (
        <DraftTable drafts={drafts} faults={faults} onDrafts={setDrafts} />
      )}
      <FailureNote error={keeping.error} what="改动没有保存" />
      <FailureNote error={commit.error} what="没有导入" />
      <div className="item-import-foot">
        <output className="note">
          {keeping.isPending ? '正在保存改动' : '改动已保存'}。
          {wrong > 0
            ? `还有 ${formatCount(wrong)} 项要改，全部改好才能导入，不会只导一半`
            : '全部一起写入，不会只导一半'}
        </output>
        <Button
          type="primary"
          disabled={wrong > 0 || drafts.length === 0}
          loading={commit.isPending}
          onClick={() => commit.mutate(undefined, { onSuccess: ({ count }) => onImported(count) })}
        >
          确认导入 {formatCount(drafts.length)} 项
        </Button>
      </div>
    </>
  )
}

type SheetFactsProps = { one: ItemImport; count: number; onLeave: () => void }

function SheetFacts({ one, count, onLeave }: SheetFactsProps) {
  const discard = useDiscardItemImport(onLeave)
  const { fileName, rowCount, title, findings, remarks } = one
  return (
    <Panel
      title={fileName}
      note={`${formatCount(rowCount)} 行，读成 ${formatCount(count)} 项`}
      action={
        <>
          <button
            type="button"
            className="link-button quiet"
            disabled={discard.isPending}
            onClick={() => discard.mutate(one.id)}
          >
            放弃这份清单
          </button>{' '}
          <button type="button" className="link-button" onClick={onLeave}>
            换一个文件
          </button>
        </>
      }
    >
      <FailureNote error={discard.error} what="没有放弃" />
      {title && <p>{title}</p>}
      {[...findings, ...remarks.map((text) => `表后文字：${text}`)].map((text, index) => (
        <p key={`${text}${index}`} className="note">
          {text}
        </p>
      ))}
      {!title && findings.length + remarks.length === 0 && <p className="note">表格整齐，没有要提醒的</p>}
    </Panel>
  )
}
