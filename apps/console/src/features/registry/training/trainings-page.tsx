import { formatCount, formatDate, type Training, TRAINING_TOPICS, type TrainingGaps } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { apiUrl } from '../../../api/client.ts'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useCan, useToday } from '../../../api/session.ts'
import { ClauseTag } from '../../../design/clause-tag.tsx'
import { EmptyState } from '../../../design/notes.tsx'
import { PageHead } from '../../../design/page-head.tsx'
import { Panel } from '../../../design/panel.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import type { DataColumn } from '../../../design/table/columns.tsx'
import { DataTable } from '../../../design/table/data-table.tsx'
import { SearchFilter, SelectFilter, TableFilters } from '../../../design/table/table-filters.tsx'
import { useTableState } from '../../../design/table/table-state.ts'
import { trainingGapsQuery, trainingsQuery } from '../people.queries.ts'
import { itemsQuery } from '../registry.queries.ts'
import { TrainingDrawer } from './training-drawer.tsx'
import '../registry.css'

const FILTERS = ['q', 'item', 'year'] as const

/** 业务培训: who was taught what before being sent (S0-35, S1-27, S2-18, S4-22). */
export function TrainingsPage() {
  const state = useTableState(FILTERS)
  const today = useToday()
  const mayRecord = useCan('businessOffice', 'platformAdmin', 'legalOffice', 'dataEntry')
  const [isAdding, setIsAdding] = useState(false)
  const { data, error, isPlaceholderData } = useQuery(trainingsQuery(state.query))
  const items = useQuery(itemsQuery).data ?? []
  const gaps = useQuery(trainingGapsQuery).data
  const add = (
    <Button type="primary" disabled={!mayRecord} onClick={() => setIsAdding(true)}>
      登记培训
    </Button>
  )
  return (
    <>
      <PageHead title="业务培训" note={data && `${formatCount(data.total)} 次`} actions={add} />
      {gaps && gaps.people > 0 && <Gaps gaps={gaps} />}
      <TableFilters>
        <SearchFilter state={state} placeholder="培训名称或授课人" />
        <SelectFilter
          state={state}
          name="item"
          label="事项"
          options={items.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectFilter state={state} name="year" label="年份" options={yearsUpTo(today)} />
      </TableFilters>
      <FailureNote error={error} what="培训记录没有打开" />
      <DataTable
        label="业务培训"
        unit="次"
        columns={columnsOn(today)}
        rowKey={({ id }) => id}
        state={state}
        page={data}
        loading={isPlaceholderData}
        exportUrl={apiUrl('/trainings/export', { ...state.filters, format: 'xlsx' })}
        note="登记以后不能改，写错了撤回重写"
        empty={
          <EmptyState title="还没有培训记录" actions={add}>
            抽查前组织培训，讲清内容、方式、流程和认定标准。没有合格记录的人员会在抽取条件里列名
          </EmptyState>
        }
        fill
      />
      {isAdding && <TrainingDrawer onClose={() => setIsAdding(false)} />}
    </>
  )
}

/** Who still has to be taught. */
function Gaps({ gaps: { period, from, clause, people, missing } }: { gaps: TrainingGaps }) {
  const done = people - missing.length
  return (
    <div className="page-note-box">
      <Panel>
        <StateMark tone={missing.length === 0 ? 'good' : 'soon'}>
          在岗 {formatCount(people)} 名，{period}培训合格 {formatCount(done)} 名（{formatDate(from)}起的算数）
        </StateMark>{' '}
        {clause && <ClauseTag id={clause} solo />}
        {missing.length > 0 && <p className="note">还差：{missing.map(({ name }) => name).join('、')}</p>}
      </Panel>
    </div>
  )
}

function yearsUpTo(today: string) {
  const year = Number(today.slice(0, 4))
  return [0, 1, 2, 3, 4].map((back) => ({ value: String(year - back), label: `${year - back}年` }))
}

function columnsOn(today: string): readonly DataColumn<Training>[] {
  return [
    {
      key: 'title',
      title: '培训',
      width: 240,
      render: ({ id, title }) => <Link to={`/trainings/${id}`}>{title}</Link>,
    },
    { key: 'heldOn', title: '日期', width: 110, render: ({ heldOn }) => formatDate(heldOn, today) },
    {
      key: 'topics',
      title: '讲了什么',
      width: 170,
      render: ({ topics }) => topics.map((topic) => TRAINING_TOPICS[topic]).join('、'),
    },
    { key: 'items', title: '事项', render: ({ items }) => items.map(({ name }) => name).join('、') || '全部事项' },
    { key: 'trainer', title: '授课人', width: 110, render: ({ trainer }) => trainer },
    {
      key: 'people',
      title: '合格 / 参加',
      width: 100,
      align: 'right',
      render: ({ counts: { passed, failed } }) => `${formatCount(passed)} / ${formatCount(passed + failed)}`,
    },
    {
      key: 'state',
      title: '状态',
      width: 100,
      render: ({ withdrawn }) =>
        withdrawn ? <StateMark tone="later">已撤回</StateMark> : <StateMark tone="good">有效</StateMark>,
    },
  ]
}
