import { ROLES } from '@sunlot/contract'
import { Dropdown } from 'antd'
import { Link } from 'react-router'
import { useSession, useSignOut } from '../api/session.ts'

/** Who is signed in, with 修改密码 and 退出. */
export function UserMenu() {
  const { actor } = useSession()
  const signOut = useSignOut()
  const duty = [actor.officeName, ...actor.roles.map((role) => ROLES[role])].filter(Boolean).join(' ')
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'password', label: <Link to="/password">修改密码</Link> },
          { key: 'leave', label: '退出', onClick: () => signOut.mutate() },
        ],
      }}
    >
      <button type="button" className="top-user">
        <span className="top-initial" aria-hidden="true">
          {actor.name.slice(0, 1)}
        </span>
        <b>{actor.name}</b>
        <span className="top-duty">{duty}</span>
      </button>
    </Dropdown>
  )
}
