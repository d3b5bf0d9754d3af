import { formatDate, type ItemDetail } from '@sunlot/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { NoteGlyph } from '../../../design/glyphs.tsx'
import { useIsKeeper } from '../keepers.tsx'
import { useRegistryChange } from '../registry.queries.ts'

/** Changed laws that this item cites and nobody has held it against yet (S1-08): change it, or confirm it as it is. */
export function LawNotes({ item }: { item: ItemDetail }) {
  const isKeeper = useIsKeeper() || item.lead.isOwn
  const [confirmed, setConfirmed] = useState<string>()
  return (
    <>
      {item.laws.map((law) => (
        <section key={law.id} className="law-note">
          <h2>
            <NoteGlyph />
            依据有变化，待核对：{law.title}
          </h2>
          <p>
            {formatDate(law.changedOn)}起，{law.note}
          </p>
          <div className="state-actions">
            <Link to={`/items/${item.id}/change?cause=lawChange`}>按新规定修改</Link>
            <Button disabled={!isKeeper} onClick={() => setConfirmed(law.id)}>
              核对无误，不用改
            </Button>
          </div>
        </section>
      ))}
      {confirmed && <ConfirmDrawer itemId={item.id} lawChangeId={confirmed} onClose={() => setConfirmed(undefined)} />}
    </>
  )
}

type ConfirmDrawerProps = { itemId: string; lawChangeId: string; onClose: () => void }

function ConfirmDrawer({ itemId, lawChangeId, onClose }: ConfirmDrawerProps) {
  const [note, setNote] = useState('')
  const change = useRegistryChange(onClose)
  return (
    <FormDrawer
      title="核对无误，不用改"
      verb="确认核对"
      saving={change.isPending}
      canSave={note.trim().length >= 4}
      onSave={() => change.mutate({ method: 'POST', path: `/items/${itemId}/law-check`, body: { lawChangeId, note } })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有保存" />}
    >
      <Field label="核对情况" required help="至少 4 个字，写明为什么不用改" error={issueOf(change.error, 'note')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={300}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </FormDrawer>
  )
}
