import { DOCUMENT_KINDS, formatDate, type IssuedDocument } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
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
import { documentsQuery } from '../organisation.queries.ts'
import { IssueDrawer } from './issue-drawer.tsx'

const FILTERS = ['q', 'receipts'] as const

/** 文件印发与签收: what was issued after whose approval, and how many units have signed for it (S0-01). */
export function DocumentsPage() {
  const state = useTableState(FILTERS)
  const today = useToday()
  const isKeeper = useCan('platformAdmin', 'platformLead')
  const [isIssuing, setIsIssuing] = useState(false)
  const { data, error, isPlaceholderData } = useQuery(documentsQuery({ ...state.query, size: PAGE_SIZE }))
  const add = isKeeper && (
    <Button type="primary" onClick={() => setIsIssuing(true)}>
      登记印发
    </Button>
  )
  return (
    <OrganisationFrame title="文件印发与签收" actions={add}>
      <TableFilters>
        <SearchFilter state={state} placeholder="标题或文号" />
        <SelectFilter
          state={state}
          name="receipts"
          label="签收"
          options={[{ value: 'open', label: '还有单位没有签收' }]}
        />
      </TableFilters>
      <FailureNote error={error} what="印发登记没有打开" />
      <DataTable
        label="印发的文件"
        unit="份"
        columns={columnsOn(today)}
        rowKey={({ id }) => id}
        state={state}
        page={data}
        loading={isPlaceholderData}
        exportUrl={apiUrl('/issued-documents/export', { q: state.filters.q ?? '' })}
        empty={
          <EmptyState title="还没有登记印发的文件">
            实施方案、细则、计划经研究同意后印发各科室，登记后各科室会收到消息并在这里签收
          </EmptyState>
        }
        fill
      />
      {isIssuing && <IssueDrawer onClose={() => setIsIssuing(false)} />}
    </OrganisationFrame>
  )
}

function columnsOn(today: string): readonly DataColumn<IssuedDocument>[] {
  return [
    {
      key: 'title',
      title: '标题',
      render: ({ id, title }) => <Link to={`/organisation/documents/${id}`}>{title}</Link>,
    },
    { key: 'documentNo', title: '文号', width: 180, render: ({ documentNo }) => documentNo },
    { key: 'kind', title: '类别', width: 100, render: ({ kind }) => DOCUMENT_KINDS[kind] },
    { key: 'approvingBody', title: '研究同意', width: 130, render: ({ approvingBody }) => approvingBody },
    { key: 'issuedOn', title: '印发日期', width: 120, render: ({ issuedOn }) => formatDate(issuedOn, today) },
    {
      key: 'received',
      title: '已签收',
      width: 100,
      align: 'right',
      render: ({ receivedCount, recipientCount }) => `${receivedCount} / ${recipientCount} 个`,
    },
    {
      key: 'attachment',
      title: '附件',
      width: 180,
      render: ({ attachment }) => <AttachmentLink attachment={attachment} />,
    },
  ]
}
