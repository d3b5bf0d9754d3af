import { CONFLICT_KINDS, type Conflict, dateOfInstant, formatDate, getProfile } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { useSession, useToday } from '../../api/session.ts'
import { ClauseTag } from '../../design/clause-tag.tsx'
import { Panel } from '../../design/panel.tsx'
import { ConflictDrawer, type ConflictSide } from './conflict-drawer.tsx'
import { useIsKeeper } from './keepers.tsx'
import { conflictsQuery } from './registry.queries.ts'
import { WithdrawDrawer } from './withdraw-drawer.tsx'

/** 利害关系申报: whoever is declared never goes to that target (S4-05). */
export function ConflictsPanel({ about }: { about: ConflictSide }) {
  const query = about.side === 'target' ? { target: about.id } : { inspector: about.id }
  const { data, error } = useQuery(conflictsQuery(query))
  const isKeeper = useIsKeeper()
  const { bureau } = useSession()
  const [opened, setOpened] = useState<Conflict | 'new'>()
  const close = () => setOpened(undefined)
  return (
    <Panel
      title="利害关系"
      note={<ClauseTag id={getProfile(bureau.profile).conflictsDeclared.clause} solo />}
      action={
        <Button size="small" disabled={!isKeeper} onClick={() => setOpened('new')}>
          申报
        </Button>
      }
      flush
    >
      <FailureNote error={error} what="申报没有打开" />
      {data?.rows.length === 0 && (
        <p className="note panel-none">
          没有申报。
          {about.side === 'target' ? '有利害关系的人员申报后不会分到这一户' : '申报后不会分到有利害关系的对象'}
        </p>
      )}
      <ul className="conflicts">
        {data?.rows.map((conflict) => (
          <ConflictRow
            key={conflict.id}
            conflict={conflict}
            side={about.side}
            {...(isKeeper ? { onWithdraw: () => setOpened(conflict) } : {})}
          />
        ))}
      </ul>
      {opened === 'new' && <ConflictDrawer about={about} onClose={close} />}
      {opened && opened !== 'new' && <WithdrawDrawer conflict={opened} onClose={close} />}
    </Panel>
  )
}

/** The person, or the office or bureau that stands aside as a whole. */
export function ConflictParty({ conflict: { inspectorId, inspectorName } }: { conflict: Conflict }) {
  return inspectorId === null ? inspectorName : <Link to={`/inspectors/${inspectorId}`}>{inspectorName}</Link>
}

type ConflictRowProps = { conflict: Conflict; side: ConflictSide['side']; onWithdraw?: () => void }

function ConflictRow({ conflict, side, onWithdraw }: ConflictRowProps) {
  const today = useToday()
  const { inspectorName, scope, targetId, targetName, kind, note, declaredAt } = conflict
  return (
    <li>
      <div>
        {side === 'target' ? (
          <ConflictParty conflict={conflict} />
        ) : (
          <Link to={`/targets/${targetId}`}>{targetName}</Link>
        )}{' '}
        {CONFLICT_KINDS[kind]}
        {side === 'inspector' && scope !== 'person' && `（${inspectorName}）`}
        <p className="note">
          {note && `${note}。`}
          {formatDate(dateOfInstant(declaredAt), today)}申报
        </p>
      </div>
      {onWithdraw && (
        <button type="button" className="link-button" onClick={onWithdraw}>
          撤回
        </button>
      )}
    </li>
  )
}
