import { formatCount, INSPECTOR_KINDS, type InspectorDetail } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { PageColumns, PageHead } from '../../../design/page-head.tsx'
import { FactStrip, Panel } from '../../../design/panel.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import { ConflictsPanel } from '../conflicts-panel.tsx'
import { HistoryPanel } from '../history-panel.tsx'
import { KeeperButtons } from '../keepers.tsx'
import { inspectorOverviewQuery } from '../people.queries.ts'
import { inspectorQuery } from '../registry.queries.ts'
import { StatusDrawer } from '../status-drawer.tsx'
import { AbsencesPanel } from './absences-panel.tsx'
import { CertificatesPanel } from './certificates-panel.tsx'
import { ConfirmItems } from './confirm-items.tsx'
import { InspectorDrawer } from './inspector-drawer.tsx'
import { DrawsPanel, TrainingPanel } from './inspector-record.tsx'
import { certificateWords, inspectorStatusChoices, itemWords, stateOfInspector, tagWords } from './inspector-words.ts'
import '../registry.css'

const BACK = { to: '/inspectors', label: '执法人员名录库' }

/** One person's file: certificate, what they may check, conflicts and all changes. */
export function InspectorPage() {
  const { inspectorId = '' } = useParams()
  const { data, error } = useQuery(inspectorQuery(inspectorId))
  if (data) return <InspectorFile inspector={data} />
  return (
    <>
      <PageHead title="执法人员" back={BACK} />
      <FailureNote error={error} what="档案没有打开" />
    </>
  )
}

function InspectorFile({ inspector }: { inspector: InspectorDetail }) {
  const today = useToday()
  const [opened, setOpened] = useState<'change' | 'status'>()
  const close = () => setOpened(undefined)
  const isByItem = useQuery(inspectorOverviewQuery).data?.pool.mode === 'byItem'
  const { tone, text } = stateOfInspector(inspector, today)
  return (
    <>
      <PageHead
        title={inspector.name}
        state={<StateMark tone={tone}>{text}</StateMark>}
        back={BACK}
        actions={
          <KeeperButtons
            verbs={[
              { label: '变更状态', onPress: () => setOpened('status') },
              { label: '修改', onPress: () => setOpened('change') },
            ]}
          />
        }
      />
      {isByItem && <ConfirmItems inspector={inspector} />}
      <div className="page-stack">
        <Panel flush>
          <FactStrip facts={factsOf(inspector, isByItem)} />
        </Panel>
        <PageColumns
          side={
            <>
              <AbsencesPanel inspector={inspector} />
              <ConflictsPanel about={{ side: 'inspector', id: inspector.id, name: inspector.name }} />
              <TrainingPanel inspector={inspector} />
              <DrawsPanel inspector={inspector} />
            </>
          }
        >
          <CertificatesPanel inspector={inspector} />
          <HistoryPanel history={inspector.history} />
        </PageColumns>
      </div>
      {opened === 'change' && <InspectorDrawer inspector={inspector} onClose={close} />}
      {opened === 'status' && (
        <StatusDrawer
          title={`变更状态：${inspector.name}`}
          directory="inspectors"
          ids={[inspector.id]}
          choices={inspectorStatusChoices(inspector.status)}
          onDone={close}
          onClose={close}
        />
      )}
    </>
  )
}

function factsOf(inspector: InspectorDetail, isByItem: boolean) {
  const { kind, code, certificateUntil, office, region, phone, tags, items, drawnThisYear } = inspector
  return [
    { label: kind === 'enforcement' ? '执法证号' : '工号', value: code },
    { label: '人员类别', value: INSPECTOR_KINDS[kind] },
    { label: '执法证有效期至', value: certificateWords(certificateUntil) },
    { label: '科室', value: office || '—' },
    { label: '地区', value: region || '—' },
    { label: '可查事项', value: itemWords(items, isByItem) },
    { label: '职能、专长', value: tagWords(tags) },
    { label: '电话', value: phone || '—' },
    { label: '今年抽中', value: `${formatCount(drawnThisYear)} 次` },
  ]
}
