import { type Engagement, formatDate, type InstitutionDetail } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { ClauseTag } from '../../../design/clause-tag.tsx'
import { PageHead } from '../../../design/page-head.tsx'
import { FactStrip, Panel } from '../../../design/panel.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import { KeeperButtons } from '../keepers.tsx'
import { institutionQuery } from '../people.queries.ts'
import { EngageDrawer, RemoveDrawer, ReportDrawer } from './engagement-drawers.tsx'
import { Engagements } from './engagements-panel.tsx'
import { InstitutionDrawer } from './institution-drawer.tsx'
import { serviceWords, stateOfInstitution } from './institution-words.ts'
import '../registry.css'

const BACK = { to: '/institutions', label: '委托机构' }

/** One institution: its qualification, its staff, what it was engaged for and what it reported. */
export function InstitutionPage() {
  const { institutionId = '' } = useParams()
  const { data, error } = useQuery(institutionQuery(institutionId))
  if (data) return <InstitutionFile institution={data} />
  return (
    <>
      <PageHead title="委托机构" back={BACK} />
      <FailureNote error={error} what="档案没有打开" />
    </>
  )
}

function InstitutionFile({ institution }: { institution: InstitutionDetail }) {
  const today = useToday()
  const [opened, setOpened] = useState<'change' | 'remove' | 'engage' | Engagement>()
  const close = () => setOpened(undefined)
  const { tone, text } = stateOfInstitution(institution, today)
  const verbs = institution.removed
    ? []
    : [
        { label: '移出名录', onPress: () => setOpened('remove') },
        { label: '修改', onPress: () => setOpened('change') },
      ]
  return (
    <>
      <PageHead
        title={institution.name}
        state={<StateMark tone={tone}>{text}</StateMark>}
        back={BACK}
        actions={<KeeperButtons verbs={verbs} />}
      />
      <div className="page-stack">
        <Panel flush>
          <FactStrip facts={factsOf(institution)} />
        </Panel>
        <Engagements institution={institution} onEngage={() => setOpened('engage')} onReport={setOpened} />
        <StaffPanel institution={institution} />
      </div>
      {opened === 'change' && <InstitutionDrawer institution={institution} onClose={close} />}
      {opened === 'remove' && <RemoveDrawer institution={institution} onClose={close} />}
      {opened === 'engage' && <EngageDrawer institution={institution} onClose={close} />}
      {typeof opened === 'object' && <ReportDrawer engagement={opened} onClose={close} />}
    </>
  )
}

function factsOf({ uscc, services, qualificationNo, qualificationUntil, scope }: InstitutionDetail) {
  return [
    { label: '统一社会信用代码', value: uscc },
    { label: '可委托的服务', value: serviceWords(services) },
    { label: '资质证书编号', value: qualificationNo },
    { label: '资质有效期至', value: formatDate(qualificationUntil) },
    { label: '资质范围', value: scope || '—' },
  ]
}

function StaffPanel({ institution: { staff } }: { institution: InstitutionDetail }) {
  return (
    <Panel
      title="机构人员"
      note={
        <>
          只出具报告，不能担任检查人员 <ClauseTag id="B-13" solo />
        </>
      }
    >
      {staff.length === 0 ? '没有登记' : staff.map(({ name, number }) => `${name}（${number}）`).join('、')}
    </Panel>
  )
}
