import { type Absence, ABSENCE_KINDS, type AbsenceKind, formatDate, type InspectorDetail } from '@sunlot/contract'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { ChoiceCard } from '../../../design/choice-card.tsx'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'
import { isReason, ReasonField } from '../reason-field.tsx'
import { useRegistryChange } from '../registry.queries.ts'

const CONSEQUENCES: Record<AbsenceKind, string> = {
  leave: '到开始那天自动停派，截止后第二天自动恢复；占检查期间一半以上时不列入抽取',
  transfer: '从那天起不再参加抽取，档案和历次抽取记录保留',
  suspension: '从那天起不参加抽取，到期或提前结束后恢复',
}
const KINDS = Object.keys(ABSENCE_KINDS) as AbsenceKind[]

/** Announces an absence for days to come, or records one that has begun. */
export function AbsenceDrawer({ inspector, onClose }: { inspector: InspectorDetail; onClose: () => void }) {
  const [kind, setKind] = useState<AbsenceKind>('leave')
  const [fromOn, setFromOn] = useState<string | null>(useToday())
  const [untilOn, setUntilOn] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const change = useRegistryChange(onClose)
  const until = kind === 'transfer' ? null : untilOn
  const path = `/inspectors/${inspector.id}/absences`
  return (
    <FormDrawer
      title={`请假、调离、暂停：${inspector.name}`}
      verb="登记"
      saving={change.isPending}
      canSave={fromOn !== null && (kind !== 'leave' || until !== null) && isReason(reason)}
      onSave={() => change.mutate({ method: 'POST', path, body: { kind, fromOn, untilOn: until, reason } })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有登记" />}
    >
      <div className="choices" role="radiogroup" aria-label="种类">
        {KINDS.map((one) => (
          <ChoiceCard
            key={one}
            name="absence"
            title={ABSENCE_KINDS[one]}
            consequence={CONSEQUENCES[one]}
            checked={kind === one}
            onChoose={() => setKind(one)}
          />
        ))}
      </div>
      <Field label="从哪天起" required error={issueOf(change.error, 'fromOn')}>
        {(ids) => <CivilDatePicker ids={ids} value={fromOn} placeholder="选择日期" onChange={setFromOn} />}
      </Field>
      {kind !== 'transfer' && (
        <Field label="到哪天为止" required={kind === 'leave'} help="含这一天" error={issueOf(change.error, 'untilOn')}>
          {(ids) => (
            <CivilDatePicker
              ids={ids}
              value={untilOn}
              placeholder={kind === 'leave' ? '选择日期' : '另行通知'}
              onChange={setUntilOn}
            />
          )}
        </Field>
      )}
      <ReasonField value={reason} onChange={setReason} error={change.error} />
    </FormDrawer>
  )
}

type EndAbsenceDrawerProps = { absence: Absence; name: string; onClose: () => void }

/** First day back, or the first day of the absence itself to call it off. */
export function EndAbsenceDrawer({ absence, name, onClose }: EndAbsenceDrawerProps) {
  const today = useToday()
  const isToCome = absence.fromOn > today
  const [endedOn, setEndedOn] = useState<string | null>(isToCome ? absence.fromOn : today)
  const [reason, setReason] = useState('')
  const change = useRegistryChange(onClose)
  const kind = ABSENCE_KINDS[absence.kind]
  return (
    <FormDrawer
      title={`${isToCome ? '取消' : '提前结束'}${kind}：${name}`}
      verb={isToCome ? '取消这次登记' : '提前结束'}
      saving={change.isPending}
      canSave={endedOn !== null && isReason(reason)}
      onSave={() => change.mutate({ method: 'POST', path: `/absences/${absence.id}/end`, body: { endedOn, reason } })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有保存" />}
    >
      <p className="drawer-lead">
        {formatDate(absence.fromOn)}开始{absence.untilOn && `，${formatDate(absence.untilOn)}为止`}。{absence.reason}
      </p>
      {!isToCome && (
        <Field label="从哪天起恢复" required error={issueOf(change.error, 'endedOn')}>
          {(ids) => <CivilDatePicker ids={ids} value={endedOn} placeholder="选择日期" onChange={setEndedOn} />}
        </Field>
      )}
      <ReasonField value={reason} onChange={setReason} error={change.error} />
    </FormDrawer>
  )
}
