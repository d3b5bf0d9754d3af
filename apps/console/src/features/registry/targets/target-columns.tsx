import { formatDate, type Target, TARGET_KINDS } from '@sunlot/contract'
import { Link } from 'react-router'
import { RiskLetter } from '../../../design/risk-letter.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import type { DataColumn } from '../../../design/table/columns.tsx'
import { expiryTone, permitUntilWords, stateOfTarget } from './target-words.ts'

/** Columns of the directory as seen on a day. */
export function targetColumns(today: string): readonly DataColumn<Target>[] {
  return [
    {
      key: 'name',
      title: '名称',
      sortable: true,
      render: (target) => <Link to={`/targets/${target.id}`}>{target.name}</Link>,
    },
    { key: 'code', title: '统一社会信用代码', width: 176, sortable: true, render: (target) => target.code },
    { key: 'kind', title: '类别', width: 114, render: (target) => TARGET_KINDS[target.kind] },
    {
      key: 'riskClass',
      title: '风险',
      width: 52,
      align: 'center',
      render: ({ riskClass }) => (riskClass ? <RiskLetter risk={riskClass} /> : '—'),
    },
    {
      key: 'items',
      title: '抽查事项',
      width: 110,
      render: ({ items }) => items.map((item) => item.name).join('、') || '—',
    },
    { key: 'region', title: '地区', width: 86, sortable: true, render: ({ region }) => region || '—' },
    {
      key: 'permitUntil',
      title: '许可证有效期',
      width: 128,
      sortable: true,
      render: (target) => (
        <span className={`until until-${expiryTone(target.permitUntil, today)}`}>{permitUntilWords(target)}</span>
      ),
    },
    { key: 'drawnThisYear', title: '今年抽中', width: 76, align: 'right', render: (target) => target.drawnThisYear },
    {
      key: 'lastDrawnOn',
      title: '上次抽中',
      width: 98,
      render: ({ lastDrawnOn }) =>
        lastDrawnOn ? formatDate(lastDrawnOn).replace(/\d+日$/, '') : <span className="quiet-text">未抽过</span>,
    },
    {
      key: 'status',
      title: '状态',
      width: 100,
      render: (target) => {
        const { tone, text } = stateOfTarget(target, today)
        return <StateMark tone={tone}>{text}</StateMark>
      },
    },
    { key: 'permitNo', title: '许可证编号', width: 190, optional: true, render: ({ permitNo }) => permitNo || '—' },
    { key: 'address', title: '地址', width: 240, optional: true, render: ({ address }) => address || '—' },
  ]
}
