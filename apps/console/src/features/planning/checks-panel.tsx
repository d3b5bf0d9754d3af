import type { PlanCheck } from '@sunlot/contract'
import { Link } from 'react-router'
import { ClauseTag } from '../../design/clause-tag.tsx'
import { MetGlyph, NoteGlyph, UnmetGlyph } from '../../design/glyphs.tsx'
import { Panel } from '../../design/panel.tsx'

const GLYPHS = { passed: MetGlyph, warned: NoteGlyph, blocked: UnmetGlyph } as const
const WORDS = { passed: '已满足', warned: '请注意', blocked: '未满足' } as const

/** 计划检查: what the plan must meet before it is submitted, unmet first. */
export function ChecksPanel({ planId, checks }: { planId: string; checks: readonly PlanCheck[] }) {
  const unmet = checks.filter(({ state }) => state === 'blocked').length
  return (
    <Panel
      title="计划检查"
      note={unmet > 0 ? `还差 ${unmet} 项，补齐才能报批` : '每次保存自动核对'}
      action={<Link to={`/plans/${planId}/simulator`}>换个数测算</Link>}
      flush
    >
      <ul className="plan-checks">
        {checks.map((check) => (
          <CheckRow key={check.id} check={check} />
        ))}
      </ul>
    </Panel>
  )
}

export function CheckRow({ check: { state, requirement, clause, evidence, link } }: { check: PlanCheck }) {
  const StateGlyph = GLYPHS[state]
  return (
    <li className={`plan-check plan-check-${state}`}>
      <StateGlyph />
      <span>
        <span className="visually-hidden">{WORDS[state]}：</span>
        {requirement} <ClauseTag id={clause} solo />
      </span>
      <span className="note">{evidence}</span>
      {link && <Link to={link.to}>{link.text}</Link>}
    </li>
  )
}
