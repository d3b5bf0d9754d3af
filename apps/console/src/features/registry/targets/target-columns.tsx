import { formatDate, type Target, TARGET_KINDS } from '@sunlot/contract'
import { Link } from 'react-router'
import { RiskLetter } from '../../../design/risk-letter.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import type { DataColumn } from '../../../design/table/columns.tsx'
import { expiryTone, namesOf, permitUntilWords, stateOfTarget } from './target-words.ts'

/** Columns of the directory as seen on a day. */
export function targetColumns(today: string): readonly DataColumn<Target>[] {
  return [
    {
      key: 'name',
      title: '名称',
      sortable: true,
      render: (target) => <Link to={`/targets/${target.id}`}>{target.name}</Link>,
    },
    { key: 'code', title: '统一社会信用代码', width: 184, sortable: true, render: (target) => target.code },
    { key: 'kind', title: '类别', width: 108, wide: true, render: (target) => TARGET_KINDS[target.kind] },
    {
      key: 'riskClass',
      title: '风险',
      width: 48,
      align: 'center',
      render: ({ riskClass }) => (riskClass ? <RiskLetter risk={riskClass} /> : '—'),
    },
    { key: 'items', title: '抽查事项', width: 104, render: ({ items }) => namesOf(items) },
    { key: 'region', title: '地区', width: 86, sortable: true, render: ({ region }) => region || '—' },
    {
      key: 'permitUntil',
      title: '许可证有效期',
      width: 136,
      sortable: true,
      render: (target) => (
        <span className={`until until-${expiryTone(target.permitUntil, today)}`}>{permitUntilWords(target)}</span>
      ),
    },
    {
      key: 'drawnThisYear',
      title: '今年已查',
      width: 76,
      align: 'right',
      render: (target) => <Visits target={target} />,
    },
    {
      key: 'lastDrawnOn',
      title: '上次检查',
      width: 96,
      wide: true,
      render: ({ lastDrawnOn }) =>
        lastDrawnOn ? formatDate(lastDrawnOn).replace(/\d+日$/, '') : <span className="quiet-text">未查过</span>,
    },
    {
      key: 'status',
      title: '状态',
      width: 104,
      render: (target) => {
        const { tone, text } = stateOfTarget(target, today)
        return <StateMark tone={tone}>{text}</StateMark>
      },
    },
    { key: 'pools', title: '专项库', width: 130, optional: true, render: ({ pools }) => namesOf(pools) },
    { key: 'tags', title: '监管标签', width: 130, optional: true, render: ({ tags }) => namesOf(tags) },
    { key: 'office', title: '维护科室', width: 130, optional: true, render: ({ office }) => office?.name ?? '—' },
    { key: 'permitNo', title: '许可证编号', width: 190, optional: true, render: ({ permitNo }) => permitNo || '—' },
    { key: 'address', title: '地址', width: 240, optional: true, render: ({ address }) => address || '—' },
  ]
}

/** `2 / 4`: times drawn this year, of the most that are allowed (B-12). */
function Visits({ target: { drawnThisYear, cap } }: { target: Target }) {
  return (
    <>
      {drawnThisYear}
      {cap !== null && <span className="quiet-text"> / {cap}</span>}
    </>
  )
}
