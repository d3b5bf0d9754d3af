import { DUTIES, formatDate, matchesRights, type PersonRights, roleOfDuty, ROLES } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { Panel } from '../../../design/panel.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import { useTableState } from '../../../design/table/table-state.ts'
import { OrganisationFrame } from '../organisation-frame.tsx'
import { rightsQuery } from '../organisation.queries.ts'
import { OwnClauseTag } from '../own-clause-tag.tsx'
import { SearchBar } from '../search-bar.tsx'

const FILTERS = ['q'] as const

/** 人员权限: what everybody may do, and from which account or duty each right comes (S0-30, S0-32, S0-33). */
export function RightsPage() {
  const state = useTableState(FILTERS)
  const { data, error } = useQuery(rightsQuery)
  const found = data?.filter((person) => matchesRights(person, state.filters.q ?? '')) ?? []
  return (
    <OrganisationFrame title="人员权限" note="账号自带的权限在系统设置里改；职责带来的权限随职责分工的任期生效和终止">
      <FailureNote error={error} what="人员权限没有打开" />
      {data && <SearchBar state={state} placeholder="姓名、科室或权限" exportPath="/duty-rights/export" />}
      {data && found.length === 0 && <p className="note">没有找到，换个词或清空搜索</p>}
      {found.length > 0 && (
        <Panel title="今天的权限" note={`${found.length} 人`} flush>
          <table className="plain-table rights-table">
            <caption className="visually-hidden">人员权限</caption>
            <thead>
              <tr>
                <th scope="col">姓名</th>
                <th scope="col">科室</th>
                <th scope="col">账号自带</th>
                <th scope="col">职责带来的权限和来源</th>
              </tr>
            </thead>
            <tbody>
              {found.map((person) => (
                <tr key={person.id}>
                  <td>{person.name}</td>
                  <td>{person.officeName ?? '—'}</td>
                  <td>{person.roles.map((role) => ROLES[role]).join('、') || '—'}</td>
                  <td>
                    {person.granted.length === 0 && '—'}
                    {person.granted.map((right) => (
                      <GrantedRight key={right.grantId} right={right} />
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
    </OrganisationFrame>
  )
}

/** One duty of a person: what it gives, of which item, by whom it is held and until when, or why it gives nothing. */
function GrantedRight({ right }: { right: PersonRights['granted'][number] }) {
  const today = useToday()
  const { duty, holder, itemName, until, withheld } = right
  const role = roleOfDuty(duty)
  const term = until ? `到 ${formatDate(until, today)}` : '没有期限'
  return (
    <p className="granted-right">
      {withheld ? (
        <StateMark tone="soon">不生效：{withheld}</StateMark>
      ) : (
        <b>{role ? ROLES[role] : '只承担，不带平台权限'}</b>
      )}{' '}
      {itemName && `“${itemName}” `}
      <span className="note">
        来自“{holder}”的{DUTIES[duty].name}，{term} <OwnClauseTag id={DUTIES[duty].clause} solo />
      </span>
    </p>
  )
}
