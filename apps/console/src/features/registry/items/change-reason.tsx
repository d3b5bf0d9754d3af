import { ITEM_CAUSES } from '@sunlot/contract'
import { Input, Radio } from 'antd'
import { issueOf } from '../../../api/failure-note.tsx'
import { Field } from '../../../design/field.tsx'
import { Panel } from '../../../design/panel.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'

const CAUSES = (['correction', 'lawChange', 'supplement', 'superiorList'] as const).map((value) => ({
  value,
  label: ITEM_CAUSES[value],
}))

export interface Reason {
  readonly cause: (typeof CAUSES)[number]['value']
  readonly note: string
  /** From which day the new version holds; null = today. */
  readonly fromOn: string | null
}

type ChangeReasonProps = { reason: Reason; error: unknown; onChange: (reason: Reason) => void }

/** Why a new version is made and from when it holds. */
export function ChangeReason({ reason, error, onChange }: ChangeReasonProps) {
  const isLaw = reason.cause === 'lawChange'
  return (
    <Panel title="修改原因">
      <Field label="原因" required>
        {(ids) => (
          <Radio.Group
            id={ids.id}
            aria-label="原因"
            options={CAUSES}
            value={reason.cause}
            onChange={(event) => onChange({ ...reason, cause: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={isLaw ? '法律变化说明' : '说明'}
        required={isLaw}
        help={isLaw ? '哪部法律法规的哪一条，怎么变的' : '可以不填'}
        error={issueOf(error, 'note')}
      >
        {(ids) => (
          <Input
            {...ids}
            maxLength={300}
            value={reason.note}
            onChange={(event) => onChange({ ...reason, note: event.target.value })}
          />
        )}
      </Field>
      <Field label="从哪天起" help="不早于上一版，不晚于今天" error={issueOf(error, 'fromOn')}>
        {(ids) => (
          <CivilDatePicker
            ids={ids}
            value={reason.fromOn}
            placeholder="今天"
            onChange={(fromOn) => onChange({ ...reason, fromOn })}
          />
        )}
      </Field>
    </Panel>
  )
}
