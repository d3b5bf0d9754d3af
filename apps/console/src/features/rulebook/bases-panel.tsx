import { type Basis, BASIS_LEVELS, formatDate } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../api/failure-note.tsx'
import { useSession } from '../../api/session.ts'
import { EmptyState } from '../../design/notes.tsx'
import { Panel } from '../../design/panel.tsx'
import { BasisDrawer } from './basis-drawer.tsx'
import { BasisWithdrawDrawer } from './basis-withdraw-drawer.tsx'
import { basesQuery } from './rulebook.queries.ts'

const WRITERS = ['platformAdmin', 'legalOffice'] as const
type Opened = { edit: Basis | 'new' } | { withdraw: Basis }

/** 政策依据: the documents that rules and plans rest on, the strongest first (S0-02). */
export function BasesPanel() {
  const { actor } = useSession()
  const { data, error } = useQuery(basesQuery)
  const [opened, setOpened] = useState<Opened>()
  const isWriter = WRITERS.some((role) => actor.roles.includes(role))
  const add = (
    <Button disabled={!isWriter} onClick={() => setOpened({ edit: 'new' })}>
      登记依据
    </Button>
  )
  const close = () => setOpened(undefined)
  return (
    <>
      <FailureNote error={error} what="政策依据没有打开" />
      {data?.length === 0 && (
        <EmptyState title="还没有登记政策依据" actions={add}>
          细则的每个取值都要有依据。编下一版细则时，本单位的通知会自动登记；法律法规和上级文件请在这里登记
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <Panel title="政策依据" note="只停用，不删除" action={isWriter ? add : '由平台管理员或法制监督登记'} flush>
          <table className="plain-table bases-table">
            <caption className="visually-hidden">政策依据</caption>
            <thead>
              <tr>
                <th scope="col">文件</th>
                <th scope="col">文号</th>
                <th scope="col">层级</th>
                <th scope="col">发文机关</th>
                <th scope="col">发文日期</th>
                <th scope="col">哪些取值用它</th>
                {isWriter && <th scope="col">操作</th>}
              </tr>
            </thead>
            <tbody>
              {data.map((basis) => (
                <BasisRow key={basis.id} basis={basis} isWriter={isWriter} onOpen={setOpened} />
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      {opened && 'edit' in opened && (
        <BasisDrawer onClose={close} {...(opened.edit !== 'new' && { basis: opened.edit })} />
      )}
      {opened && 'withdraw' in opened && <BasisWithdrawDrawer basis={opened.withdraw} onClose={close} />}
    </>
  )
}

type BasisRowProps = { basis: Basis; isWriter: boolean; onOpen: (opened: Opened) => void }

function BasisRow({ basis, isWriter, onOpen }: BasisRowProps) {
  const { level, title, documentNo, issuer, issuedOn, link, usedBy, withdrawnReason } = basis
  const isOpen = isWriter && withdrawnReason === null
  return (
    <tr>
      <th scope="row">
        {isOpen ? (
          <button type="button" className="link-button" onClick={() => onOpen({ edit: basis })}>
            {title}
          </button>
        ) : (
          title
        )}
        {withdrawnReason !== null && <span className="note"> 已停用：{withdrawnReason}</span>}
        {link && (
          <>
            {' '}
            <a href={link} rel="noreferrer" target="_blank">
              看原文
            </a>
          </>
        )}
      </th>
      <td>{documentNo || '—'}</td>
      <td>{BASIS_LEVELS[level]}</td>
      <td>{issuer}</td>
      <td>{formatDate(issuedOn)}</td>
      <td className="note">
        {usedBy.length > 4
          ? `${usedBy.slice(0, 4).join('、')}等 ${usedBy.length} 项`
          : usedBy.join('、') || '现行细则没有用到'}
      </td>
      {isWriter && (
        <td>
          {isOpen && (
            <button type="button" className="link-button" onClick={() => onOpen({ withdraw: basis })}>
              停用
            </button>
          )}
        </td>
      )}
    </tr>
  )
}
