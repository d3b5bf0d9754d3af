import { type PasteOutcome, PasteOutcomeSchema } from '@sunlot/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { send } from '../../api/client.ts'
import { FailureNote } from '../../api/failure-note.tsx'
import { Field } from '../../design/field.tsx'
import { FormDrawer } from '../../design/form-drawer.tsx'
import { ErrorNote } from '../../design/notes.tsx'

type PasteDrawerProps = {
  title: string
  /** Where the text goes. */
  path: string
  /** What the columns are, and an example. */
  children: ReactNode
  placeholder: string
  onClose: () => void
}

/** A table copied from a sheet: taken over whole, or every faulty line named and nothing taken. */
export function PasteDrawer({ title, path, children, placeholder, onClose }: PasteDrawerProps) {
  const [text, setText] = useState('')
  const client = useQueryClient()
  const paste = useMutation({
    mutationFn: () => send('POST', path, { text }, PasteOutcomeSchema),
    onSuccess: ({ faults }) => {
      if (faults.length === 0) onClose()
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['registry'] }),
  })
  return (
    <FormDrawer
      title={title}
      verb="导入"
      saving={paste.isPending}
      canSave={text.trim() !== ''}
      onSave={() => paste.mutate()}
      onClose={onClose}
      failure={<FailureNote error={paste.error} what="没有导入" />}
    >
      {children}
      <Field label="从表格里复制，粘贴到这里" required>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={12}
            placeholder={placeholder}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {paste.data && paste.data.faults.length > 0 && <Faults faults={paste.data.faults} />}
    </FormDrawer>
  )
}

function Faults({ faults }: Pick<PasteOutcome, 'faults'>) {
  return (
    <ErrorNote title={`有 ${faults.length} 处要改，整表改好才能导入，这次什么也没有导入`}>
      <ul>
        {faults.map(({ line, text }) => (
          <li key={`${line}${text}`}>
            第 {line} 行：{text}
          </li>
        ))}
      </ul>
    </ErrorNote>
  )
}
