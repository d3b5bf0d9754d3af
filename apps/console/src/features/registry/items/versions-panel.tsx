import { formatDate, ITEM_CAUSES, type ItemDetail, UNKNOWN } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { Panel } from '../../../design/panel.tsx'
import { CheckPointsPanel } from './check-points-panel.tsx'
import { itemVersionQuery } from './items.queries.ts'

type Version = ItemDetail['versions'][number]

/** Every version, newest first, with what it changed and why; each can be read as it was (S1-08). */
export function VersionsPanel({ itemId, versions }: { itemId: string; versions: readonly Version[] }) {
  const today = useToday()
  const [read, setRead] = useState<number>()
  return (
    <Panel title="历次版本" note={`${versions.length} 版，只增不改；抽取按当天的版本`} flush>
      <ol className="history">
        {versions.map((version) => (
          <li key={version.number}>
            <span className="note">{formatDate(version.fromOn, today)}起</span>
            <div>
              <b>第 {version.number} 版</b> {ITEM_CAUSES[version.cause]}{' '}
              <span className="note">{version.by ?? '系统'}</span>{' '}
              <button type="button" className="link-button" onClick={() => setRead(version.number)}>
                看这一版
              </button>
              {version.note && <p className="note">{version.note}</p>}
              <Differences differences={version.differences} />
            </div>
          </li>
        ))}
      </ol>
      {read !== undefined && <OldVersion itemId={itemId} number={read} onClose={() => setRead(undefined)} />}
    </Panel>
  )
}

function Differences({ differences }: Pick<Version, 'differences'>) {
  if (differences.length === 0) return null
  return (
    <dl className="changed-fields">
      {differences.map(({ name, before, after }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="plain-lines">
            <del>{before}</del> → <ins>{after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function OldVersion({ itemId, number, onClose }: { itemId: string; number: number; onClose: () => void }) {
  const { data, error } = useQuery(itemVersionQuery(itemId, number))
  const facts = data && [
    ['事项名称', data.name],
    ['编号', data.code],
    ['检查依据', data.legalBasis],
    ['抽查比例', data.rateText],
    ['抽查频次', data.frequencyText],
    ['检查对象', data.targetScope],
    ['备注', data.remarks],
  ]
  return (
    <Drawer open title={`第 ${number} 版`} size={640} onClose={onClose}>
      <FailureNote error={error} what="这一版没有打开" />
      <dl className="changed-fields">
        {facts?.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value || UNKNOWN}</dd>
          </div>
        ))}
      </dl>
      {data && <CheckPointsPanel subItems={data.subItems} />}
    </Drawer>
  )
}
