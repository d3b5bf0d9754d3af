import type { Gate } from '@sunlot/contract'
import { Input } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../api/failure-note.tsx'
import { ClauseTag } from '../../design/clause-tag.tsx'
import { Field } from '../../design/field.tsx'
import { FormDrawer } from '../../design/form-drawer.tsx'
import { useTaskStep } from './tasks.queries.ts'

/** What cannot be done to a task without saying why. */
export type ReasonedAct = { kind: 'return' } | { kind: 'cancel' } | { kind: 'waive'; gate: Gate }

const WORDS = {
  return: {
    title: '退回方案',
    verb: '退回方案',
    help: '抽取人照此修改，改后重新报批',
    note: '已有的批准和两库完成的宣布随之作废，记录都保留。',
    least: 1,
  },
  cancel: {
    title: '取消任务',
    verb: '取消任务',
    help: '写进全程留痕',
    note: '取消后不能恢复，要再查须重新发起；方案和记录都保留。',
    least: 1,
  },
  waive: {
    title: '豁免一项条件',
    verb: '批准豁免',
    help: '至少 10 个字，说明依据哪一条',
    note: '理由和批准人写进合规证明，一直留着。',
    least: 10,
  },
} as const

type ReasonDrawerProps = { taskId: string; act: ReasonedAct; onClose: () => void }

/** A step with its reason: sending back, ending, waiving. */
export function ReasonDrawer({ taskId, act, onClose }: ReasonDrawerProps) {
  const { title, verb, help, note, least } = WORDS[act.kind]
  const step = useTaskStep(taskId)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const isShort = reason.trim().length < least

  function save(): void {
    setTried(true)
    if (isShort) return
    const body = { reason: reason.trim(), ...(act.kind === 'waive' && { gateId: act.gate.id }) }
    step.mutate({ path: act.kind, body }, { onSuccess: onClose })
  }
  return (
    <FormDrawer
      title={title}
      verb={verb}
      saving={step.isPending}
      onSave={save}
      onClose={onClose}
      failure={<FailureNote error={step.error} what={`没有${verb}`} />}
    >
      {act.kind === 'waive' && (
        <p className="waived-gate">
          {act.gate.requirement} <ClauseTag id={act.gate.clause} />
          <br />
          <span className="note">{act.gate.evidence}</span>
        </p>
      )}
      <Field
        label="理由"
        required
        help={help}
        error={tried && isShort ? (least > 1 ? `理由至少写 ${least} 个字` : '写明理由') : undefined}
      >
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={4}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      <p className="note">{note}</p>
    </FormDrawer>
  )
}
