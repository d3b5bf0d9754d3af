import { formatCount, formatShare, POOL_ENTRIES, RISK_FACT_KINDS, type SpecialPool } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { ClauseTag } from '../../../design/clause-tag.tsx'
import { EmptyState } from '../../../design/notes.tsx'
import { PageColumns, PageHead } from '../../../design/page-head.tsx'
import { PageTabs } from '../../../design/page-tabs.tsx'
import { Panel } from '../../../design/panel.tsx'
import { KeeperButtons, useIsKeeper } from '../keepers.tsx'
import { SpecialPoolDrawer } from './pool-drawer.tsx'
import { TagsPanel } from './tags-panel.tsx'
import { TARGET_TABS } from './target-tabs.ts'
import { poolsQuery } from './targets.queries.ts'
import '../registry.css'

/** 专项库和标签: special pools with rules of their own (S4-16), and the tags that mark targets (S2-07). */
export function PoolsPage() {
  const { data, error } = useQuery(poolsQuery)
  const [opened, setOpened] = useState<'new' | SpecialPool>()
  return (
    <>
      <PageHead
        title="专项库和标签"
        note={data && `${data.length} 个专项库`}
        actions={<KeeperButtons solid verbs={[{ label: '新设专项库', onPress: () => setOpened('new') }]} />}
      />
      <PageTabs label="检查对象名录库" tabs={TARGET_TABS} />
      <FailureNote error={error} what="专项库没有打开" />
      <PageColumns side={<TagsPanel />}>
        {data?.length === 0 ? (
          <EmptyState title="还没有专项库">
            专项库里的对象可以有自己的比例和频次，例如把查实的投诉、经营异常、严重违法的对象单独设库
          </EmptyState>
        ) : (
          data && <PoolsTable pools={data} onChange={setOpened} />
        )}
      </PageColumns>
      {opened && (
        <SpecialPoolDrawer {...(opened === 'new' ? {} : { pool: opened })} onClose={() => setOpened(undefined)} />
      )}
    </>
  )
}

function PoolsTable({ pools, onChange }: { pools: readonly SpecialPool[]; onChange: (pool: SpecialPool) => void }) {
  const isKeeper = useIsKeeper()
  return (
    <Panel title="专项库" flush>
      <table className="plain-table">
        <caption className="visually-hidden">专项库</caption>
        <thead>
          <tr>
            <th scope="col">名称</th>
            <th scope="col">怎样进库</th>
            <th scope="col">比例</th>
            <th scope="col">每年轮次</th>
            <th scope="col" className="numbers">
              对象
            </th>
            <th scope="col">
              <span className="visually-hidden">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {pools.map((pool) => (
            <tr key={pool.id}>
              <td>
                <Link to={`/targets?pool=${pool.id}`}>{pool.name}</Link>{' '}
                {pool.clause && <ClauseTag id={pool.clause} solo />}
              </td>
              <td>
                {POOL_ENTRIES[pool.entry]}
                {pool.factKinds.length > 0 && (
                  <p className="note">{pool.factKinds.map((kind) => RISK_FACT_KINDS[kind]).join('、')}</p>
                )}
              </td>
              <td>{pool.rate ? formatShare(pool.rate) : '按计划'}</td>
              <td>{pool.roundsPerYear ? `${pool.roundsPerYear} 轮` : '按计划'}</td>
              <td className="numbers">{formatCount(pool.targets)}</td>
              <td>
                {isKeeper && (
                  <button type="button" className="link-button" onClick={() => onChange(pool)}>
                    修改
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
