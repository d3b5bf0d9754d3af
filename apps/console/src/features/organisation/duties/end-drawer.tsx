import { DUTIES, type DutyGrant } from '@sunlot/contract'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'
import { useOrganisationChange } from '../organisation.queries.ts'

/** Ends a duty on a day; what was held until then stays in the list. */
export function EndDrawer({ grant, onClose }: { grant: DutyGrant; onClose: () => void }) {
  const today = useToday()
  const [until, setUntil] = useState<string | null>(today)
  const change = useOrganisationChange(onClose)
  return (
    <FormDrawer
      title={`结束“${grant.holder}”的${DUTIES[grant.duty].name}`}
      verb="结束职责"
      saving={change.isPending}
      canSave={until !== null}
      onSave={() => change.mutate({ method: 'POST', path: `/duty-grants/${grant.id}/end`, body: { until } })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有结束" />}
    >
      <Field
        label="最后一天"
        required
        help="这一天仍由其承担，第二天起没有权限；要立即停止，选前一天"
        error={issueOf(change.error, 'until')}
      >
        {(ids) => <CivilDatePicker ids={ids} value={until} placeholder="选择日期" onChange={setUntil} />}
      </Field>
    </FormDrawer>
  )
}
