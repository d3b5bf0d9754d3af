import { formatCount, INSPECTOR_KINDS, type Inspector } from '@sunlot/contract'
import { Link } from 'react-router'
import { StateMark } from '../../../design/state-mark.tsx'
import type { DataColumn } from '../../../design/table/columns.tsx'
import { expiryTone } from '../targets/target-words.ts'
import { certificateWords, itemWords, stateOfInspector, tagWords } from './inspector-words.ts'

/** Columns of the directory as seen on a day; by item (S0-08), who has no item checks none. */
export function inspectorColumns(today: string, isByItem: boolean): readonly DataColumn<Inspector>[] {
  return [
    {
      key: 'name',
      title: '姓名',
      width: 76,
      sortable: true,
      render: (inspector) => <Link to={`/inspectors/${inspector.id}`}>{inspector.name}</Link>,
    },
    { key: 'code', title: '证号', width: 112, sortable: true, render: ({ code }) => code },
    { key: 'kind', title: '人员类别', width: 104, render: ({ kind }) => INSPECTOR_KINDS[kind] },
    { key: 'office', title: '科室', width: 150, render: ({ office }) => office || '—' },
    { key: 'items', title: '可查事项', render: ({ items }) => itemWords(items, isByItem) },
    {
      key: 'certificateUntil',
      title: '证件有效期',
      width: 130,
      sortable: true,
      render: ({ certificateUntil }) => (
        <span className={`until until-${expiryTone(certificateUntil, today)}`}>
          {certificateWords(certificateUntil)}
        </span>
      ),
    },
    {
      key: 'conflictCount',
      title: '利害关系',
      width: 72,
      align: 'right',
      render: ({ conflictCount }) => formatCount(conflictCount),
    },
    {
      key: 'drawnThisYear',
      title: '今年抽中',
      width: 72,
      align: 'right',
      render: ({ drawnThisYear }) => formatCount(drawnThisYear),
    },
    {
      key: 'status',
      title: '状态',
      width: 110,
      render: (inspector) => {
        const { tone, text } = stateOfInspector(inspector, today)
        return <StateMark tone={tone}>{text}</StateMark>
      },
    },
    { key: 'tags', title: '职能、专长', width: 180, optional: true, render: ({ tags }) => tagWords(tags) },
    { key: 'phone', title: '电话', width: 116, optional: true, render: ({ phone }) => phone || '—' },
    { key: 'region', title: '地区', width: 100, optional: true, render: ({ region }) => region || '—' },
  ]
}
