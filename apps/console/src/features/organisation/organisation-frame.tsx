import { OFFICE_ROLES } from '@sunlot/contract'
import type { ReactNode } from 'react'
import { useCan } from '../../api/session.ts'
import { PageHead } from '../../design/page-head.tsx'
import { PageTabs } from '../../design/page-tabs.tsx'
import './organisation.css'

const TABS = [
  { to: '/organisation', label: '责任清单', end: true },
  { to: '/organisation/groups', label: '协调小组' },
  { to: '/organisation/duties', label: '职责分工' },
  { to: '/organisation/rights', label: '人员权限' },
  { to: '/organisation/documents', label: '文件印发与签收' },
  { to: '/organisation/publicity', label: '宣传' },
]
const DOCUMENTS = TABS.filter(({ to }) => to.endsWith('/documents'))
const SUPERVISOR_TAB = { to: '/organisation/accountability', label: '责任追究' }

type OrganisationFrameProps = { title: string; note?: ReactNode; actions?: ReactNode; children: ReactNode }

/** 组织与责任: title, tabs and one of its pages. An inspector reads the documents the own office was sent. */
export function OrganisationFrame({ title, note, actions, children }: OrganisationFrameProps) {
  const isSupervisor = useCan('legalOffice')
  const isReader = useCan(...OFFICE_ROLES)
  const tabs = isReader ? TABS : DOCUMENTS
  return (
    <>
      <PageHead title={title} note={note} actions={actions} />
      <PageTabs label="组织与责任" tabs={isSupervisor ? [...tabs, SUPERVISOR_TAB] : tabs} />
      {children}
    </>
  )
}
