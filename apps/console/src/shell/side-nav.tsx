import { formatCount, type Home, ROLE_NAMES, type Role } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { NavLink } from 'react-router'
import { homeQuery } from '../api/home.ts'
import { useSession } from '../api/session.ts'

interface NavItem {
  readonly to: string
  readonly label: string
  /** Which of my open items stands at the right. */
  readonly count?: keyof Home['counts']
  /** Shown only to these; to everybody where it is missing. */
  readonly roles?: readonly Role[]
}

// S0-13, B-24: inspectors learn whom they check, and with whom, on the day.
const READERS: readonly Role[] = ROLE_NAMES.filter((role) => role !== 'inspector')

const HOME: NavItem = { to: '/', label: '工作台', count: 'todos' }

const GROUPS: readonly { readonly title: string; readonly items: readonly NavItem[] }[] = [
  {
    title: '一单两库',
    items: [
      { to: '/items', label: '抽查事项清单', roles: READERS },
      { to: '/targets', label: '检查对象名录库', roles: READERS },
      { to: '/inspectors', label: '执法人员名录库', roles: READERS },
      { to: '/trainings', label: '业务培训', roles: READERS },
      { to: '/institutions', label: '委托机构', roles: READERS },
    ],
  },
  {
    title: '监管流程',
    items: [
      { to: '/plans', label: '年度计划', roles: READERS },
      { to: '/tasks', label: '抽查任务', count: 'tasks', roles: READERS },
      { to: '/draws', label: '抽取与审签', count: 'draws', roles: READERS },
      { to: '/disclosures', label: '公示', count: 'publish', roles: READERS },
    ],
  },
  {
    title: '保障',
    items: [
      { to: '/deadlines', label: '法定时限', roles: READERS },
      { to: '/rulebook', label: '条款与细则' },
      { to: '/calendar', label: '工作日历' },
      { to: '/organisation', label: '组织与责任', roles: READERS },
      { to: '/audit', label: '全程留痕', roles: ['legalOffice', 'platformAdmin', 'deputyHead'] },
      { to: '/settings', label: '系统设置', roles: ['platformAdmin'] },
    ],
  },
]

/** The pages in the order of the road, with the count of my open items. */
export function SideNav() {
  const { actor } = useSession()
  const { data } = useQuery(homeQuery)
  const isMine = (item: NavItem) => !item.roles || item.roles.some((role) => actor.roles.includes(role))
  return (
    <nav className="side-nav" aria-label="主导航">
      <ul>
        <NavEntry item={HOME} counts={data?.counts} />
      </ul>
      {GROUPS.filter(({ items }) => items.some(isMine)).map((group) => (
        <section key={group.title}>
          <h2>{group.title}</h2>
          <ul>
            {group.items.filter(isMine).map((item) => (
              <NavEntry key={item.to} item={item} counts={data?.counts} />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

function NavEntry({ item, counts }: { item: NavItem; counts: Home['counts'] | undefined }) {
  const count = item.count ? (counts?.[item.count] ?? 0) : 0
  return (
    <li>
      <NavLink to={item.to} end={item.to === '/'}>
        {item.label}
        {count > 0 && <span className="nav-count">{formatCount(count)}</span>}
      </NavLink>
    </li>
  )
}
