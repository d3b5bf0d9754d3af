import {
  formatCount,
  formatDate,
  TARGET_DETAILS,
  type TargetDetail,
  type TargetDetailKey,
  TARGET_KINDS,
} from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { PageColumns, PageHead } from '../../../design/page-head.tsx'
import { FactStrip, Panel } from '../../../design/panel.tsx'
import { RiskLetter } from '../../../design/risk-letter.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import { ConflictsPanel } from '../conflicts-panel.tsx'
import { HistoryPanel } from '../history-panel.tsx'
import { KeeperButtons } from '../keepers.tsx'
import { targetQuery } from '../registry.queries.ts'
import { StatusDrawer } from '../status-drawer.tsx'
import { TargetDraws } from './target-draws.tsx'
import { TargetDrawer } from './target-drawer.tsx'
import { TargetLinks } from './target-links.tsx'
import { TargetPermits } from './target-permits.tsx'
import { TargetRiskClasses, TargetRiskFacts } from './target-risk.tsx'
import { namesOf, plannedWords, stateOfTarget, targetStatusChoices } from './target-words.ts'
import '../registry.css'

const BACK = { to: '/targets', label: '检查对象名录库' }

/** 一户一档: what is known of one target, every draw it stood in, its conflicts and all changes. */
export function TargetPage() {
  const { targetId = '' } = useParams()
  const { data, error } = useQuery(targetQuery(targetId))
  if (data) return <TargetFile target={data} />
  return (
    <>
      <PageHead title="检查对象" back={BACK} />
      <FailureNote error={error} what="档案没有打开" />
    </>
  )
}

function TargetFile({ target }: { target: TargetDetail }) {
  const today = useToday()
  const [opened, setOpened] = useState<'change' | 'status'>()
  const close = () => setOpened(undefined)
  const { tone, text } = stateOfTarget(target, today)
  return (
    <>
      <PageHead
        title={target.name}
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
      <div className="page-stack">
        <Panel flush>
          <FactStrip facts={factsOf(target)} />
        </Panel>
        <PageColumns
          side={
            <>
              <TargetRiskFacts target={target} />
              <TargetRiskClasses target={target} />
              <ConflictsPanel about={{ side: 'target', id: target.id, name: target.name }} />
              <TargetLinks target={target} />
            </>
          }
        >
          <TargetPermits target={target} />
          <TargetDraws target={target} />
          <HistoryPanel history={target.history} />
        </PageColumns>
      </div>
      {opened === 'change' && <TargetDrawer target={target} onClose={close} />}
      {opened === 'status' && (
        <StatusDrawer
          title={`变更状态：${target.name}`}
          directory="targets"
          ids={[target.id]}
          choices={targetStatusChoices(target.status)}
          dated
          onDone={close}
          onClose={close}
        />
      )}
    </>
  )
}

function factsOf(target: TargetDetail) {
  const { code, codeKind, kind, riskClass, region, address, cap, drawnThisYear, details } = target
  const known = Object.entries(details) as [TargetDetailKey, string][]
  return [
    { label: codeKind === 'uscc' ? '统一社会信用代码' : '本单位编号', value: code },
    { label: '类别', value: TARGET_KINDS[kind] },
    { label: '风险类别', value: riskClass ? <RiskLetter risk={riskClass} withWord /> : '未分类' },
    { label: '抽查事项', value: namesOf(target.items) },
    { label: '地区', value: region || '—' },
    { label: '地址', value: address || '—' },
    ...known.map(([key, value]) => ({ label: TARGET_DETAILS[key], value })),
    { label: '专项库', value: namesOf(target.pools) },
    { label: '监管标签', value: namesOf(target.tags) },
    { label: '维护科室', value: target.office?.name ?? '没有指定' },
    { label: '入库日期', value: formatDate(target.addedOn) },
    {
      label: '今年已查',
      value: `${formatCount(drawnThisYear)} 次`,
      note: cap === null ? '没有规定上限' : `每年不超过 ${formatCount(cap)} 次`,
    },
    ...(target.planned ? [{ label: '已定的变更', value: plannedWords(target.planned) }] : []),
  ]
}
