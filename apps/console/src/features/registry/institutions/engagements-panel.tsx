import {
  type Engagement,
  type EngagementReport,
  formatCount,
  formatDate,
  formatFileSize,
  formatInstant,
  INSTITUTION_SERVICES,
  type InstitutionDetail,
} from '@sunlot/contract'
import { Button } from 'antd'
import { apiUrl } from '../../../api/client.ts'
import { useToday } from '../../../api/session.ts'
import { Panel } from '../../../design/panel.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import { useIsKeeper } from '../keepers.tsx'

type EngagementsProps = {
  institution: InstitutionDetail
  onEngage: () => void
  onReport: (engagement: Engagement) => void
}

/** What the institution was engaged for, when its report is due, and what came in (S1-19). */
export function Engagements({ institution, onEngage, onReport }: EngagementsProps) {
  const isKeeper = useIsKeeper()
  const { engagements, overdueCount, removed } = institution
  return (
    <Panel
      title="委托和报告"
      note={`${formatCount(engagements.length)} 次${overdueCount > 0 ? `，${formatCount(overdueCount)} 次报告逾期没有交来` : ''}`}
      action={
        <Button size="small" disabled={!isKeeper || removed} onClick={onEngage}>
          登记委托
        </Button>
      }
      flush
    >
      {engagements.length === 0 && <p className="note panel-none">还没有委托过</p>}
      {engagements.length > 0 && (
        <table className="plain-table">
          <caption className="visually-hidden">委托和报告</caption>
          <thead>
            <tr>
              {['委托日期', '服务', '内容', '报告期限', '报告', '结论'].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {engagements.map((one) => (
              <EngagementRow key={one.id} engagement={one} onReport={isKeeper ? () => onReport(one) : undefined} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

type EngagementRowProps = { engagement: Engagement; onReport: (() => void) | undefined }

function EngagementRow({ engagement, onReport }: EngagementRowProps) {
  const today = useToday()
  const { id, engagedOn, service, subject, dueOn, isOverdue, reports } = engagement
  const [report, ...earlier] = reports
  return (
    <tr>
      <td>{formatDate(engagedOn, today)}</td>
      <td>{INSTITUTION_SERVICES[service]}</td>
      <td>{subject}</td>
      <td>
        {dueOn ? formatDate(dueOn, today) : '—'}
        {isOverdue && (
          <p>
            <StateMark tone="bad">逾期，没有报告</StateMark>
          </p>
        )}
      </td>
      <td>
        {report ? <ReportWords engagementId={id} report={report} /> : !onReport && '还没有报告'}
        {onReport && (
          <button type="button" className="link-button" onClick={onReport}>
            {report ? '更换报告' : '登记报告'}
          </button>
        )}
      </td>
      <td>
        {report?.conclusion ?? '—'}
        {earlier.length > 0 && (
          <details>
            <summary>换下的报告 {formatCount(earlier.length)} 份</summary>
            {earlier.map((one, index) => (
              <div key={one.id} className="note">
                <ReportWords engagementId={id} report={one} />
                <p>{one.conclusion}</p>
                <p>
                  换下的理由：{reports[index]?.reason}（{reports[index]?.by ?? '—'}，
                  {formatInstant(reports[index]?.at ?? one.at, today)}）
                </p>
              </div>
            ))}
          </details>
        )}
      </td>
    </tr>
  )
}

function ReportWords({ engagementId, report }: { engagementId: string; report: EngagementReport }) {
  const today = useToday()
  const { id, number, on, file } = report
  return (
    <p>
      {number}，{formatDate(on, today)}
      <br />
      {file ? (
        <a className="report-file" href={apiUrl(`/engagements/${engagementId}/reports/${id}/file`)} download>
          {file.name}（{formatFileSize(file.size)}）
        </a>
      ) : (
        <span className="note">没有文件</span>
      )}
    </p>
  )
}
