import { formatInstant, ROLES, type User } from '@sunlot/contract'
import { FailureNote } from '../../api/failure-note.tsx'
import { useToday } from '../../api/session.ts'
import { EmptyState } from '../../design/notes.tsx'
import { StateMark } from '../../design/state-mark.tsx'
import { useSettingsChange } from './settings-queries.ts'

type UsersTableProps = { users: readonly User[]; onEdit: (user: User) => void }

/** The accounts of one bureau with their duties and state. */
export function UsersTable({ users, onEdit }: UsersTableProps) {
  const unlock = useSettingsChange()
  if (users.length === 0) {
    return <EmptyState title="这个单位还没有账号">至少要有抽取、审签、公示三个人，才能办一次抽取</EmptyState>
  }
  return (
    <>
      <FailureNote error={unlock.error} what="没有解锁" />
      <table className="plain-table">
        <caption className="visually-hidden">账号</caption>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">账号</th>
            <th scope="col">科室</th>
            <th scope="col">职责</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              <td>
                <button type="button" className="link-button" onClick={() => onEdit(user)}>
                  {user.name}
                </button>
              </td>
              <td>{user.login}</td>
              <td>{user.officeName ?? '—'}</td>
              <td>{user.roles.map((role) => ROLES[role]).join('、') || '按授予的职责'}</td>
              <td>
                <UserState user={user} />{' '}
                {isLocked(user) && (
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => unlock.mutate({ method: 'POST', path: `/users/${user.id}/unlock` })}
                  >
                    解锁
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** A lock ends by itself; the time of an old one may still stand in the account. */
function isLocked(user: User): user is User & { lockedUntil: string } {
  return user.lockedUntil !== null && new Date(user.lockedUntil) > new Date()
}

function UserState({ user }: { user: User }) {
  const today = useToday()
  if (user.status === 'disabled') return <StateMark tone="later">已停用</StateMark>
  if (isLocked(user)) {
    return <StateMark tone="soon">密码连续输错，锁到 {formatInstant(user.lockedUntil, today)}</StateMark>
  }
  return <StateMark tone="good">正常</StateMark>
}
