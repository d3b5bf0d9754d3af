import { DOCUMENT_KINDS, formatDate, formatInstant, type Recipient } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { PageHead } from '../../../design/page-head.tsx'
import { FactStrip, Panel } from '../../../design/panel.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import { AttachmentLink } from '../attachment-field.tsx'
import { documentQuery, useOrganisationChange } from '../organisation.queries.ts'
import '../organisation.css'

/** One issued document and the receipts of its recipients (S0-01). */
export function DocumentPage() {
  const { documentId = '' } = useParams()
  const today = useToday()
  const { data, error } = useQuery(documentQuery(documentId))
  return (
    <>
      <PageHead
        title={data?.title ?? '印发的文件'}
        note={data?.documentNo}
        back={{ to: '/organisation/documents', label: '文件印发与签收' }}
      />
      <FailureNote error={error} what="文件没有打开" />
      {data && (
        <div className="group-panels">
          <FactStrip
            facts={[
              { label: '类别', value: DOCUMENT_KINDS[data.kind] },
              {
                label: '研究同意',
                value: data.approvingBody,
                note: data.approvedOn ? formatDate(data.approvedOn, today) : undefined,
              },
              { label: '印发日期', value: formatDate(data.issuedOn, today) },
              { label: '登记人', value: data.issuedBy },
              { label: '附件', value: <AttachmentLink attachment={data.attachment} /> },
            ]}
          />
          <Panel title="签收" note={`${data.receivedCount} / ${data.recipientCount} 个单位已签收`} flush>
            <table className="plain-table">
              <caption className="visually-hidden">签收单位</caption>
              <thead>
                <tr>
                  <th scope="col">单位</th>
                  <th scope="col">状态</th>
                  <th scope="col">签收人</th>
                  <th scope="col">时间</th>
                </tr>
              </thead>
              <tbody>
                {data.recipients.map((recipient) => (
                  <RecipientRow key={recipient.id} documentId={documentId} recipient={recipient} />
                ))}
              </tbody>
            </table>
          </Panel>
        </div>
      )}
    </>
  )
}

function RecipientRow({ documentId, recipient }: { documentId: string; recipient: Recipient }) {
  const today = useToday()
  const { unit, receivedAt, receivedBy, isMine } = recipient
  return (
    <tr>
      <td>{unit}</td>
      <td>
        <StateMark tone={receivedAt ? 'good' : 'later'}>{receivedAt ? '已签收' : '未签收'}</StateMark>
      </td>
      <td>{isMine ? <Receive documentId={documentId} recipient={recipient} /> : receivedBy || '—'}</td>
      <td>{receivedAt ? formatInstant(receivedAt, today) : '—'}</td>
    </tr>
  )
}

/** An office ticks for itself; for a unit without accounts the name of whoever signed is asked. */
function Receive({ documentId, recipient }: { documentId: string; recipient: Recipient }) {
  const [by, setBy] = useState('')
  const change = useOrganisationChange()
  const needsName = recipient.officeId === null
  const path = `/issued-documents/${documentId}/receipts/${recipient.id}`
  return (
    <span className="receipt-tools">
      {needsName && (
        <Input
          size="small"
          aria-label={`${recipient.unit}由谁签收`}
          placeholder="由谁签收"
          value={by}
          onChange={({ target }) => setBy(target.value)}
        />
      )}
      <Button
        size="small"
        type="primary"
        disabled={needsName && by.trim() === ''}
        loading={change.isPending}
        onClick={() => change.mutate({ method: 'POST', path, body: { by } })}
      >
        签收
      </Button>
      <FailureNote error={change.error} what="没有签收" />
    </span>
  )
}
