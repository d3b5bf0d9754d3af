import { formatDate, TARGET_KINDS, type TargetDetail } from '@sunlot/contract'
import { useState } from 'react'
import { Link } from 'react-router'
import { useToday } from '../../../api/session.ts'
import { Panel } from '../../../design/panel.tsx'
import { useIsKeeper } from '../keepers.tsx'
import { ReasonDrawer } from './reason-drawer.tsx'

/** Other entries that belong to this one: who answers for it, what it answers for, what was merged into it. */
export function TargetLinks({ target }: { target: TargetDetail }) {
  const { responsible, answersFor, merged, mergedInto } = target
  if (!responsible && !mergedInto && answersFor.length + merged.length === 0) return undefined
  return (
    <Panel title="相关档案" flush>
      <ul className="conflicts">
        {mergedInto && (
          <li>
            <div>
              已并入 <Link to={`/targets/${mergedInto.id}`}>{mergedInto.name}</Link>
            </div>
          </li>
        )}
        {responsible && (
          <li>
            <div>
              责任主体 <Link to={`/targets/${responsible.id}`}>{responsible.name}</Link>
            </div>
          </li>
        )}
        {answersFor.map(({ id, name, kind }) => (
          <li key={id}>
            <div>
              {TARGET_KINDS[kind]} <Link to={`/targets/${id}`}>{name}</Link>
            </div>
          </li>
        ))}
        {merged.map((entry) => (
          <MergedEntry key={entry.id} entry={entry} />
        ))}
      </ul>
    </Panel>
  )
}

function MergedEntry({ entry: { id, name, code, at, reason, undo } }: { entry: TargetDetail['merged'][number] }) {
  const today = useToday()
  const isKeeper = useIsKeeper()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <li>
      <div>
        并入了 <Link to={`/targets/${id}`}>{name}</Link> {code}
        <p className="note">
          {formatDate(at.slice(0, 10), today)}，{reason}
          {undo === null && '。之后抽取过，不能撤销'}
        </p>
      </div>
      {undo !== null && isKeeper && (
        <button type="button" className="link-button" onClick={() => setIsOpen(true)}>
          撤销合并
        </button>
      )}
      {isOpen && undo !== null && (
        <ReasonDrawer
          title={`撤销合并：${name}`}
          verb="撤销合并"
          lead="两个档案各回原样，合并和撤销都留在历史里"
          path={`/target-merges/${undo}/undo`}
          onClose={() => setIsOpen(false)}
        />
      )}
    </li>
  )
}
