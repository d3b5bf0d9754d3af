import { EXTERNAL_ITEM_STATUSES, type ExternalItem } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { useCan } from '../../api/session.ts'
import { EmptyState } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { Panel } from '../../design/panel.tsx'
import { StateMark, type StateTone } from '../../design/state-mark.tsx'
import { AnswerDrawer, RegisterDrawer } from './external-drawers.tsx'
import { externalItemsQuery } from './plans.queries.ts'
import './planning.css'

const TONES: Record<ExternalItem['status'], StateTone> = { pending: 'soon', accepted: 'good', declined: 'later' }

/** 外部联合事项: joint checks that another agency leads and in which we take part (S1-24). */
export function ExternalItemsPage() {
  const registers = useCan('businessOffice', 'platformAdmin', 'dataEntry', 'jointCoordinator')
  const { data, error } = useQuery(externalItemsQuery)
  const [isOpen, setOpen] = useState(false)
  const register = (
    <Button type="primary" onClick={() => setOpen(true)}>
      登记一项
    </Button>
  )
  return (
    <>
      <PageHead
        back={{ to: '/plans', label: '年度计划' }}
        title="外部联合事项"
        note="其他部门牵头、本局配合的联合抽查"
        actions={registers && register}
      />
      <FailureNote error={error} what="外部联合事项没有打开" />
      {data?.length === 0 && (
        <EmptyState title="还没有外部联合事项" actions={registers && register}>
          市联席会议办公室等公布的联合抽查里有本局配合的，登记后由分管领导答复参加并指定人员，自动列入联合计划
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <Panel flush>
          <ItemTable items={data} />
        </Panel>
      )}
      {isOpen && <RegisterDrawer onClose={() => setOpen(false)} />}
    </>
  )
}

function ItemTable({ items }: { items: readonly ExternalItem[] }) {
  const answers = useCan('deputyHead')
  const [answering, setAnswering] = useState<ExternalItem | null>(null)
  return (
    <div className="wide-scroll">
      <table className="plain-table">
        <caption className="visually-hidden">外部联合事项</caption>
        <thead>
          <tr>
            <th scope="col">事项</th>
            <th scope="col">年度</th>
            <th scope="col">月份</th>
            <th scope="col">牵头部门</th>
            <th scope="col">文件</th>
            <th scope="col">答复</th>
            <th scope="col">本局人员</th>
            <th scope="col">列入计划</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td>{item.title}</td>
              <td>{item.year}</td>
              <td>{item.months.map((month) => `${month}月`).join('、')}</td>
              <td>{item.leadAgency}</td>
              <td>{item.sourceDocument}</td>
              <td>
                <StateMark tone={TONES[item.status]}>{EXTERNAL_ITEM_STATUSES[item.status]}</StateMark>
                {item.status === 'pending' && answers && (
                  <>
                    {' '}
                    <button type="button" className="link-button" onClick={() => setAnswering(item)}>
                      答复
                    </button>
                  </>
                )}
                {item.reason && <div className="note">{item.reason}</div>}
              </td>
              <td>{item.officers.map(({ name }) => name).join('、') || '—'}</td>
              <td>
                {item.planId ? <Link to={`/plans/${item.planId}`}>{item.lineId ? '看计划' : '等计划调整'}</Link> : '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {answering && <AnswerDrawer item={answering} onClose={() => setAnswering(null)} />}
    </div>
  )
}
