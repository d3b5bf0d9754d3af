import { type PolicyVersionRow, PolicyVersionRowSchema, PROFILES } from '@sunlot/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { send } from '../../api/client.ts'
import { FailureNote } from '../../api/failure-note.tsx'
import { Field } from '../../design/field.tsx'
import { FormDrawer } from '../../design/form-drawer.tsx'

const CreatedSchema = PolicyVersionRowSchema.pick({ id: true })
const REASON_MIN = 10

type DraftDrawerProps = { versions: readonly PolicyVersionRow[]; onClose: () => void }

/** Begins the next version: from what, and why (S3-10). */
export function DraftDrawer({ versions, onClose }: DraftDrawerProps) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const [from, setFrom] = useState('current')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const isShort = reason.trim().length < REASON_MIN
  const create = useMutation({
    mutationFn: () => send('POST', '/policy-versions', { from, reason }, CreatedSchema),
    onSuccess: ({ id }) => navigate(`/rulebook/versions/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['rulebook'] }),
  })
  function save(): void {
    setTried(true)
    if (!isShort) create.mutate()
  }
  return (
    <FormDrawer
      title="编下一版细则"
      verb="开始编制"
      saving={create.isPending}
      onSave={save}
      onClose={onClose}
      failure={<FailureNote error={create.error} what="没有开始编制" />}
    >
      <Field label="从哪一份改起" help="取值全部照抄，再逐项改">
        {(ids) => (
          <Select
            {...ids}
            value={from}
            onChange={setFrom}
            options={[
              { value: 'current', label: '现行的细则' },
              ...versions.map(({ id, number }) => ({ value: id, label: `第 ${number} 版` })),
              ...PROFILES.map(({ id, notice }) => ({ value: id, label: `通知原文：${notice}` })),
            ]}
          />
        )}
      </Field>
      <Field
        label="为什么要改"
        required
        help="至少 10 个字，写明依据或实际情况"
        error={tried && isShort ? '理由至少写 10 个字' : undefined}
      >
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
    </FormDrawer>
  )
}
