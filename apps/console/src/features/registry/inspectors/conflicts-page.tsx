import {
  CONFLICT_KINDS,
  CONFLICT_SCOPES,
  type Conflict,
  dateOfInstant,
  formatCount,
  formatDate,
  getProfile,
} from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { apiUrl } from '../../../api/client.ts'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useSession, useToday } from '../../../api/session.ts'
import { ClauseTag } from '../../../design/clause-tag.tsx'
import { EmptyState } from '../../../design/notes.tsx'
import { PageHead } from '../../../design/page-head.tsx'
import type { DataColumn } from '../../../design/table/columns.tsx'
import { DataTable } from '../../../design/table/data-table.tsx'
import { SearchFilter, SelectFilter, TableFilters } from '../../../design/table/table-filters.tsx'
import { PAGE_SIZE, useTableState } from '../../../design/table/table-state.ts'
import { ConflictParty } from '../conflicts-panel.tsx'
import { KeeperButtons, useIsKeeper } from '../keepers.tsx'
import { conflictsQuery } from '../registry.queries.ts'
import { WithdrawDrawer } from '../withdraw-drawer.tsx'
import { GroupConflictDrawer } from './group-conflict-drawer.tsx'

const FILTERS = ['q', 'scope'] as const
const SCOPES = Object.entries(CONFLICT_SCOPES).map(([value, label]) => ({ value, label }))

/** 利害关系申报: every declaration of the bureau that stands (S4-05). */
export function ConflictsPage() {
  const state = useTableState(FILTERS)
  const today = useToday()
  const { bureau } = useSession()
  const isKeeper = useIsKeeper()
  const [isDeclaring, setIsDeclaring] = useState(false)
  const [withdrawn, setWithdrawn] = useState<Conflict>()
  const { data, error, isPlaceholderData } = useQuery(conflictsQuery({ ...state.query, size: PAGE_SIZE }))
  return (
    <>
      <PageHead
        title="利害关系申报"
        note={data && `${formatCount(data.total)} 项；新的申报在人员或检查对象的档案里填`}
        back={{ to: '/inspectors', label: '执法人员名录库' }}
        actions={<KeeperButtons verbs={[{ label: '科室或全单位回避', onPress: () => setIsDeclaring(true) }]} />}
      />
      <TableFilters>
        <SearchFilter state={state} placeholder="人员、科室或对象名称" />
        <SelectFilter state={state} name="scope" label="范围" options={SCOPES} />
      </TableFilters>
      <FailureNote error={error} what="申报没有打开" />
      <DataTable
        label="利害关系申报"
        unit="项"
        columns={columnsOn(today, isKeeper ? setWithdrawn : undefined)}
        rowKey={(conflict) => conflict.id}
        state={state}
        page={data}
        loading={isPlaceholderData}
        exportUrl={apiUrl('/conflicts/export', { ...state.filters, format: 'xlsx' })}
        note={
          <>
            有利害关系的人不会分到那一户 <ClauseTag id={getProfile(bureau.profile).conflictsDeclared.clause} solo />
          </>
        }
        empty={
          <EmptyState title="还没有申报" actions={<Link to="/inspectors">去执法人员名录库</Link>}>
            检查人员与检查对象有亲属、任职、持股等关系的应当回避。打开这个人的档案就可以申报
          </EmptyState>
        }
        fill
      />
      {isDeclaring && <GroupConflictDrawer onClose={() => setIsDeclaring(false)} />}
      {withdrawn && <WithdrawDrawer conflict={withdrawn} onClose={() => setWithdrawn(undefined)} />}
    </>
  )
}

function columnsOn(
  today: string,
  onWithdraw: ((conflict: Conflict) => void) | undefined,
): readonly DataColumn<Conflict>[] {
  return [
    {
      key: 'inspectorName',
      title: '人员或科室',
      width: 150,
      render: (conflict) => <ConflictParty conflict={conflict} />,
    },
    { key: 'kind', title: '关系', width: 150, render: ({ kind }) => CONFLICT_KINDS[kind] },
    {
      key: 'targetName',
      title: '检查对象',
      width: 220,
      render: ({ targetId, targetName }) => <Link to={`/targets/${targetId}`}>{targetName}</Link>,
    },
    { key: 'targetCode', title: '代码', width: 180, render: ({ targetCode }) => targetCode },
    { key: 'note', title: '说明', render: ({ note }) => note || '—' },
    {
      key: 'declaredAt',
      title: '申报日期',
      width: 130,
      wide: true,
      render: ({ declaredAt }) => formatDate(dateOfInstant(declaredAt), today),
    },
    ...(onWithdraw
      ? [
          {
            key: 'withdraw',
            title: '操作',
            width: 70,
            render: (conflict: Conflict) => (
              <button type="button" className="link-button" onClick={() => onWithdraw(conflict)}>
                撤回
              </button>
            ),
          },
        ]
      : []),
  ]
}
