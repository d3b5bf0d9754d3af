import { DRAW_STATUSES, type DrawDetail, formatCount } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { BusyState, ErrorNote } from '../../design/notes.tsx'
import { PageColumns, PageHead } from '../../design/page-head.tsx'
import { StateTag } from '../../design/state-mark.tsx'
import { Decision } from './decision.tsx'
import { DrawFacts } from './draw-facts.tsx'
import { DrawSteps } from './draw-steps.tsx'
import { drawQuery } from './draws.queries.ts'
import { DrawnTargets, DrawnTeams } from './drawn-lists.tsx'
import { FrozenPanel } from './frozen-panel.tsx'
import './draws.css'

/** One draw: for the signer a decision page, for everybody else what is true of it and what comes next. */
export function DrawPage() {
  const { drawId = '' } = useParams()
  const { data: draw, error } = useQuery(drawQuery(drawId))
  if (!draw) return <FailureNote error={error} what="抽取没有打开" />
  const decides = draw.actions.includes('sign')
  return (
    <>
      <PageHead
        back={{ to: '/draws', label: '抽取与审签' }}
        title={decides ? '审签抽取名单' : draw.title}
        note={decides ? draw.title : draw.drawNo}
        state={<StateTag>{decides ? '待您签字' : DRAW_STATUSES[draw.status]}</StateTag>}
        actions={
          <>
            <Link className="button-link" to={`/tasks/${draw.taskId}`}>
              看任务
            </Link>
            {draw.targets.length > 0 && (
              <Link className="button-link" to={`/draws/${draw.id}/print`}>
                打印抽取记录表
              </Link>
            )}
          </>
        }
      />
      <div className="draw-page">
        {draw.failure && <ErrorNote title="抽取已停止">{draw.failure}</ErrorNote>}
        {draw.infeasible && (
          <ErrorNote title={`对象已抽中，检查人员缺 ${draw.infeasible.shortage} 人次`}>
            {draw.infeasible.text}
          </ErrorNote>
        )}
        {draw.status === 'opening' && !draw.failure ? (
          <BusyState title="正在封存名单" done={draw.progress.done} total={draw.progress.total}>
            可以离开本页，封存完成后在任务里继续
          </BusyState>
        ) : (
          <DrawFacts draw={draw} />
        )}
        <PageColumns side={decides ? <Decision draw={draw} /> : <DrawSteps draw={draw} />}>
          <Lists draw={draw} />
        </PageColumns>
      </div>
    </>
  )
}

function Lists({ draw }: { draw: DrawDetail }) {
  return (
    <>
      {draw.targets.length > 0 && <DrawnTargets draw={draw} />}
      <DrawnTeams draw={draw} />
      {draw.teams.length === 0 && draw.teamsSealed > 0 && (
        <p className="note">检查人员 {formatCount(draw.teamsSealed)} 组已密封，检查当天公开。</p>
      )}
      <FrozenPanel draw={draw} />
    </>
  )
}
