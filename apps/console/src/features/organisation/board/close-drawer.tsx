import { type DutyCard, type DutyClosing, formatDate } from '@sunlot/contract'
import { Input } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { AttachmentField } from '../attachment-field.tsx'
import { useOrganisationChange } from '../organisation.queries.ts'
import { OwnClauseTag } from '../own-clause-tag.tsx'
import { Light, unitsOf } from './board-columns.tsx'

/** Closes a duty with what shows that it is done (S1-05). */
export function CloseDrawer({ card, onClose }: { card: DutyCard; onClose: () => void }) {
  const today = useToday()
  const [note, setNote] = useState('')
  const [link, setLink] = useState('')
  const [attachment, setAttachment] = useState<{ id: string; name: string } | null>(null)
  const change = useOrganisationChange(onClose)
  const hasEvidence = attachment !== null || link.trim() !== ''

  function save(): void {
    const body: DutyClosing = { version: card.version, note, link: link.trim(), attachmentId: attachment?.id ?? null }
    change.mutate({ method: 'POST', path: `/duty-cards/${card.id}/close`, body })
  }
  return (
    <FormDrawer
      title={card.text}
      verb="办结"
      saving={change.isPending}
      canSave={note.trim().length > 1 && hasEvidence}
      onSave={save}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有办结" />}
    >
      <p className="page-block-note">
        <Light light={card.light} /> <OwnClauseTag id={card.clause} solo />{' '}
        {card.dueOn ? `${formatDate(card.dueOn, today)}前完成` : '不计时'}；牵头 {unitsOf(card, 'lead')}
      </p>
      <Field label="办结情况" required error={issueOf(change.error, 'note')}>
        {(ids) => <Input {...ids} maxLength={300} value={note} onChange={({ target }) => setNote(target.value)} />}
      </Field>
      <AttachmentField
        label="证据文件"
        help={card.evidenceWanted ? `要：${card.evidenceWanted}；不超过 50 兆` : '不超过 50 兆'}
        value={attachment}
        onChange={setAttachment}
      />
      <Field
        label="或者结果所在页面"
        help="从浏览器地址栏复制网址"
        error={
          issueOf(change.error, 'link') ?? (hasEvidence || note === '' ? undefined : '上传文件或填写页面地址，至少一样')
        }
      >
        {(ids) => <Input {...ids} value={link} onChange={({ target }) => setLink(target.value)} />}
      </Field>
    </FormDrawer>
  )
}
