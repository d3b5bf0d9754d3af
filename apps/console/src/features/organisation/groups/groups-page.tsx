import { formatDate, type Group, GROUP_POSITIONS, matchesGroup } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useCan, useToday } from '../../../api/session.ts'
import { ClauseTag } from '../../../design/clause-tag.tsx'
import { EmptyState } from '../../../design/notes.tsx'
import { Panel } from '../../../design/panel.tsx'
import { useTableState } from '../../../design/table/table-state.ts'
import { OrganisationFrame } from '../organisation-frame.tsx'
import { groupsQuery } from '../organisation.queries.ts'
import { OwnClauseTag } from '../own-clause-tag.tsx'
import { SearchBar } from '../search-bar.tsx'
import { GroupDrawer } from './group-drawer.tsx'

const FILTERS = ['q'] as const

/** 协调小组: who coordinates, with positions and terms; a group coordinates and never inspects (S0-29, B-13). */
export function GroupsPage() {
  const isKeeper = useCan('platformAdmin', 'platformLead')
  const state = useTableState(FILTERS)
  const { data, error } = useQuery(groupsQuery)
  const found = data?.rows.filter((group) => matchesGroup(group, state.filters.q ?? '')) ?? []
  const [edited, setEdited] = useState<Group | 'new'>()
  const add = isKeeper && (
    <Button type="primary" onClick={() => setEdited('new')}>
      成立协调小组
    </Button>
  )
  return (
    <OrganisationFrame
      title="协调小组"
      note={
        <>
          只协调联合抽查，不实施检查 <ClauseTag id="B-13" solo />
        </>
      }
      actions={data && data.rows.length > 0 && add}
    >
      <FailureNote error={error} what="协调小组没有打开" />
      {data?.expected && data.expected.missing.length > 0 && (
        <p className="page-block-note">
          细则要求“{data.expected.name}”由{data.expected.head}任组长、{data.expected.deputy}任副组长，
          {data.expected.members.length} 个单位为成员，还缺：{data.expected.missing.join('、')}{' '}
          <OwnClauseTag id={data.expected.clause} solo />
        </p>
      )}
      {data?.rows.length === 0 && (
        <EmptyState title="还没有协调小组" actions={add}>
          联合抽查由谁牵头协调、有哪些科室参加、任期多长，写在这里
        </EmptyState>
      )}
      {data && data.rows.length > 0 && (
        <SearchBar state={state} placeholder="小组、单位或姓名" exportPath="/groups/export" />
      )}
      {data && data.rows.length > 0 && found.length === 0 && <p className="note">没有找到，换个词或清空搜索</p>}
      <div className="group-panels">
        {found.map((group) => (
          <GroupPanel key={group.id} group={group} onEdit={isKeeper ? setEdited : undefined} />
        ))}
      </div>
      {edited && data && (
        <GroupDrawer
          expected={data.expected}
          onClose={() => setEdited(undefined)}
          {...(edited === 'new' ? {} : { group: edited })}
        />
      )}
    </OrganisationFrame>
  )
}

type GroupPanelProps = { group: Group; onEdit: ((group: Group) => void) | undefined }

function GroupPanel({ group, onEdit }: GroupPanelProps) {
  const today = useToday()
  return (
    <Panel
      title={group.name}
      note={`${termWords(group, today)}，${group.members.length} 个席位`}
      action={
        onEdit && (
          <button type="button" className="link-button" onClick={() => onEdit(group)}>
            调整
          </button>
        )
      }
      flush
    >
      {group.purpose && <p className="group-purpose">{group.purpose}</p>}
      <table className="plain-table">
        <caption className="visually-hidden">{group.name}的成员</caption>
        <thead>
          <tr>
            <th scope="col">职务</th>
            <th scope="col">单位</th>
            <th scope="col">姓名</th>
            <th scope="col">任期</th>
          </tr>
        </thead>
        <tbody>
          {group.members.map((member) => (
            <tr key={member.id}>
              <td>{GROUP_POSITIONS[member.position]}</td>
              <td>{member.officeName ?? '—'}</td>
              <td>{member.person || '负责同志'}</td>
              <td>{termWords(member, today)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function termWords({ from, until }: { from: string; until: string | null }, today: string): string {
  return until ? `${formatDate(from, today)}至${formatDate(until, today)}` : `${formatDate(from, today)}起`
}
