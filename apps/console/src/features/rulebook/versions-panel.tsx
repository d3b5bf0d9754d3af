import { formatDate, POLICY_VERSION_STATUSES, type PolicyInForce, type PolicyVersionRow } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { useSession, useToday } from '../../api/session.ts'
import { Panel } from '../../design/panel.tsx'
import { DraftDrawer } from './draft-drawer.tsx'
import { versionsQuery } from './rulebook.queries.ts'

const WRITERS = ['platformAdmin', 'legalOffice'] as const

/** The versions of the rulebook, the newest first; the notice itself is the first one. */
export function VersionsPanel({ inForce }: { inForce: PolicyInForce }) {
  const { actor } = useSession()
  const { data = [], error } = useQuery(versionsQuery)
  const [isAdding, setAdding] = useState(false)
  const open = data.find(({ status }) => status !== 'published')
  const isWriter = WRITERS.some((role) => actor.roles.includes(role))
  return (
    <>
      <Panel
        title="细则版本"
        note="公布以后不再改动；要改就编下一版。已经开始的抽取按开始那天的细则办完"
        action={<NewVersion isWriter={isWriter} open={open} onAdd={() => setAdding(true)} />}
        flush
      >
        <FailureNote error={error} what="版本没有打开" />
        <table className="plain-table versions-table">
          <caption className="visually-hidden">细则版本</caption>
          <thead>
            <tr>
              <th scope="col">版本</th>
              <th scope="col">状态</th>
              <th scope="col">施行日期</th>
              <th scope="col">文件</th>
              <th scope="col">理由</th>
              <th scope="col">编制、批准、公布</th>
              <th scope="col">对比</th>
            </tr>
          </thead>
          <tbody>
            {data.map((version) => (
              <VersionRow key={version.id} version={version} />
            ))}
            <tr>
              <th scope="row">第 1 版</th>
              <td>{inForce.versionId === null ? '施行中' : '已被代替'}</td>
              <td>—</td>
              <td>通知原文</td>
              <td className="note">单位启用时生效</td>
              <td>—</td>
              <td>—</td>
            </tr>
          </tbody>
        </table>
      </Panel>
      {isAdding && <DraftDrawer versions={data} onClose={() => setAdding(false)} />}
    </>
  )
}

function VersionRow({ version }: { version: PolicyVersionRow }) {
  const today = useToday()
  const { id, number, effectiveFrom, documentTitle, documentNo, reason, author, approver, publisher } = version
  const people = [author, approver, publisher].filter((name) => name !== null).join('、')
  return (
    <tr>
      <th scope="row">
        <Link to={`/rulebook/versions/${id}`}>第 {number} 版</Link>
      </th>
      <td>{stateOf(version, today)}</td>
      <td>{effectiveFrom ? formatDate(effectiveFrom, today) : '—'}</td>
      <td>{documentTitle ? `${documentTitle} ${documentNo}` : '—'}</td>
      <td className="note">{reason}</td>
      <td>{people}</td>
      <td>
        <Link to={`/rulebook/compare?right=${id}`}>与现行对比</Link>
      </td>
    </tr>
  )
}

export function stateOf({ status, inForce, effectiveFrom }: PolicyVersionRow, today: string): string {
  if (status !== 'published') return POLICY_VERSION_STATUSES[status]
  if (inForce) return '施行中'
  return effectiveFrom && effectiveFrom > today ? '已公布，还没施行' : '已被代替'
}

type NewVersionProps = { isWriter: boolean; open: PolicyVersionRow | undefined; onAdd: () => void }

function NewVersion({ isWriter, open, onAdd }: NewVersionProps) {
  if (!isWriter) return <span className="note">新版由平台管理员或法制监督编制</span>
  return (
    <>
      {open && <span className="note">第 {open.number} 版办完以后再编下一版　</span>}
      <Link to="/rulebook/compare">对比两份细则</Link>{' '}
      <Button disabled={open !== undefined} onClick={onAdd}>
        编下一版
      </Button>
    </>
  )
}
