import { formatInstant, type Gate, GATE_STATES, type GateState } from '@sunlot/contract'
import { Popover } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { ClauseTag } from './clause-tag.tsx'
import { LaterGlyph, MetGlyph, NoteGlyph, UnmetGlyph, WaivedGlyph } from './glyphs.tsx'
import './gate-list.css'

const GLYPHS = { blocked: UnmetGlyph, warned: NoteGlyph, waived: WaivedGlyph, passed: MetGlyph, pending: LaterGlyph }

const GROUPS = [
  { title: '还差', states: ['blocked'] },
  { title: '需要知道', states: ['warned', 'waived'] },
  { title: '已满足', states: ['passed'] },
  { title: '以后再看', states: ['pending'] },
] as const satisfies { title: string; states: GateState[] }[]

type GateListProps = {
  gates: readonly Gate[]
  /** What stands at the end of a row instead of the gate's own link, e.g. a button that waives it. */
  renderAction?: (gate: Gate) => ReactNode
}

/** The conditions of one step, unmet first, in the four groups 还差, 需要知道, 已满足, 以后再看. */
export function GateList({ gates, renderAction }: GateListProps) {
  return (
    <div className="gate-list">
      {GROUPS.map(({ title, states }) => {
        const members = states.flatMap((state) => gates.filter((gate) => gate.state === state))
        if (members.length === 0) return null
        return (
          <section key={title}>
            <h3 className="gate-group">
              {title} {members.length} 项
            </h3>
            <ul>
              {members.map((gate) => (
                <GateRow key={gate.id} gate={gate} action={renderAction?.(gate)} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

/** One condition: state, sentence, clause, evidence, link. */
function GateRow({ gate, action }: { gate: Gate; action?: ReactNode }) {
  return (
    <li className={`gate-row gate-${gate.state}`}>
      <GateMark state={gate.state} />
      <span className="gate-requirement">{gate.requirement}</span>
      <span>{gate.clause && <ClauseTag id={gate.clause} />}</span>
      <span className="gate-evidence">{gate.evidence}</span>
      <span className="gate-link">{action ?? <GateLink gate={gate} />}</span>
    </li>
  )
}

/** A waived gate shows its reason and approver, any other its own link. */
function GateLink({ gate }: { gate: Gate }) {
  if (gate.waiver) {
    const { reason, approver, at } = gate.waiver
    return (
      <Popover trigger="click" placement="bottomRight" content={`${approver} ${formatInstant(at)} 批准：${reason}`}>
        <button type="button" className="link-button">
          看理由
        </button>
      </Popover>
    )
  }
  return gate.link && <Link to={gate.link.to}>{gate.link.text}</Link>
}

/** Glyph and word of a condition's state. */
export function GateMark({ state }: { state: GateState }) {
  const StateGlyph = GLYPHS[state]
  return (
    <span className={`gate-mark gate-mark-${state}`}>
      <StateGlyph />
      {GATE_STATES[state]}
    </span>
  )
}
