import { formatCount, type PlanImport } from '@sunlot/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import { MetGlyph, UnmetGlyph } from '../../../design/glyphs.tsx'
import { FillBlocks } from './fill-blocks.tsx'
import { useDecide, useDiscard } from './plan-imports.queries.ts'
import { PlanSheet } from './plan-sheet.tsx'
import { TableFindings } from './table-findings.tsx'

type CheckTableProps = { one: PlanImport; onGo: (step: number) => void }

/** Third step, the dry run: the sheet as it came, what was understood of each cell, and what the lines still lack. */
export function CheckTable({ one, onGo }: CheckTableProps) {
  const [onlyOpen, setOnlyOpen] = useState(false)
  const decide = useDecide(one)
  const discard = useDiscard(one, () => onGo(1))
  const { errors, lines } = one.counts
  const rows = onlyOpen ? one.rows.filter(needsLook) : one.rows
  return (
    <>
      <Counts one={one} />
      <div className="import-columns">
        <div className="import-kinds">
          <h3>显示</h3>
          <ul>
            {[false, true].map((only) => (
              <li key={String(only)}>
                <button
                  type="button"
                  className={only === onlyOpen ? 'kind kind-shown' : 'kind'}
                  aria-pressed={only === onlyOpen}
                  onClick={() => setOnlyOpen(only)}
                >
                  {only ? '要看一眼的' : '全部各行'}
                  <span>{formatCount(only ? one.rows.filter(needsLook).length : one.rows.length)}</span>
                </button>
              </li>
            ))}
          </ul>
          <FillBlocks key={one.version} one={one} busy={decide.isPending} onDecide={decide.mutate} />
          <TableFindings one={one} busy={decide.isPending} onDecide={decide.mutate} />
          <p className="import-discard">
            <button type="button" className="link-button" disabled={discard.isPending} onClick={() => discard.mutate()}>
              放弃这张表
            </button>
          </p>
        </div>
        <div className="import-sheet">
          <FailureNote error={decide.error ?? discard.error} what="没有改成" />
          <PlanSheet one={one} rows={rows} busy={decide.isPending} onDecide={decide.mutate} />
        </div>
      </div>
      <footer className="import-foot">
        <span className="note">没读懂的格保留原文，随计划项留底，导入后还可以在计划项里补填</span>
        <span className="import-verdict">
          {errors > 0 ? <UnmetGlyph size={16} /> : <MetGlyph size={16} />}
          <b>{errors > 0 ? `还有 ${errors} 格要改，改好才能导入` : `${formatCount(lines)} 项可以导入`}</b>
        </span>
        <Button type="primary" disabled={errors > 0 || lines === 0 || decide.isPending} onClick={() => onGo(4)}>
          下一步
        </Button>
      </footer>
    </>
  )
}

/** Rows with something not understood, to be mended, or lacking. */
function needsLook({ excluded, cells, missing, items }: PlanImport['rows'][number]): boolean {
  const isOpen = cells.some(({ reading }) => reading !== null && reading.state !== 'understood')
  return !excluded && (isOpen || missing.length > 0 || items.length === 0)
}

function Counts({ one: { counts, rows } }: { one: PlanImport }) {
  const shown = [
    { name: '读到', count: rows.length, unit: '行' },
    { name: '导入为计划项', count: counts.lines, unit: '项', tone: 'good' },
    { name: '要改', count: counts.errors, unit: '格', tone: 'bad' },
    { name: '没全读懂', count: counts.texts, unit: '格，原文保留', tone: 'soon' },
    { name: '清单里没有的事项', count: counts.unmatched, unit: '项', tone: 'soon' },
    { name: '四项内容没写全', count: counts.gaps, unit: '项', tone: 'soon' },
  ]
  return (
    <dl className="check-counts">
      {shown.map(({ name, count, unit, tone }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b className={tone && count > 0 ? `count-${tone}` : undefined}>{formatCount(count)}</b> {unit}
          </dd>
        </div>
      ))}
    </dl>
  )
}
