import { Outlet, ScrollRestoration } from 'react-router'
import { useSession } from '../api/session.ts'
import { PasswordPage } from '../features/accounts/password-page.tsx'
import { LeaveGuard } from './leave-guard.tsx'
import { SideNav } from './side-nav.tsx'
import { TopBar } from './top-bar.tsx'
import './shell.css'

/** Top bar, navigation and the page between them. */
export function Shell() {
  const { demo, mustChangePassword } = useSession()
  return (
    <div className="shell">
      <ScrollRestoration />
      <LeaveGuard />
      <a className="skip-link" href="#content">
        跳到正文
      </a>
      <TopBar />
      {demo && (
        <aside className="demo-banner" aria-label="体验模式">
          <b>体验模式</b> 单位、人员和名录都是演示数据，不得用于真实抽查
        </aside>
      )}
      <div className="shell-body">
        <SideNav />
        <main id="content" className="shell-page" tabIndex={-1}>
          {mustChangePassword ? <PasswordPage /> : <Outlet />}
        </main>
      </div>
    </div>
  )
}
