import { formatDate, type RiskFact, RISK_FACT_KINDS, type TargetDetail } from '@sunlot/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useToday } from '../../../api/session.ts'
import { ClauseTag } from '../../../design/clause-tag.tsx'
import { Panel } from '../../../design/panel.tsx'
import { RiskLetter } from '../../../design/risk-letter.tsx'
import { useIsKeeper } from '../keepers.tsx'
import { RiskFactDrawer, RiskOutcomeDrawer } from './risk-fact-drawer.tsx'

/** What may raise ratio and frequency for one target (S0-19, S3-12, S4-16), and whether it does. */
export function TargetRiskFacts({ target }: { target: TargetDetail }) {
  const today = useToday()
  const isKeeper = useIsKeeper()
  const [opened, setOpened] = useState<'new' | RiskFact>()
  const close = () => setOpened(undefined)
  const { uplift } = target
  return (
    <Panel
      title="风险情形"
      note={uplift.clause && <ClauseTag id={uplift.clause} solo />}
      action={
        <Button size="small" disabled={!isKeeper} onClick={() => setOpened('new')}>
          登记
        </Button>
      }
      flush
    >
      <p className="note panel-none">
        {uplift.counts ? `应加大抽查力度：${uplift.reasons.join('；')}` : '没有须加大抽查力度的情形'}
      </p>
      <ul className="conflicts">
        {target.riskFacts.map((fact) => (
          <li key={fact.id}>
            <div>
              {RISK_FACT_KINDS[fact.kind]} {outcomeWords(fact)}
              <p className="note">
                {formatDate(fact.on, today)}，{fact.source}
                {fact.note && `。${fact.note}`}
              </p>
            </div>
            {isKeeper && isOpenFact(fact) && (
              <button type="button" className="link-button" onClick={() => setOpened(fact)}>
                记结果
              </button>
            )}
          </li>
        ))}
      </ul>
      {opened === 'new' && <RiskFactDrawer target={target} onClose={close} />}
      {opened && opened !== 'new' && <RiskOutcomeDrawer fact={opened} onClose={close} />}
    </Panel>
  )
}

function isOpenFact({ kind, substantiated, endedOn }: RiskFact): boolean {
  return (kind === 'complaint' && substantiated === null) || (kind !== 'complaint' && endedOn === null)
}

function outcomeWords({ kind, substantiated, endedOn }: RiskFact): string {
  if (endedOn) return `（${formatDate(endedOn)}移出）`
  if (kind !== 'complaint') return ''
  if (substantiated === null) return '（正在核查）'
  return substantiated ? '（查实）' : '（不属实）'
}

/** B-05: each change of class with the day it counts from and where it came from. */
export function TargetRiskClasses({ target: { riskClasses } }: { target: TargetDetail }) {
  const today = useToday()
  return (
    <Panel title="风险类别变化" note={<ClauseTag id="B-05" solo />} flush>
      {riskClasses.length === 0 && <p className="note panel-none">建档以后类别没有变过</p>}
      <ul className="conflicts">
        {riskClasses.map((change, index) => (
          <li key={`${change.from}${index}`}>
            <div>
              {change.before ? <RiskLetter risk={change.before} /> : '未分类'} →{' '}
              {change.riskClass ? <RiskLetter risk={change.riskClass} /> : '未分类'}
              <p className="note">
                {formatDate(change.from, today)}起，{change.source}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
