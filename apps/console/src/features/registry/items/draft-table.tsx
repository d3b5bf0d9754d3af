import { formatCount, ITEM_CATEGORIES, type ItemDraft, type MendedItem } from '@sunlot/contract'
import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { NoteGlyph, UnmetGlyph } from '../../../design/glyphs.tsx'
import { Panel } from '../../../design/panel.tsx'
import type { Faults } from './import-drafts.ts'
import { frequencyWords, rateWords } from './item-words.ts'
import { replaced } from './ordered.ts'

type DraftTableProps = {
  drafts: readonly MendedItem[]
  faults: readonly Faults[]
  onDrafts: (drafts: readonly MendedItem[]) => void
}

/** The items as read, mended in place: wrong cells red with what is wrong, cells kept as text amber beside their words. */
export function DraftTable({ drafts, faults, onDrafts }: DraftTableProps) {
  return (
    <Panel title="试导入" note="红色要改，黄色是没有认出来、按原文保留的" flush>
      <FillBasis drafts={drafts} onDrafts={onDrafts} />
      <div className="draft-scroll">
        <table className="plain-table draft-table">
          <caption className="visually-hidden">读成的事项</caption>
          <thead>
            <tr>
              {['行', '编号', '事项名称', '检查依据', '类别', '比例', '频次', '检查对象', '子项和要点', ''].map(
                (title) => (
                  <th key={title} scope="col">
                    {title || <span className="visually-hidden">去掉</span>}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {drafts.map((draft, index) => (
              <DraftRow
                key={draft.row}
                draft={draft}
                faults={faults[index] ?? {}}
                onChange={(item) => onDrafts(replaced(drafts, index, { ...draft, item }))}
                onRemove={() => onDrafts(drafts.filter((_, at) => at !== index))}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

type DraftRowProps = {
  draft: MendedItem
  faults: Faults
  onChange: (item: ItemDraft) => void
  onRemove: () => void
}

function DraftRow({ draft: { row, item, notes }, faults, onChange, onRemove }: DraftRowProps) {
  const points = item.subItems.reduce((sum, { checkPoints }) => sum + checkPoints.length, 0)
  const keptOf = (field: string) => notes.find((note) => note.field === field && note.severity === 'kept')?.text
  const texts = [
    { key: 'code', label: '编号' },
    { key: 'name', label: '事项名称' },
    { key: 'legalBasis', label: '检查依据' },
  ] as const
  return (
    <tr>
      <th scope="row">{row}</th>
      {texts.map(({ key, label }) => (
        <NotedCell key={key} fault={faults[key]} className={key === 'code' ? undefined : 'draft-name'}>
          <Input
            size="small"
            aria-label={`第 ${row} 行${label}`}
            value={item[key]}
            onChange={(event) => onChange({ ...item, [key]: event.target.value })}
          />
        </NotedCell>
      ))}
      <NotedCell kept={keptOf('category')}>{ITEM_CATEGORIES[item.category]}</NotedCell>
      <NotedCell kept={keptOf('rate')}>
        {rateWords(item)}
        {item.rateText !== '' && item.rate && <p className="note">原文：{item.rateText}</p>}
      </NotedCell>
      <NotedCell kept={keptOf('frequency')}>{frequencyWords(item)}</NotedCell>
      <NotedCell kept={keptOf('methods')}>{item.targetScope || '—'}</NotedCell>
      <td>
        {formatCount(item.subItems.filter(({ name }) => name !== '').length)} 个子项，{formatCount(points)} 条要点
      </td>
      <td>
        <Button size="small" aria-label={`去掉第 ${row} 行的事项`} onClick={onRemove}>
          去掉
        </Button>
      </td>
    </tr>
  )
}

type NotedCellProps = {
  fault?: string | undefined
  kept?: string | undefined
  className?: string | undefined
  children: ReactNode
}

function NotedCell({ fault, kept, className = '', children }: NotedCellProps) {
  const tone = fault ? 'draft-error' : kept ? 'draft-kept' : ''
  return (
    <td className={`${className} ${tone}`}>
      {children}
      {fault && (
        <span className="draft-note">
          <UnmetGlyph size={16} />
          {fault}
        </span>
      )}
      {kept && (
        <span className="draft-note">
          <NoteGlyph size={16} />
          {kept}
        </span>
      )}
    </td>
  )
}

/** One basis for every item that has none: joint lists are often published without that column. */
function FillBasis({ drafts, onDrafts }: Pick<DraftTableProps, 'drafts' | 'onDrafts'>) {
  const [basis, setBasis] = useState('')
  const lacking = drafts.filter(({ item }) => item.legalBasis.trim() === '').length
  if (lacking === 0) return null
  const fill = () =>
    onDrafts(
      drafts.map((draft) =>
        draft.item.legalBasis.trim() === '' ? { ...draft, item: { ...draft.item, legalBasis: basis } } : draft,
      ),
    )
  return (
    <div className="fill-basis">
      <label htmlFor="fill-basis">{formatCount(lacking)} 项没有检查依据，依据相同的一次填上</label>
      <Input id="fill-basis" value={basis} onChange={(event) => setBasis(event.target.value)} />
      <Button disabled={basis.trim().length < 2} onClick={fill}>
        填到这 {formatCount(lacking)} 项
      </Button>
    </div>
  )
}
