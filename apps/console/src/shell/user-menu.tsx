import { ROLES } from '@sunlot/contract'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useSession, useSignOut } from '../api/session.ts'

/** Who is signed in, with 修改密码 and 退出; closes with Esc and when pointer or focus go elsewhere. */
export function UserMenu() {
  const { actor } = useSession()
  const signOut = useSignOut()
  const menu = useRef<HTMLDetailsElement>(null)
  const duty = [actor.officeName, ...actor.roles.map((role) => ROLES[role])].filter(Boolean).join(' ')

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
        <b>{actor.name}</b>
        <span className="top-duty">{duty}</span>
      </summary>
      <div className="top-verbs">
        <Link to="/password" onClick={() => menu.current?.removeAttribute('open')}>
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
