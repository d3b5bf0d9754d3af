import {
  CHECK_METHODS,
  CHECK_TYPES,
  formatCount,
  formatDate,
  ITEM_CATEGORIES,
  ITEM_SOURCES,
  type ItemDetail,
  RANDOM_SCOPES,
} from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { PageColumns, PageHead } from '../../../design/page-head.tsx'
import { FactStrip, Panel } from '../../../design/panel.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import { KeeperButtons } from '../keepers.tsx'
import { CancelItemDrawer } from './cancel-item-drawer.tsx'
import { CheckPointsPanel } from './check-points-panel.tsx'
import { ItemDrawsPanel } from './item-draws-panel.tsx'
import { frequencyWords, rateWords, stateOfItem } from './item-words.ts'
import { itemQuery } from './items.queries.ts'
import { LawNotes } from './law-notes.tsx'
import { LeadPanel } from './lead-panel.tsx'
import { RulingPanel } from './ruling-panel.tsx'
import { VersionsPanel } from './versions-panel.tsx'
import '../registry.css'
import './items.css'

const BACK = { to: '/items', label: '抽查事项清单' }

/** One item: rules, check points, which ratio holds, versions, the draws it stood in. */
export function ItemPage() {
  const { itemId = '' } = useParams()
  const { data, error } = useQuery(itemQuery(itemId))
  if (data) return <ItemFile item={data} />
  return (
    <>
      <PageHead title="抽查事项" back={BACK} />
      <FailureNote error={error} what="事项没有打开" />
    </>
  )
}

function ItemFile({ item }: { item: ItemDetail }) {
  const goTo = useNavigate()
  const [isCancelling, setIsCancelling] = useState(false)
  const { tone, text } = stateOfItem(item)
  const verbs = [
    ...(item.superior ? [] : [{ label: '取消事项', onPress: () => setIsCancelling(true) }]),
    { label: '修改', onPress: () => goTo(`/items/${item.id}/change`), isOpen: item.lead.isOwn },
  ]
  return (
    <>
      <PageHead
        title={item.name}
        state={
          item.isCancelled ? <StateMark tone="later">已取消</StateMark> : <StateMark tone={tone}>{text}</StateMark>
        }
        note={`第 ${item.version} 版`}
        back={BACK}
        actions={!item.isCancelled && <KeeperButtons verbs={verbs} />}
      />
      <div className="page-stack">
        <LawNotes item={item} />
        <Panel flush>
          <FactStrip facts={factsOf(item)} />
        </Panel>
        <PageColumns
          side={
            <>
              <RulingPanel ruling={item.ruling} />
              <LeadPanel lead={item.lead} />
              <ItemDrawsPanel itemId={item.id} />
            </>
          }
        >
          <Panel title="检查依据">
            <p className="plain-lines">{item.body.legalBasis}</p>
          </Panel>
          <CheckPointsPanel subItems={item.body.subItems} />
          <VersionsPanel itemId={item.id} versions={item.versions} />
        </PageColumns>
      </div>
      {isCancelling && <CancelItemDrawer item={item} onClose={() => setIsCancelling(false)} />}
    </>
  )
}

function factsOf(item: ItemDetail) {
  const { body, owner, approvingOffice, supervisingOffice, superior } = item
  const methods = item.methods.map((method) => CHECK_METHODS[method]).join('、')
  return [
    { label: '编号', value: item.code },
    { label: '类别', value: ITEM_CATEGORIES[item.category], note: body.isHot ? '群众反映强烈' : undefined },
    { label: '抽查比例', value: rateWords(item), note: differing(rateWords(item), item.rateText) },
    { label: '抽查频次', value: frequencyWords(item), note: differing(frequencyWords(item), item.frequencyText) },
    { label: '检查类型', value: CHECK_TYPES[item.checkType], note: RANDOM_SCOPES[item.randomScope] },
    { label: '检查方式', value: methods || '—' },
    {
      label: '责任科室',
      value: owner?.name ?? '—',
      note: `审批：${approvingOffice?.name ?? '—'}；监管：${supervisingOffice?.name ?? '—'}`,
    },
    { label: '来源', value: ITEM_SOURCES[item.source], note: superior?.bureauName },
    { label: '业务领域', value: item.domain || '—' },
    { label: '权责清单编码', value: item.powerCode || '—' },
    {
      label: '检查对象',
      value: <Link to={`/targets?item=${item.id}`}>{formatCount(item.targetCount)} 个</Link>,
      note: body.targetScope || undefined,
    },
    { label: '许可证', value: item.needsPermit ? '必须有' : '不要求' },
    { label: '检查人员要求', value: body.inspectorRequirement || '—' },
    {
      label: '上次使用',
      value: item.lastUsedOn ? formatDate(item.lastUsedOn) : '未用过',
      note: item.listedOn ? `${formatDate(item.listedOn)}列入清单` : undefined,
    },
    { label: '备注', value: body.remarks || '—' },
  ]
}

/** The words as published, where they say more than the number that was understood. */
function differing(shown: string, text: string): string | undefined {
  return text !== '' && text.replace(/\s/g, '') !== shown.replace(/\s/g, '') ? `原文：${text}` : undefined
}
