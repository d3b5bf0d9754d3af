import { Input } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'
import { useItemPost } from './items.queries.ts'

/** Publishes the list as it is now; bureaus below take it in with the same act (S3-05, S1-25). */
export function PublishDrawer({ onClose }: { onClose: () => void }) {
  const today = useToday()
  const [documentNo, setDocumentNo] = useState('')
  const [publishedOn, setPublishedOn] = useState<string | null>(today)
  const post = useItemPost(onClose)
  return (
    <FormDrawer
      title="公布抽查事项清单"
      verb="公布清单"
      saving={post.isPending}
      canSave={publishedOn !== null}
      onSave={() => post.mutate({ path: '/item-list/publications', body: { documentNo, publishedOn } })}
      onClose={onClose}
      failure={<FailureNote error={post.error} what="没有公布" />}
    >
      <p className="note drawer-lead">
        按现在的内容公布，公布的一份不再变；下级单位的清单同时纳入本局事项，名称、依据和检查要点随本局清单
      </p>
      <Field label="文号" help="可以不填" error={issueOf(post.error, 'documentNo')}>
        {(ids) => (
          <Input {...ids} maxLength={100} value={documentNo} onChange={(event) => setDocumentNo(event.target.value)} />
        )}
      </Field>
      <Field label="公布日期" required error={issueOf(post.error, 'publishedOn')}>
        {(ids) => <CivilDatePicker ids={ids} value={publishedOn} placeholder="选日期" onChange={setPublishedOn} />}
      </Field>
    </FormDrawer>
  )
}
