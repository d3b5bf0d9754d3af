import { findClause } from '@sunlot/contract'
import { Popover } from 'antd'
import type { ReactNode } from 'react'
import './clause-tag.css'

type ClauseTagProps = {
  /** `S4-06` or `B-14`. */
  id: string
  /** The id alone, where the sentence stands beside it. */
  solo?: boolean
  /** The bureau's own value for this clause, e.g. `5 个工作日`. */
  value?: ReactNode
}

/** The id of a clause; pressing it opens the words of the clause and the bureau's value. */
export function ClauseTag({ id, solo = false, value }: ClauseTagProps) {
  return (
    <Popover trigger="click" content={<ClauseWords id={id} value={value} />} placement="bottomLeft">
      <button type="button" className="clause-tag">
        <span className="visually-hidden">看条款</span>
        {!solo && <span className="clause-kind">{isNational(id) ? '国家' : '细则'}</span>}
        <span className="clause-id">{id}</span>
      </button>
    </Popover>
  )
}

function ClauseWords({ id, value }: { id: string; value?: ReactNode }) {
  return (
    <div className="clause-words">
      <b>
        {isNational(id) ? '国家规定' : '本单位细则'} {id}
      </b>
      <p>{findClause(id)?.gist ?? '没有收录这一条的原文'}</p>
      {value != null && <p className="note">本单位取值：{value}</p>}
    </div>
  )
}

function isNational(id: string): boolean {
  return id.startsWith('B-')
}
