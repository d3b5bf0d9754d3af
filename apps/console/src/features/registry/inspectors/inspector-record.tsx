import { formatCount, formatDate, type InspectorDetail } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { Panel } from '../../../design/panel.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import { examsQuery, inspectorDrawsQuery } from '../people.queries.ts'

/** Visits the person was drawn for; only of draws whose teams are open (S0-13, B-24). */
export function DrawsPanel({ inspector }: { inspector: InspectorDetail }) {
  const today = useToday()
  const { data, error } = useQuery(inspectorDrawsQuery(inspector.id))
  return (
    <Panel title="参加过的抽查" note="检查分组公开以后才列出" flush>
      <FailureNote error={error} what="参加过的抽查没有打开" />
      {data?.length === 0 && <p className="note panel-none">还没有公开的检查分组里有这个人</p>}
      <ul className="conflicts">
        {data?.map(({ drawId, title, drawNo, on, visits }) => (
          <li key={drawId}>
            <div>
              <Link to={`/draws/${drawId}`}>{title}</Link> {formatCount(visits)} 户次
              <p className="note">
                {drawNo}，{formatDate(on, today)}抽取
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Trainings of the person with their result, and exams for the certificate. */
export function TrainingPanel({ inspector }: { inspector: InspectorDetail }) {
  const today = useToday()
  const exams = useQuery(examsQuery({ inspector: inspector.id, size: 50 })).data?.rows ?? []
  const { trainings } = inspector
  return (
    <Panel title="培训与考试" action={<Link to="/trainings">培训记录</Link>} flush>
      {trainings.length + exams.length === 0 && <p className="note panel-none">没有培训和考试记录</p>}
      <ul className="conflicts">
        {trainings.map(({ id, title, heldOn, items, result }) => (
          <li key={id}>
            <div>
              <Link to={`/trainings/${id}`}>{title}</Link>{' '}
              <StateMark tone={result === '合格' ? 'good' : 'soon'}>{result}</StateMark>
              <p className="note">
                {formatDate(heldOn, today)}，{items.join('、') || '全部事项'}
              </p>
            </div>
          </li>
        ))}
        {exams.map(({ id, exam, takenOn, passed }) => (
          <li key={id}>
            <div>
              {exam} <StateMark tone={passed ? 'good' : 'soon'}>{passed ? '合格' : '不合格'}</StateMark>
              <p className="note">{formatDate(takenOn, today)}考试</p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
