import { formatCount, formatPercent, type InspectorOverview } from '@sunlot/contract'
import { Link } from 'react-router'
import { ClauseTag } from '../../../design/clause-tag.tsx'
import { type Fact, FactStrip, Panel } from '../../../design/panel.tsx'

/** Counts above the directory: who can be sent, which certificates end, how many of all certified staff stand here. */
export function InspectorOverviewPanel({ overview }: { overview: InspectorOverview }) {
  return (
    <div className="page-note-box">
      <Panel flush>
        <FactStrip facts={factsOf(overview)} />
      </Panel>
    </div>
  )
}

function factsOf(overview: InspectorOverview): Fact[] {
  const { enforcement, technicalExpert, available, expiring, unconfirmed, pool } = overview
  return [
    {
      label: '今天可派',
      value: `${formatCount(available)} 名`,
      note: `执法人员 ${formatCount(enforcement)} 名，专业技术人员 ${formatCount(technicalExpert)} 名`,
    },
    coverageFact(overview),
    {
      label: '执法证',
      value: <Link to="/inspectors?certificate=expiring90">90 日内到期 {formatCount(expiring.in90)} 名</Link>,
      note: `其中 30 日内 ${formatCount(expiring.in30)} 名，已过期 ${formatCount(expiring.expired)} 名`,
    },
    {
      label: '可查事项',
      value: (
        <>
          {pool.mode === 'byItem' ? '按事项选派' : '所有事项共用一个库'} <ClauseTag id={pool.clause} solo />
        </>
      ),
      note:
        pool.mode === 'shared' ? (
          '可查事项只作备注，不限制抽取'
        ) : unconfirmed > 0 ? (
          <Link to="/inspectors?unconfirmed=1">岗位调整后待确认 {formatCount(unconfirmed)} 名</Link>
        ) : (
          '没有可查事项的人抽不到'
        ),
    },
  ]
}

// S1-09 有执法资质人员 100% 入库
function coverageFact({ coverage, coverageClause }: InspectorOverview): Fact {
  const label = '持证人员入库'
  if (!coverage) {
    return {
      label,
      value: <Link to="/inspectors/certificates">先导入持证台账</Link>,
      note: '有了台账才知道谁还没有入库',
    }
  }
  const { certified, covered } = coverage
  const missing = certified - covered
  return {
    label,
    value: (
      <>
        持证 {formatCount(certified)} 名，已入库 {formatCount(covered)} 名 <ClauseTag id={coverageClause} solo />
      </>
    ),
    note:
      missing > 0 ? (
        <Link to="/inspectors/certificates?covered=no">
          入库率 {formatPercent(covered / certified)}，还差 {formatCount(missing)} 名
        </Link>
      ) : (
        '全部入库'
      ),
  }
}
