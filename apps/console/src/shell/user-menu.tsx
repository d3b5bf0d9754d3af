import { OFFICE_ROLES, type Role, ROLES } from '@sunlot/contract'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useCan, useSession, useSignOut } from '../api/session.ts'

/** Who is signed in, with 我的权限, 修改密码 and 退出; closes with Esc and when pointer or focus go elsewhere. */
export function UserMenu() {
  const { actor } = useSession()
  const signOut = useSignOut()
  const menu = useRef<HTMLDetailsElement>(null)
  const isReader = useCan(...OFFICE_ROLES)
  const names = actor.roles.map((role) => ROLES[role])
  const rights = `/organisation/rights?q=${encodeURIComponent(actor.name)}`
  const close = () => menu.current?.removeAttribute('open')

  useEffect(() => {
    function leave(event: Event): void {
      const isInside = event.target instanceof Node && menu.current?.contains(event.target)
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !isInside) menu.current?.removeAttribute('open')
    }
    for (const name of LEAVING) document.addEventListener(name, leave)
    return () => {
      for (const name of LEAVING) document.removeEventListener(name, leave)
    }
  }, [])
  return (
    <details ref={menu} className="top-user">
      <summary className="top-person">
        <span className="top-initial" aria-hidden="true">
          {actor.name.slice(0, 1)}
        </span>
        <b className="top-name">{actor.name}</b>
        <span className="top-duty">{[actor.officeName, sayRoles(actor.roles)].filter(Boolean).join(' ')}</span>
      </summary>
      <div className="top-verbs">
        <p className="note">{[actor.officeName, ...names].filter(Boolean).join(' ')}</p>
        {isReader && (
          <Link to={rights} onClick={close}>
            我的权限
          </Link>
        )}
        <Link to="/password" onClick={close}>
          修改密码
        </Link>
        <button type="button" onClick={() => signOut.mutate()}>
          退出
        </button>
      </div>
    </details>
  )
}

const LEAVING = ['pointerdown', 'focusin', 'keydown'] as const

/** One role by name; of more the first and their number, all of them are named below and under 我的权限. */
function sayRoles(roles: readonly Role[]): string {
  const names = roles.map((role) => ROLES[role])
  return names.length > 1 ? `${names[0]}等 ${names.length} 项` : names.join(' ')
}
