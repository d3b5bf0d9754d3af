import { formatCount, type TargetFacets } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PageHead } from '../../../design/page-head.tsx'
import { PageTabs } from '../../../design/page-tabs.tsx'
import { useTableState } from '../../../design/table/table-state.ts'
import { ImportDrawer } from '../imports/import-drawer.tsx'
import { OpenImports } from '../imports/open-imports.tsx'
import { useOpenedImport } from '../imports/opened-import.ts'
import { KeeperButtons } from '../keepers.tsx'
import { targetFacetsQuery } from '../registry.queries.ts'
import { TargetDrawer } from './target-drawer.tsx'
import { TARGET_TABS } from './target-tabs.ts'
import { TARGET_FILTERS, TargetFilters } from './target-filters.tsx'
import { TargetList } from './target-list.tsx'
import '../registry.css'

/** 检查对象名录库: the directory of targets with search, filters, export, import and entry (S0-06, S1-12). */
export function TargetsPage() {
  const state = useTableState(TARGET_FILTERS)
  const imports = useOpenedImport()
  const [isAdding, setIsAdding] = useState(false)
  // The address keeps `A,C`, the server reads `AC`.
  const filters = { ...state.filters, risk: (state.filters.risk ?? '').replaceAll(',', '') }
  const { data: facets } = useQuery(targetFacetsQuery({ ...filters, risk: '' }))
  const [kind, setKind] = useState<'targets' | 'riskClasses'>('targets')
  function startImport(of: typeof kind): void {
    setKind(of)
    imports.open('new')
  }
  return (
    <>
      <PageHead
        title="检查对象名录库"
        note={facets && sizeWords(facets)}
        actions={
          <>
            {facets && <span className="note">{todayWords(facets)}</span>}
            <OpenImports kind="targets" onOpen={imports.open} />
            <KeeperButtons
              solid
              verbs={[
                { label: '导入风险类别', onPress: () => startImport('riskClasses') },
                { label: '导入', onPress: () => startImport('targets') },
                { label: '新增对象', onPress: () => setIsAdding(true) },
              ]}
            />
          </>
        }
      />
      <PageTabs label="检查对象名录库" tabs={TARGET_TABS} />
      <TargetFilters state={state} facets={facets} />
      <TargetList state={state} filters={filters} onImport={() => startImport('targets')} />
      {isAdding && <TargetDrawer onClose={() => setIsAdding(false)} />}
      {imports.opened && <ImportDrawer kind={kind} importId={imports.opened} onOpen={imports.open} />}
    </>
  )
}

function todayWords({ today: { added, changed, removed } }: TargetFacets): string {
  return `今天新增 ${formatCount(added)}，变更 ${formatCount(changed)}，移出 ${formatCount(removed)}`
}

function sizeWords({ total, regions }: TargetFacets): string {
  const named = regions.filter(({ name }) => name !== '').length
  return `${formatCount(total)} 个对象${named > 0 ? `，分布在 ${formatCount(named)} 个地区` : ''}`
}
