import { formatCount, formatDate, type Item, ITEM_CATEGORIES, ITEM_FLAGS, ITEM_SOURCES } from '@sunlot/contract'
import { Link } from 'react-router'
import { StateMark } from '../../../design/state-mark.tsx'
import type { DataColumn } from '../../../design/table/columns.tsx'
import { frequencyWords, rateWords, stateOfItem } from './item-words.ts'

/** Columns of the list of items. */
export const ITEM_COLUMNS: readonly DataColumn<Item>[] = [
  {
    key: 'name',
    title: '事项名称',
    sortable: true,
    render: (item) => <Link to={`/items/${item.id}`}>{item.name}</Link>,
  },
  { key: 'code', title: '编号', width: 84, sortable: true, render: ({ code }) => code },
  { key: 'category', title: '类别', width: 56, render: ({ category }) => ITEM_CATEGORIES[category].slice(0, 2) },
  { key: 'rate', title: '比例', width: 100, render: (item) => rateWords(item) },
  { key: 'frequency', title: '频次', width: 92, render: (item) => frequencyWords(item) },
  { key: 'owner', title: '责任科室', width: 104, render: ({ owner }) => owner?.name ?? '—' },
  { key: 'source', title: '来源', width: 76, render: ({ source }) => ITEM_SOURCES[source] },
  {
    key: 'checkPointCount',
    title: '要点',
    width: 52,
    align: 'right',
    optional: true,
    render: (item) => item.checkPointCount,
  },
  {
    key: 'targetCount',
    title: '对象',
    width: 64,
    align: 'right',
    sortable: true,
    render: (item) => <Link to={`/targets?item=${item.id}`}>{formatCount(item.targetCount)}</Link>,
  },
  {
    key: 'lastUsedOn',
    title: '上次使用',
    width: 96,
    sortable: true,
    render: ({ lastUsedOn }) =>
      lastUsedOn ? formatDate(lastUsedOn).replace(/\d+日$/, '') : <span className="quiet-text">未用过</span>,
  },
  {
    key: 'flags',
    title: '状态',
    width: 152,
    render: (item) => {
      const { tone, text } = stateOfItem(item)
      const all = item.flags.map((flag) => ITEM_FLAGS[flag]).join('；')
      return (
        <span title={all}>
          <StateMark tone={tone}>{text}</StateMark>
        </span>
      )
    },
  },
  { key: 'domain', title: '业务领域', width: 110, optional: true, render: ({ domain }) => domain || '—' },
  { key: 'powerCode', title: '权责清单编码', width: 130, optional: true, render: ({ powerCode }) => powerCode || '—' },
  { key: 'legalBasis', title: '检查依据', width: 260, optional: true, render: ({ legalBasis }) => legalBasis },
]
