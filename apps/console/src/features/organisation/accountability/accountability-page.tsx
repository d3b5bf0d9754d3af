import { ACCOUNTABILITY_MEASURES, type AccountabilityCase, formatDate } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useCan, useToday } from '../../../api/session.ts'
import { EmptyState } from '../../../design/notes.tsx'
import { Panel } from '../../../design/panel.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import { OrganisationFrame } from '../organisation-frame.tsx'
import { casesQuery } from '../organisation.queries.ts'
import { CaseDrawer } from './case-drawer.tsx'

/** 责任追究: matters of neglect of duty, for the supervising office alone (S1-27). */
export function AccountabilityPage() {
  const isSupervisor = useCan('legalOffice')
  return isSupervisor ? (
    <Cases />
  ) : (
    <OrganisationFrame title="责任追究">
      <EmptyState title="只有法制监督人员能看责任追究">要反映失职渎职，请找本单位的法制监督人员</EmptyState>
    </OrganisationFrame>
  )
}

function Cases() {
  const { data, error } = useQuery(casesQuery)
  const [edited, setEdited] = useState<AccountabilityCase | 'new'>()
  const add = (
    <Button type="primary" onClick={() => setEdited('new')}>
      登记一件
    </Button>
  )
  return (
    <OrganisationFrame title="责任追究" note="只有法制监督人员能看" actions={data && data.length > 0 && add}>
      <FailureNote error={error} what="责任追究没有打开" />
      {data?.length === 0 && (
        <EmptyState title="没有责任追究事项" actions={add}>
          监督中发现失职渎职的，登记事由和依据，处理后写明措施和结果
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <Panel title="事项" note={`${data.length} 件`} flush>
          <table className="plain-table">
            <caption className="visually-hidden">责任追究事项</caption>
            <thead>
              <tr>
                <th scope="col">人员或科室</th>
                <th scope="col">事由</th>
                <th scope="col">依据</th>
                <th scope="col">处理</th>
                <th scope="col">立案</th>
                <th scope="col">状态</th>
              </tr>
            </thead>
            <tbody>
              {data.map((matter) => (
                <CaseRow key={matter.id} matter={matter} onEdit={setEdited} />
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      {edited && <CaseDrawer onClose={() => setEdited(undefined)} {...(edited === 'new' ? {} : { matter: edited })} />}
    </OrganisationFrame>
  )
}

type CaseRowProps = { matter: AccountabilityCase; onEdit: (matter: AccountabilityCase) => void }

function CaseRow({ matter, onEdit }: CaseRowProps) {
  const today = useToday()
  return (
    <tr>
      <td>
        <button type="button" className="link-button" onClick={() => onEdit(matter)}>
          {matter.subject}
        </button>
      </td>
      <td>{matter.matter}</td>
      <td>{matter.basis}</td>
      <td>{ACCOUNTABILITY_MEASURES[matter.measure]}</td>
      <td>{formatDate(matter.openedOn, today)}</td>
      <td>
        <StateMark tone={matter.closedOn ? 'good' : 'now'}>
          {matter.closedOn ? `${formatDate(matter.closedOn, today)}结案` : '办理中'}
        </StateMark>
      </td>
    </tr>
  )
}
