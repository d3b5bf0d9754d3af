import { formatCount, formatDate, type ItemListState } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useCan, useToday } from '../../../api/session.ts'
import { BlockedButton } from '../../../design/blocked-button.tsx'
import { ButtonLink } from '../../../design/button-link.tsx'
import { ClauseTag } from '../../../design/clause-tag.tsx'
import { NoteGlyph } from '../../../design/glyphs.tsx'
import { PageColumns, PageHead } from '../../../design/page-head.tsx'
import { Panel } from '../../../design/panel.tsx'
import { KeeperButtons } from '../keepers.tsx'
import { useRegistryChange } from '../registry.queries.ts'
import { itemListQuery } from './items.queries.ts'
import { PublishDrawer } from './publish-drawer.tsx'
import { RandomSharePanel } from './random-share-panel.tsx'
import { RequestsPanel } from './requests-panel.tsx'
import '../registry.css'
import './items.css'

/** 补充、汇总和公布: how the list comes about, from the offices' requests to its publication (S3-05). */
export function ItemListPage() {
  const { data, error } = useQuery(itemListQuery)
  const mayAsk = useCan('businessOffice')
  return (
    <>
      <PageHead
        title="补充、汇总和公布"
        back={{ to: '/items', label: '抽查事项清单' }}
        actions={mayAsk && <ButtonLink to="/items/request">申请补充事项</ButtonLink>}
      />
      <FailureNote error={error} what="没有打开" />
      {data && (
        <div className="page-stack">
          <SuperiorNote waiting={data.waiting} />
          <PageColumns
            side={
              <>
                <PublishPanel state={data} />
                <RandomSharePanel />
              </>
            }
          >
            <RequestsPanel requests={data.requests} deadline={data.deadlines.handIn} />
            <PublicationsPanel publications={data.publications} />
          </PageColumns>
        </div>
      )}
    </>
  )
}

/** Items that a superior published before this bureau was there; later ones arrive by themselves. */
function SuperiorNote({ waiting }: Pick<ItemListState, 'waiting'>) {
  const change = useRegistryChange(() => undefined)
  if (waiting.length === 0) return null
  return (
    <section className="law-note">
      <h2>
        <NoteGlyph />
        上级清单有 {formatCount(waiting.length)} 项还没有纳入
      </h2>
      <p className="note">{waiting.map(({ name, bureauName }) => `${bureauName}：${name}`).join('；')}</p>
      <FailureNote error={change.error} what="没有纳入" />
      <div className="state-actions">
        <KeeperButtons
          verbs={[
            {
              label: '全部纳入',
              onPress: () => change.mutate({ method: 'POST', path: '/item-list/superior', body: {} }),
            },
          ]}
        />
      </div>
    </section>
  )
}

function PublishPanel({ state: { publications, unpublished, deadlines } }: { state: ItemListState }) {
  const today = useToday()
  const mayPublish = useCan('platformLead')
  const [isOpen, setIsOpen] = useState(false)
  const last = publications[0]
  return (
    <Panel title="公布清单">
      <p>
        {last
          ? `第 ${last.number} 次，${formatDate(last.publishedOn, today)}公布，${formatCount(last.itemCount)} 项`
          : '还没有公布过'}
      </p>
      {deadlines.publish && (
        <p className="note">
          {formatDate(deadlines.publish.on, today)}前公布 <ClauseTag id={deadlines.publish.clause} solo />
        </p>
      )}
      <p className="note">
        {unpublished.length > 0 ? `公布后又有 ${formatCount(unpublished.length)} 项新增或修改` : '公布后没有变化'}
      </p>
      <ul className="item-draws">
        {unpublished.slice(0, 5).map(({ id, name }) => (
          <li key={id}>
            <Link to={`/items/${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
      {mayPublish ? (
        <Button type="primary" onClick={() => setIsOpen(true)}>
          公布清单
        </Button>
      ) : (
        <BlockedButton placement="under" reasons={[{ text: '清单由公示人（平台牵头科室）公布，您的账号没有这项职责' }]}>
          公布清单
        </BlockedButton>
      )}
      {isOpen && <PublishDrawer onClose={() => setIsOpen(false)} />}
    </Panel>
  )
}

function PublicationsPanel({ publications }: Pick<ItemListState, 'publications'>) {
  return (
    <Panel title="历次公布" note={`${formatCount(publications.length)} 次`} flush>
      {publications.length === 0 && <p className="note panel-none">公布以后，清单连同文号、日期和事项数留在这里</p>}
      {publications.length > 0 && (
        <table className="plain-table">
          <caption className="visually-hidden">历次公布的清单</caption>
          <thead>
            <tr>
              <th scope="col">次</th>
              <th scope="col">日期</th>
              <th scope="col">文号</th>
              <th scope="col">公布人</th>
              <th scope="col" className="num">
                事项（项）
              </th>
              <th scope="col" className="num">
                随机抽查（项）
              </th>
              <th scope="col" className="num">
                下级单位（个）
              </th>
            </tr>
          </thead>
          <tbody>
            {publications.map((one) => (
              <tr key={one.id}>
                <td>第 {one.number} 次</td>
                <td>{formatDate(one.publishedOn)}</td>
                <td>{one.documentNo || '—'}</td>
                <td>{one.publishedBy}</td>
                <td className="num">{formatCount(one.itemCount)}</td>
                <td className="num">{formatCount(one.randomCount)}</td>
                <td className="num">{formatCount(one.bureauCount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
