import { type Bureau, OfficesMadeSchema } from '@sunlot/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { send } from '../../api/client.ts'
import { FailureNote, issueOf } from '../../api/failure-note.tsx'
import { Field } from '../../design/field.tsx'
import { FormDrawer } from '../../design/form-drawer.tsx'
import { DoneNote } from '../../design/notes.tsx'

/** Offices from a table pasted out of Excel: whole or not at all (S1-01). */
export function OfficesImportDrawer({ bureau, onClose }: { bureau: Bureau; onClose: () => void }) {
  const client = useQueryClient()
  const [text, setText] = useState('')
  const made = useMutation({
    mutationFn: () => send('POST', '/offices/import', { bureauId: bureau.id, text }, OfficesMadeSchema),
    onSuccess: () => client.invalidateQueries({ queryKey: ['settings'] }),
  })
  return (
    <FormDrawer
      title={`给“${bureau.name}”导入科室`}
      verb="导入科室"
      saving={made.isPending}
      canSave={text.trim() !== ''}
      onSave={() => made.mutate()}
      onClose={onClose}
      failure={
        <>
          <FailureNote error={made.error} what="没有导入" />
          {made.data && (
            <DoneNote title={`新增 ${made.data.created} 个科室`}>
              {made.data.known > 0 && `${made.data.known} 个原来就有，没有改动`}
            </DoneNote>
          )}
        </>
      }
    >
      <Field
        label="科室"
        required
        help="从 Excel 复制两列粘贴：科室名称、上级科室；没有上级的第二列空着"
        error={issueOf(made.error, 'text')}
      >
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoSize={{ minRows: 10, maxRows: 24 }}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
    </FormDrawer>
  )
}
