import { formatCount, formatDate, formatPercent, type PermitGap, type PermitReport } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { apiUrl } from '../../../api/client.ts'
import { FailureNote } from '../../../api/failure-note.tsx'
import { ClauseTag } from '../../../design/clause-tag.tsx'
import { EmptyState } from '../../../design/notes.tsx'
import { PageHead } from '../../../design/page-head.tsx'
import { PageTabs } from '../../../design/page-tabs.tsx'
import { FactStrip, Panel } from '../../../design/panel.tsx'
import type { DataColumn } from '../../../design/table/columns.tsx'
import { DataTable } from '../../../design/table/data-table.tsx'
import { SelectFilter, TableFilters } from '../../../design/table/table-filters.tsx'
import { useTableState } from '../../../design/table/table-state.ts'
import { ImportDrawer } from '../imports/import-drawer.tsx'
import { OpenImports } from '../imports/open-imports.tsx'
import { useOpenedImport } from '../imports/opened-import.ts'
import { KeeperButtons } from '../keepers.tsx'
import { SupplementDrawer } from './supplement-drawer.tsx'
import { TARGET_TABS } from './target-tabs.ts'
import { permitGapsQuery, permitReportQuery } from './targets.queries.ts'
import '../registry.css'

const FILTERS = ['q', 'show'] as const
const SHOWN = [{ value: 'unlisted', label: '名录有，台账没有' }]

/** 许可台账核对: how complete the directory is against the bureau's own licence ledger (S2-06). */
export function PermitsPage() {
  const state = useTableState(FILTERS)
  const imports = useOpenedImport()
  const report = useQuery(permitReportQuery)
  const gaps = useQuery(permitGapsQuery({ ...state.query }))
  const [isAdding, setIsAdding] = useState(false)
  const isUnmatched = state.filters.show !== 'unlisted'
  return (
    <>
      <PageHead
        title="许可台账核对"
        note={report.data && importedWords(report.data)}
        actions={
          <>
            <OpenImports kind="permits" onOpen={imports.open} />
            <KeeperButtons
              solid
              verbs={[
                ...(isUnmatched && gaps.data?.total ? [{ label: '补入名录库', onPress: () => setIsAdding(true) }] : []),
                { label: '导入许可台账', onPress: () => imports.open('new') },
              ]}
            />
          </>
        }
      />
      <PageTabs label="检查对象名录库" tabs={TARGET_TABS} />
      <FailureNote error={report.error ?? gaps.error} what="核对结果没有打开" />
      <div className="page-stack">
        {report.data && report.data.ledger > 0 && <Completeness report={report.data} />}
        <div>
          {report.data && report.data.ledger > 0 && (
            <TableFilters>
              <SelectFilter state={state} name="show" label="看" all="台账有，名录没有" options={SHOWN} />
            </TableFilters>
          )}
          <DataTable
            label="对不上的许可证"
            unit="个"
            columns={columns}
            rowKey={({ id }) => id}
            state={state}
            page={gaps.data}
            loading={gaps.isPlaceholderData}
            exportUrl={apiUrl('/permits/gaps/export', { ...state.filters, format: 'xlsx' })}
            empty={<NoGaps report={report.data} />}
          />
        </div>
      </div>
      {isAdding && <SupplementDrawer total={gaps.data?.total ?? 0} onClose={() => setIsAdding(false)} />}
      {imports.opened && <ImportDrawer kind="permits" importId={imports.opened} onOpen={imports.open} />}
    </>
  )
}

function importedWords({ importedAt }: PermitReport): string {
  return importedAt ? `台账${formatDate(importedAt.slice(0, 10))}导入` : '还没有导入台账'
}

function Completeness({ report }: { report: PermitReport }) {
  const { ledger, mapped, unmatched, unlisted, incomplete, clause } = report
  return (
    <Panel flush>
      <FactStrip
        large
        facts={[
          { label: '台账里有效的许可', value: `${formatCount(ledger)} 个` },
          {
            label: '已在名录库',
            value: formatPercent(mapped / ledger),
            note: (
              <>
                {formatCount(mapped)} 个，应纳尽纳 <ClauseTag id={clause} solo />
              </>
            ),
          },
          { label: '台账有，名录没有', value: `${formatCount(unmatched)} 个` },
          { label: '名录有，台账没有', value: `${formatCount(unlisted)} 个` },
          {
            label: '主要信息没填全',
            value: <Link to="/targets?state=missing">{formatCount(incomplete)} 户</Link>,
          },
        ]}
      />
    </Panel>
  )
}

function NoGaps({ report }: { report: PermitReport | undefined }) {
  return report && report.ledger > 0 ? (
    <EmptyState title="台账里的许可都在名录库里">台账更新后再导入一次，系统重新核对</EmptyState>
  ) : (
    <EmptyState
      title="还没有导入许可台账"
      actions={<Button href={apiUrl('/imports/template/permits.xlsx')}>下载导入模板</Button>}
    >
      导入以后，系统逐个核对哪些许可还没有进名录库
    </EmptyState>
  )
}

const columns: readonly DataColumn<PermitGap>[] = [
  { key: 'number', title: '许可证编号', width: 200, render: ({ number }) => number },
  {
    key: 'holder',
    title: '持证主体',
    render: ({ holder, target }) => (target ? <Link to={`/targets/${target.id}`}>{holder}</Link> : holder),
  },
  { key: 'holderCode', title: '统一社会信用代码', width: 180, render: ({ holderCode }) => holderCode || '—' },
  { key: 'name', title: '许可证名称', width: 150, render: ({ name }) => name || '—' },
  {
    key: 'validUntil',
    title: '有效期至',
    width: 130,
    render: ({ validUntil }) => (validUntil ? formatDate(validUntil) : '长期'),
  },
  {
    key: 'target',
    title: '持证主体在名录库',
    width: 140,
    render: ({ target }) => (target ? '在，缺这个许可' : '不在'),
  },
]
