import { formatInstant, type TargetDetail } from '@sunlot/contract'
import { useToday } from '../../api/session.ts'
import { Panel } from '../../design/panel.tsx'

type Change = TargetDetail['history'][number]

/** Every change of an entry, newest first, with what stood there before (S0-07, S0-10). */
export function HistoryPanel({ history }: { history: readonly Change[] }) {
  const today = useToday()
  return (
    <Panel title="变更历史" note={`${history.length} 条，只增不改`} flush>
      {history.length === 0 && <p className="note panel-none">建档以后没有变更过</p>}
      <ol className="history">
        {history.map((change, index) => (
          <li key={`${change.at}${index}`}>
            <span className="note">{formatInstant(change.at, today)}</span>
            <div>
              <b>{change.event}</b> <span className="note">{change.by ?? '系统'}</span>
              {change.reason && <p className="note">{change.reason}</p>}
              {change.fields.length > 0 && <ChangedFields fields={change.fields} />}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function ChangedFields({ fields }: Pick<Change, 'fields'>) {
  return (
    <dl className="changed-fields">
      {fields.map(({ name, before, after }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <del>{before || '—'}</del> → <ins>{after || '—'}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
