import { formatCount, formatInstant, type Message, MessageSchema, pageOf } from '@sunlot/contract'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { command, get } from '../../api/client.ts'
import { FailureNote } from '../../api/failure-note.tsx'
import { unreadQuery } from '../../api/messages.ts'
import { useToday } from '../../api/session.ts'
import { EmptyState } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { StateMark } from '../../design/state-mark.tsx'
import type { DataColumn } from '../../design/table/columns.tsx'
import { DataTable } from '../../design/table/data-table.tsx'
import { SearchFilter, SelectFilter, TableFilters } from '../../design/table/table-filters.tsx'
import { PAGE_SIZE, useTableState } from '../../design/table/table-state.ts'

const FILTERS = ['q', 'show'] as const
const MessagePageSchema = pageOf(MessageSchema)

/** 消息: what happened that concerns me, the latest first; opening one marks it as read. */
export function MessagesPage() {
  const state = useTableState(FILTERS)
  const today = useToday()
  const read = useReadMessages()
  const { data: unread } = useQuery(unreadQuery)
  const query = { ...state.query, show: state.filters.show ?? '', size: PAGE_SIZE }
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['messages', 'list', query],
    queryFn: () => get('/messages', MessagePageSchema, query),
    placeholderData: keepPreviousData,
  })
  const isUnread = (unread?.count ?? 0) > 0
  return (
    <>
      <PageHead
        title="消息"
        note={isUnread && `${formatCount(unread?.count ?? 0)} 条未读`}
        actions={
          isUnread && (
            <Button loading={read.isPending} onClick={() => read.mutate({})}>
              全部标为已读
            </Button>
          )
        }
      />
      <TableFilters>
        <SearchFilter state={state} placeholder="消息内容" />
        <SelectFilter state={state} name="show" label="状态" options={[{ value: 'unread', label: '未读' }]} />
      </TableFilters>
      <FailureNote error={error ?? read.error} what="消息没有打开" />
      <DataTable
        label="消息"
        columns={columnsOf({ today, onRead: (id) => read.mutate({ ids: [id] }) })}
        rowKey={({ id }) => String(id)}
        state={state}
        page={data}
        loading={isPlaceholderData}
        empty={<EmptyState title="没有消息">方案报批、名单签字、文件印发等与您有关的事，会在这里告诉您</EmptyState>}
        fill
      />
    </>
  )
}

function useReadMessages() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { ids?: number[] }) => command('POST', '/messages/read', body),
    onSettled: () => client.invalidateQueries({ queryKey: ['messages'] }),
  })
}

type Columns = { today: string; onRead: (id: number) => void }

function columnsOf({ today, onRead }: Columns): readonly DataColumn<Message>[] {
  return [
    {
      key: 'text',
      title: '内容',
      render: ({ id, text, link, isRead }) => (
        <Link to={link} onClick={() => !isRead && onRead(id)}>
          {isRead ? text : <b>{text}</b>}
        </Link>
      ),
    },
    { key: 'sentAt', title: '时间', width: 170, render: ({ sentAt }) => formatInstant(sentAt, today) },
    {
      key: 'isRead',
      title: '状态',
      width: 110,
      render: ({ isRead }) => <StateMark tone={isRead ? 'later' : 'now'}>{isRead ? '已读' : '未读'}</StateMark>,
    },
    {
      key: 'read',
      title: '操作',
      width: 110,
      render: ({ id, isRead }) =>
        isRead ? (
          '—'
        ) : (
          <button type="button" className="link-button" onClick={() => onRead(id)}>
            标为已读
          </button>
        ),
    },
  ]
}
