import { type DutyCard, formatDate } from '@sunlot/contract'
import { Button, Drawer, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useCan, useToday } from '../../../api/session.ts'
import { FactStrip } from '../../../design/panel.tsx'
import { AttachmentLink } from '../attachment-field.tsx'
import { useOrganisationChange } from '../organisation.queries.ts'
import { OwnClauseTag } from '../own-clause-tag.tsx'
import { Light, unitsOf } from './board-columns.tsx'

type OpenedCardProps = {
  card: DutyCard
  onClose: () => void
  onEdit?: ((card: DutyCard) => void) | undefined
  /** The form that closes it; whoever may not sees who may. */
  children: ReactNode
}

/** One duty: who, until when, what proves it, and how it was closed. */
export function OpenedCard({ card, onClose, onEdit, children }: OpenedCardProps) {
  const today = useToday()
  const isKeeper = useCan('platformAdmin', 'platformLead')
  if (children) return children
  return (
    <Drawer open title={card.text} size={480} onClose={onClose}>
      <FactStrip
        facts={[
          { label: '条款', value: <OwnClauseTag id={card.clause} solo /> },
          { label: '状态', value: <Light light={card.light} /> },
          { label: '完成时限', value: card.dueOn ? formatDate(card.dueOn, today) : '不计时' },
        ]}
      />
      <p>
        牵头 {unitsOf(card, 'lead')}
        {unitsOf(card, 'participating') && `；配合 ${unitsOf(card, 'participating')}`}
      </p>
      {card.closed ? (
        <>
          <p>
            {formatDate(card.closed.on, today)} {card.closed.by} 办结：{card.closed.note}
          </p>
          <p>
            证据：
            {card.closed.attachment ? (
              <AttachmentLink attachment={card.closed.attachment} />
            ) : (
              <EvidenceLink link={card.closed.link} />
            )}
          </p>
          {isKeeper && <Reopen card={card} onDone={onClose} />}
        </>
      ) : (
        <p className="note">
          由{unitsOf(card, 'lead')}的人办结，办结时附：{card.evidenceWanted || '证据'}
        </p>
      )}
      {onEdit && !card.closed && <Button onClick={() => onEdit(card)}>修改</Button>}
    </Drawer>
  )
}

function EvidenceLink({ link }: { link: string }) {
  return link.startsWith('/') ? <Link to={link}>打开所指页面</Link> : <a href={link}>{link}</a>
}

function Reopen({ card, onDone }: { card: DutyCard; onDone: () => void }) {
  const [reason, setReason] = useState('')
  const change = useOrganisationChange(onDone)
  return (
    <>
      <Input
        aria-label="重新打开的理由"
        placeholder="重新打开的理由"
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Button
        disabled={reason.trim() === ''}
        loading={change.isPending}
        onClick={() => change.mutate({ method: 'POST', path: `/duty-cards/${card.id}/reopen`, body: { reason } })}
      >
        重新打开
      </Button>
      <FailureNote error={change.error} what="没有打开" />
    </>
  )
}
