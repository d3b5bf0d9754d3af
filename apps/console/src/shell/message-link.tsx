import { formatCount } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { unreadQuery } from '../api/messages.ts'

/** 消息 n: how many I have not read. */
export function MessageLink() {
  const { data } = useQuery(unreadQuery)
  return (
    <Link to="/messages" className="top-messages">
      消息 {data && data.count > 0 && <b aria-label={`${data.count} 条未读`}>{formatCount(data.count)}</b>}
    </Link>
  )
}
