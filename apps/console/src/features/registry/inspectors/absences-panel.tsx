import { type Absence, ABSENCE_KINDS, formatDate, type InspectorDetail } from '@sunlot/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useToday } from '../../../api/session.ts'
import { Panel } from '../../../design/panel.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import { useIsKeeper } from '../keepers.tsx'
import { AbsenceDrawer, EndAbsenceDrawer } from './absence-drawers.tsx'

/** Leave, transfer and suspension with their days, gone and to come; they begin and end by themselves (S0-10). */
export function AbsencesPanel({ inspector }: { inspector: InspectorDetail }) {
  const today = useToday()
  const isKeeper = useIsKeeper()
  const [opened, setOpened] = useState<Absence | 'new'>()
  const close = () => setOpened(undefined)
  const { absences } = inspector
  return (
    <Panel
      title="请假、调离、暂停"
      action={
        <Button size="small" disabled={!isKeeper} onClick={() => setOpened('new')}>
          登记
        </Button>
      }
      flush
    >
      {absences.length === 0 && <p className="note panel-none">没有登记。登记后到日子自动停派，到期自动恢复</p>}
      <ul className="conflicts">
        {absences.map((absence) => (
          <li key={absence.id}>
            <div>
              <AbsenceMark absence={absence} today={today} /> {sayDays(absence, today)}
              <p className="note">{absence.reason}</p>
            </div>
            {isKeeper && isOpen(absence, today) && (
              <button type="button" className="link-button" onClick={() => setOpened(absence)}>
                {absence.fromOn > today ? '取消' : '提前结束'}
              </button>
            )}
          </li>
        ))}
      </ul>
      {opened === 'new' && <AbsenceDrawer inspector={inspector} onClose={close} />}
      {opened && opened !== 'new' && <EndAbsenceDrawer absence={opened} name={inspector.name} onClose={close} />}
    </Panel>
  )
}

function isOpen({ endedOn, untilOn }: Absence, today: string): boolean {
  return endedOn === null && (untilOn === null || untilOn >= today)
}

function AbsenceMark({ absence, today }: { absence: Absence; today: string }) {
  const { kind, fromOn, endedOn } = absence
  if (endedOn !== null && endedOn <= fromOn) return <StateMark tone="later">{ABSENCE_KINDS[kind]}，已取消</StateMark>
  if (!isOpen(absence, today)) return <StateMark tone="later">{ABSENCE_KINDS[kind]}，已结束</StateMark>
  return <StateMark tone={fromOn > today ? 'later' : 'soon'}>{ABSENCE_KINDS[kind]}</StateMark>
}

function sayDays({ fromOn, untilOn, endedOn }: Absence, today: string): string {
  const from = formatDate(fromOn, today)
  if (endedOn !== null && endedOn > fromOn) return `${from}起，${formatDate(endedOn, today)}恢复`
  return untilOn === null ? `${from}起` : `${from}至${formatDate(untilOn, today)}`
}
