import {
  formatCount,
  formatDate,
  formatInstant,
  type ItemListState,
  type ItemRequest,
  REQUEST_STATUSES,
} from '@sunlot/contract'
import { Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { useCan, useSession, useToday } from '../../../api/session.ts'
import { ChoiceCard } from '../../../design/choice-card.tsx'
import { ClauseTag } from '../../../design/clause-tag.tsx'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { Panel } from '../../../design/panel.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import { useRegistryChange } from '../registry.queries.ts'

type RequestsPanelProps = { requests: readonly ItemRequest[]; deadline: ItemListState['deadlines']['handIn'] }

/** 补充申请: what the offices ask for, and what became of it. */
export function RequestsPanel({ requests, deadline }: RequestsPanelProps) {
  const today = useToday()
  const [opened, setOpened] = useState<ItemRequest>()
  const waiting = requests.filter(({ status }) => status === 'filed').length
  return (
    <Panel
      title="补充申请"
      note={waiting > 0 ? `${formatCount(waiting)} 件待汇总` : undefined}
      action={
        deadline && (
          <span className="note">
            {formatDate(deadline.on, today)}前报送 <ClauseTag id={deadline.clause} solo />
          </span>
        )
      }
      flush
    >
      {requests.length === 0 && (
        <p className="note panel-none">还没有补充申请。上级清单没有、本地又要查的事项，由业务科室申请补充</p>
      )}
      {requests.length > 0 && (
        <table className="plain-table requests-table">
          <caption className="visually-hidden">补充申请</caption>
          <thead>
            <tr>
              {['事项', '理由', '科室', '报送', '状态', '办理'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {requests.map((request) => (
              <RequestRow key={request.id} request={request} onDecide={() => setOpened(request)} />
            ))}
          </tbody>
        </table>
      )}
      {opened && <DecideDrawer request={opened} onClose={() => setOpened(undefined)} />}
    </Panel>
  )
}

function RequestRow({ request, onDecide }: { request: ItemRequest; onDecide: () => void }) {
  const today = useToday()
  const { actor } = useSession()
  const mayDecide = useCan('platformLead', 'platformAdmin')
  const { draft, reason, office, filedBy, filedAt, status, decidedBy, decisionNote, itemId } = request
  return (
    <tr>
      <td>{itemId ? <Link to={`/items/${itemId}`}>{draft.name}</Link> : draft.name}</td>
      <td>{reason}</td>
      <td>{office || '—'}</td>
      <td>
        {filedBy} <span className="note">{formatInstant(filedAt, today)}</span>
      </td>
      <td>
        <StateMark tone={status === 'accepted' ? 'good' : status === 'filed' ? 'now' : 'later'}>
          {REQUEST_STATUSES[status]}
        </StateMark>
      </td>
      <td>
        {status === 'filed' && mayDecide && filedBy !== actor.name && (
          <button type="button" className="link-button" onClick={onDecide}>
            办理
          </button>
        )}
        {status === 'filed' && mayDecide && filedBy === actor.name && (
          <span className="note">{filedBy}提出的申请，由另一个人汇总</span>
        )}
        {status === 'filed' && !mayDecide && <span className="note">由公示人（平台牵头科室）汇总</span>}
        {status !== 'filed' && (
          <span className="note">
            {decidedBy}
            {decisionNote && `：${decisionNote}`}
          </span>
        )}
      </td>
    </tr>
  )
}

function DecideDrawer({ request, onClose }: { request: ItemRequest; onClose: () => void }) {
  const [decision, setDecision] = useState<'accept' | 'return'>('accept')
  const [note, setNote] = useState('')
  const change = useRegistryChange(onClose)
  const body = { decision, note }
  return (
    <FormDrawer
      title={`汇总：${request.draft.name}`}
      verb={decision === 'accept' ? '列入清单' : '退回申请'}
      saving={change.isPending}
      canSave={decision === 'accept' || note.trim().length >= 4}
      onSave={() => change.mutate({ method: 'POST', path: `/item-requests/${request.id}/decision`, body })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有办成" />}
    >
      <p className="drawer-lead">
        {request.draft.legalBasis}
        <span className="note">（{request.reason}）</span>
      </p>
      <div className="choices">
        <ChoiceCard
          name="decision"
          title="列入清单"
          consequence="事项列入本局清单，下一次公布时一并公布"
          checked={decision === 'accept'}
          onChoose={() => setDecision('accept')}
        />
        <ChoiceCard
          name="decision"
          title="退回"
          consequence="连同理由退给申请科室，申请留档"
          checked={decision === 'return'}
          onChoose={() => setDecision('return')}
        />
      </div>
      <Field
        label={decision === 'accept' ? '意见' : '退回的理由'}
        required={decision === 'return'}
        error={issueOf(change.error, 'note')}
      >
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
