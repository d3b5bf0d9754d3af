import type { User } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { useCan, useSession } from '../../api/session.ts'
import { EmptyState } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { Panel } from '../../design/panel.tsx'
import { OrganisationPanel } from './organisation-panel.tsx'
import { organisationQuery, usersQuery } from './settings-queries.ts'
import { UserDrawer } from './user-drawer.tsx'
import { UsersTable } from './users-table.tsx'
import './settings.css'

/** 系统设置: bureaus and offices, accounts and their duties. */
export function SettingsPage() {
  const isAdmin = useCan('platformAdmin')
  return isAdmin ? (
    <Settings />
  ) : (
    <>
      <PageHead title="系统设置" />
      <EmptyState title="只有平台管理员能改系统设置">要新增账号或改科室，请找本单位的平台管理员</EmptyState>
    </>
  )
}

function Settings() {
  const { bureau: own } = useSession()
  const [params, setParams] = useSearchParams()
  const [edited, setEdited] = useState<User | 'new'>()
  const organisation = useQuery(organisationQuery)
  const users = useQuery(usersQuery)
  const bureauId = params.get('bureau') ?? own.id
  const bureau = organisation.data?.bureaus.find((one) => one.id === bureauId)
  const members = users.data?.filter((user) => user.bureauId === bureauId) ?? []

  return (
    <>
      <PageHead
        title="系统设置"
        note="单位、科室和账号；每次改动都记入全程留痕"
        actions={
          <Button type="primary" disabled={!bureau} onClick={() => setEdited('new')}>
            新增账号
          </Button>
        }
      />
      <FailureNote error={organisation.error ?? users.error} what="系统设置没有打开" />
      {organisation.data && (
        <div className="settings">
          <OrganisationPanel
            organisation={organisation.data}
            bureauId={bureauId}
            onChoose={(id) => setParams(id === own.id ? {} : { bureau: id })}
          />
          <Panel title={bureau?.name ?? '账号'} note={`${members.length} 个账号`} flush>
            <UsersTable users={members} onEdit={setEdited} />
          </Panel>
        </div>
      )}
      {bureau && edited && (
        <UserDrawer
          bureau={bureau}
          offices={organisation.data?.offices.filter((office) => office.bureauId === bureauId) ?? []}
          onClose={() => setEdited(undefined)}
          {...(edited === 'new' ? {} : { user: edited })}
        />
      )}
    </>
  )
}
