import { Input } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, command } from '../../api/client.ts'
import { FailureNote } from '../../api/failure-note.tsx'
import { ChoiceCard } from '../../design/choice-card.tsx'
import { Field } from '../../design/field.tsx'
import { FormDrawer } from '../../design/form-drawer.tsx'
import { CivilDatePicker } from '../../design/civil-date-picker.tsx'

const LEAST_REASON = 4

export interface StatusChoice {
  readonly value: string
  readonly label: string
  /** What follows from it. */
  readonly consequence: string
}

/** What became of a change of several entries at once. */
export interface StatusOutcome {
  readonly changed: number
  /** One sentence for each that was refused. */
  readonly refused: readonly string[]
}

type StatusDrawerProps = {
  title: string
  directory: 'targets' | 'inspectors'
  ids: readonly string[]
  choices: readonly StatusChoice[]
  /** Whether the day it takes effect, and the last day of a suspension, can be chosen (S0-07). */
  dated?: boolean
  onDone: (outcome: StatusOutcome) => void
  onClose: () => void
}

/** A new status with its reason, for one entry or for the ones that are selected; each is an event of its own. */
export function StatusDrawer({ title, directory, ids, choices, dated = false, onDone, onClose }: StatusDrawerProps) {
  const [status, setStatus] = useState(choices.length === 1 ? (choices[0]?.value ?? '') : '')
  const [reason, setReason] = useState('')
  const [from, setFrom] = useState<string | null>(null)
  const [until, setUntil] = useState<string | null>(null)
  const [isChecked, setIsChecked] = useState(false)
  const client = useQueryClient()
  const isSuspension = status === 'suspended'
  const dates = dated ? { from, until: isSuspension ? until : null } : {}
  const change = useMutation({
    mutationFn: () =>
      changeEach(ids, (id) => command('POST', `/${directory}/${id}/status`, { status, reason, ...dates })),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: ['registry'] }),
  })
  const isShort = reason.trim().length < LEAST_REASON
  return (
    <FormDrawer
      title={title}
      verb="变更状态"
      saving={change.isPending}
      canSave={status !== '' && !isShort}
      onSave={() => change.mutate()}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有变更" />}
    >
      <div className="choices" role="radiogroup" aria-label="新状态">
        {choices.map(({ value, label, consequence }) => (
          <ChoiceCard
            key={value}
            name="status"
            title={label}
            consequence={consequence}
            checked={status === value}
            onChoose={() => setStatus(value)}
          />
        ))}
      </div>
      {dated && (
        <Field label="从哪天起" help="填以后的日期，到那天自动生效">
          {(ids) => <CivilDatePicker ids={ids} value={from} placeholder="今天" onChange={setFrom} />}
        </Field>
      )}
      {dated && isSuspension && (
        <Field label="到哪天为止" help="过了这天自动恢复">
          {(ids) => <CivilDatePicker ids={ids} value={until} placeholder="直到人工恢复" onChange={setUntil} />}
        </Field>
      )}
      <Field
        label="理由"
        required
        help={`至少 ${LEAST_REASON} 个字，记入变更历史`}
        error={isChecked && isShort && `理由至少写 ${LEAST_REASON} 个字`}
      >
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onBlur={() => setIsChecked(true)}
          />
        )}
      </Field>
    </FormDrawer>
  )
}

/** One after the other. A single refusal is thrown; among several, the others still go through and it is listed. */
async function changeEach(ids: readonly string[], changeOne: (id: string) => Promise<void>): Promise<StatusOutcome> {
  const refused: string[] = []
  for (const id of ids) {
    try {
      await changeOne(id)
    } catch (error) {
      if (ids.length === 1 || !(error instanceof ApiError) || error.code === undefined) throw error
      refused.push(error.message)
    }
  }
  return { changed: ids.length - refused.length, refused }
}
