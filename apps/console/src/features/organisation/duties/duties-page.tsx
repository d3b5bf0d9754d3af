import { DUTIES, type DutyGrant, formatDate, GRANT_STATES, matchesGrant } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useCan, useToday } from '../../../api/session.ts'
import { EmptyState } from '../../../design/notes.tsx'
import { Panel } from '../../../design/panel.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import { useTableState } from '../../../design/table/table-state.ts'
import { OrganisationFrame } from '../organisation-frame.tsx'
import { grantsQuery } from '../organisation.queries.ts'
import { OwnClauseTag } from '../own-clause-tag.tsx'
import { SearchBar } from '../search-bar.tsx'
import { EndDrawer } from './end-drawer.tsx'
import { GrantDrawer } from './grant-drawer.tsx'

const TONES = { inForce: 'good', future: 'later', ended: 'later' } as const
const FILTERS = ['q'] as const

/** 职责分工: which office, person or group holds which duty, for which item and how long (S0-30, S0-32, S0-33, S1-27). */
export function DutiesPage() {
  const isKeeper = useCan('platformAdmin', 'platformLead')
  const state = useTableState(FILTERS)
  const { data, error } = useQuery(grantsQuery)
  const found = data?.filter((grant) => matchesGrant(grant, state.filters.q ?? '')) ?? []
  const [isGranting, setIsGranting] = useState(false)
  const [ended, setEnded] = useState<DutyGrant>()
  const add = isKeeper && (
    <Button type="primary" onClick={() => setIsGranting(true)}>
      授予职责
    </Button>
  )
  return (
    <OrganisationFrame
      title="职责分工"
      note="职责给科室、人员或协调小组，权限按任期生效，到期自动终止"
      actions={data && data.length > 0 && add}
    >
      <FailureNote error={error} what="职责分工没有打开" />
      {data?.length === 0 && (
        <EmptyState title="还没有分工" actions={add}>
          谁统筹平台、谁录入、谁协调联合抽查、各事项由哪个科室指导实施，都可以给任何一个科室或人员
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <SearchBar state={state} placeholder="职责、承担者或事项" exportPath="/duty-grants/export" />
      )}
      {data && data.length > 0 && found.length === 0 && <p className="note">没有找到，换个词或清空搜索</p>}
      {found.length > 0 && (
        <Panel title="现行和历次分工" note={`${found.length} 项`} flush>
          <table className="plain-table">
            <caption className="visually-hidden">职责分工</caption>
            <thead>
              <tr>
                <th scope="col">职责</th>
                <th scope="col">由谁承担</th>
                <th scope="col">抽查事项</th>
                <th scope="col">任期</th>
                <th scope="col">状态</th>
                {isKeeper && <th scope="col">操作</th>}
              </tr>
            </thead>
            <tbody>
              {found.map((grant) => (
                <GrantRow key={grant.id} grant={grant} onEnd={isKeeper ? setEnded : undefined} />
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      {isGranting && <GrantDrawer onClose={() => setIsGranting(false)} />}
      {ended && <EndDrawer grant={ended} onClose={() => setEnded(undefined)} />}
    </OrganisationFrame>
  )
}

function termWords({ from, until }: DutyGrant, today: string): string {
  if (until === null) return `${formatDate(from, today)}起`
  if (until < from) return `原定${formatDate(from, today)}起，没有生效`
  return `${formatDate(from, today)}至${formatDate(until, today)}`
}

type GrantRowProps = { grant: DutyGrant; onEnd: ((grant: DutyGrant) => void) | undefined }

function GrantRow({ grant, onEnd }: GrantRowProps) {
  const today = useToday()
  const { duty, holder, itemName, state } = grant
  return (
    <tr>
      <td>
        {DUTIES[duty].name} <OwnClauseTag id={DUTIES[duty].clause} solo />
      </td>
      <td>{holder}</td>
      <td>{itemName ?? '全部'}</td>
      <td>{termWords(grant, today)}</td>
      <td>
        <StateMark tone={TONES[state]}>{GRANT_STATES[state]}</StateMark>
      </td>
      {onEnd && (
        <td>
          {state === 'ended' ? (
            '—'
          ) : (
            <button type="button" className="link-button" onClick={() => onEnd(grant)}>
              结束
            </button>
          )}
        </td>
      )}
    </tr>
  )
}
