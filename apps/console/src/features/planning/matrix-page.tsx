import { formatCount, formatPercent, MATRIX_GAPS, type MatrixItem, type PlanMatrix } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { Bar } from '../../design/bar.tsx'
import { ClauseTag } from '../../design/clause-tag.tsx'
import { EmptyState } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { Panel } from '../../design/panel.tsx'
import { matrixQuery } from './analysis.queries.ts'
import { planQuery } from './plans.queries.ts'
import './matrix.css'
import './planning.css'

/** 事项对照表: every item of the list against the lines of the plan, office by office (S1-03, S1-14, S2-14). */
export function MatrixPage() {
  const { planId = '' } = useParams()
  const plan = useQuery(planQuery(planId))
  const { data, error } = useQuery(matrixQuery(planId))
  const missing = data?.items.filter(({ gaps }) => gaps.length > 0).length ?? 0
  return (
    <>
      <PageHead
        back={{ to: `/plans/${planId}`, label: plan.data?.title ?? '年度计划' }}
        title="事项对照表"
        note={data && (missing === 0 ? `${data.items.length} 个事项都在计划内` : `${missing} 个事项还没有排好`)}
      />
      <FailureNote error={error ?? plan.error} what="对照表没有打开" />
      {data?.items.length === 0 && (
        <EmptyState title="清单里还没有事项" actions={<Link to="/items">去抽查事项清单</Link>}>
          计划要覆盖清单上的全部事项，先列清单再编计划
        </EmptyState>
      )}
      {data && data.items.length > 0 && <MatrixBody planId={planId} matrix={data} />}
    </>
  )
}

function MatrixBody({ planId, matrix }: { planId: string; matrix: PlanMatrix }) {
  const [params, setParams] = useSearchParams()
  const onlyGaps = params.get('gaps') === '1'
  const shown = matrix.items.filter(({ gaps }) => !onlyGaps || gaps.length > 0)
  const byOffice = Map.groupBy(shown, ({ office }) => office)
  return (
    <div className="plan-stack">
      <OfficesPanel matrix={matrix} />
      <Panel
        title="事项和计划项"
        note={
          <>
            每个事项至少列入一项，写明比例和频次 <ClauseTag id={matrix.clauses.coverage} solo />
          </>
        }
        action={
          <label>
            <input
              type="checkbox"
              checked={onlyGaps}
              onChange={() => setParams(onlyGaps ? {} : { gaps: '1' }, { replace: true })}
            />{' '}
            只看没有排好的
          </label>
        }
        flush
      >
        <div className="wide-scroll">
          <table className="plain-table matrix-table">
            <caption className="visually-hidden">各事项列入的计划项和覆盖</caption>
            <thead>
              <tr>
                <th scope="col">编号</th>
                <th scope="col">抽查事项</th>
                <th scope="col">类别</th>
                <th scope="col">列入的计划项</th>
                <th scope="col" className="num">
                  对象（户）
                </th>
                <th scope="col" className="num">
                  本年已抽
                </th>
                <th scope="col">计划覆盖 {matrix.clauses.key && <ClauseTag id={matrix.clauses.key} solo />}</th>
                <th scope="col">还缺</th>
              </tr>
            </thead>
            {[...byOffice].map(([office, items]) => (
              <tbody key={office}>
                <tr className="matrix-office">
                  <th scope="rowgroup" colSpan={8}>
                    {office || '没有责任科室'}
                  </th>
                </tr>
                {items.map((item) => (
                  <ItemRow key={item.itemId} planId={planId} item={item} />
                ))}
              </tbody>
            ))}
          </table>
        </div>
        {shown.length === 0 && <p className="note plan-none">没有缺的，各事项都排好了</p>}
      </Panel>
    </div>
  )
}

function ItemRow({ planId, item }: { planId: string; item: MatrixItem }) {
  const share = item.targets > 0 ? item.expected / item.targets : 0
  const left = Math.max(0, item.targets - Math.round(item.expected))
  return (
    <tr>
      <td>{item.code}</td>
      <td>{item.name}</td>
      <td>{item.category === 'key' ? <b>重点</b> : '一般'}</td>
      <td>
        {item.lines.length === 0 && '—'}
        {item.lines.map((line) => (
          <div key={line.lineId}>
            <Link to={`/plans/${planId}/lines/${line.lineId}`}>
              {line.place}. {line.name}
            </Link>{' '}
            <span className="note">
              {line.rate || '比例未写'}，{line.rounds} 轮
            </span>
          </div>
        ))}
      </td>
      <td className="num">{formatCount(item.targets)}</td>
      <td className="num">{formatCount(item.drawn)}</td>
      <td>
        <Bar value={share} label={`${item.name}计划覆盖`} tone={share >= 1 ? 'met' : 'now'} />
        <span className="note">
          {formatPercent(share)}
          {item.category === 'key' &&
            item.targets > 0 &&
            (left > 0 ? `，离全覆盖还差 ${formatCount(left)} 户` : '，全覆盖')}
        </span>
      </td>
      <td className={item.gaps.length > 0 ? 'matrix-gap' : undefined}>
        {item.gaps.length > 0 ? item.gaps.map((gap) => MATRIX_GAPS[gap]).join('，') : '齐'}
      </td>
    </tr>
  )
}

/** S1-14: each office with how many of its items the plan takes up. */
function OfficesPanel({ matrix }: { matrix: PlanMatrix }) {
  return (
    <Panel
      title="各科室"
      note={
        <>
          计划覆盖本科室全部事项，明确频次比例 <ClauseTag id={matrix.clauses.completeness} solo />
        </>
      }
      flush
    >
      <table className="plain-table">
        <caption className="visually-hidden">各科室的事项和已排好的事项</caption>
        <thead>
          <tr>
            <th scope="col">科室</th>
            <th scope="col" className="num">
              事项
            </th>
            <th scope="col" className="num">
              已排好
            </th>
            <th scope="col" className="num">
              还缺
            </th>
          </tr>
        </thead>
        <tbody>
          {matrix.offices.map(({ office, items, complete }) => (
            <tr key={office}>
              <th scope="row">{office || '没有责任科室'}</th>
              <td className="num">{items}</td>
              <td className="num">{complete}</td>
              <td className={items > complete ? 'num matrix-gap' : 'num'}>{items - complete}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
