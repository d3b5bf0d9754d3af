import { Link } from 'react-router'
import { EmptyState } from '../design/notes.tsx'

/** An address that is no page. */
export function MissingPage() {
  return (
    <EmptyState title="没有这一页" actions={<Link to="/">回工作台</Link>}>
      地址可能写错了，或者这份资料已被移出
    </EmptyState>
  )
}
