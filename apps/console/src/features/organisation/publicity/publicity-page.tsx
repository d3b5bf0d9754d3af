import { formatDate, type Publicity, PUBLICITY_CHANNELS } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { apiUrl } from '../../../api/client.ts'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useCan, useToday } from '../../../api/session.ts'
import { EmptyState } from '../../../design/notes.tsx'
import type { DataColumn } from '../../../design/table/columns.tsx'
import { DataTable } from '../../../design/table/data-table.tsx'
import { SearchFilter, SelectFilter, TableFilters } from '../../../design/table/table-filters.tsx'
import { PAGE_SIZE, useTableState } from '../../../design/table/table-state.ts'
import { AttachmentLink } from '../attachment-field.tsx'
import { OrganisationFrame } from '../organisation-frame.tsx'
import { publicityQuery } from '../organisation.queries.ts'
import { PublicityDrawer } from './publicity-drawer.tsx'

const FILTERS = ['q', 'channel'] as const
const CHANNELS = Object.entries(PUBLICITY_CHANNELS).map(([value, label]) => ({ value, label }))

/** 宣传: what was done, on which channel and for whom (S0-34, S2-27, S4-22). */
export function PublicityPage() {
  const state = useTableState(FILTERS)
  const today = useToday()
  const mayWrite = useCan('platformAdmin', 'platformLead', 'businessOffice')
  const [edited, setEdited] = useState<Publicity | 'new'>()
  const { data, error, isPlaceholderData } = useQuery(publicityQuery({ ...state.query, size: PAGE_SIZE }))
  return (
    <OrganisationFrame
      title="宣传"
      actions={
        mayWrite && (
          <Button type="primary" onClick={() => setEdited('new')}>
            登记宣传
          </Button>
        )
      }
    >
      <TableFilters>
        <SearchFilter state={state} placeholder="标题或受众" />
        <SelectFilter state={state} name="channel" label="渠道" options={CHANNELS} />
      </TableFilters>
      <FailureNote error={error} what="宣传记录没有打开" />
      <DataTable
        label="宣传记录"
        columns={columnsOf({ today, onEdit: mayWrite ? setEdited : undefined })}
        rowKey={({ id }) => id}
        state={state}
        page={data}
        loading={isPlaceholderData}
        exportUrl={apiUrl('/publicity/export', { q: state.filters.q ?? '' })}
        empty={
          <EmptyState title="还没有宣传记录">
            网站、报刊、进企业等宣传做过一次登记一次，附上网址或照片，年底考核时直接导出
          </EmptyState>
        }
        fill
      />
      {edited && (
        <PublicityDrawer onClose={() => setEdited(undefined)} {...(edited === 'new' ? {} : { record: edited })} />
      )}
    </OrganisationFrame>
  )
}

type Columns = { today: string; onEdit: ((record: Publicity) => void) | undefined }

function columnsOf({ today, onEdit }: Columns): readonly DataColumn<Publicity>[] {
  return [
    {
      key: 'title',
      title: '标题',
      render: (record) =>
        onEdit ? (
          <button type="button" className="link-button" onClick={() => onEdit(record)}>
            {record.title}
          </button>
        ) : (
          record.title
        ),
    },
    { key: 'heldOn', title: '日期', width: 110, render: ({ heldOn }) => formatDate(heldOn, today) },
    { key: 'channel', title: '渠道', width: 170, render: ({ channel }) => PUBLICITY_CHANNELS[channel] },
    { key: 'audience', title: '受众', width: 190, render: ({ audience }) => audience || '—' },
    {
      key: 'link',
      title: '网址',
      width: 90,
      render: ({ link }) =>
        link ? (
          <a href={link} target="_blank" rel="noreferrer">
            打开
          </a>
        ) : (
          '—'
        ),
    },
    {
      key: 'attachment',
      title: '附件',
      width: 160,
      render: ({ attachment }) => <AttachmentLink attachment={attachment} />,
    },
    { key: 'recordedBy', title: '登记人', width: 90, render: ({ recordedBy }) => recordedBy },
  ]
}
