import {
  DUTIES,
  type DutyGrant,
  GRANT_STATES,
  type Group,
  GROUP_POSITIONS,
  matchesGrant,
  matchesGroup,
  matchesRights,
  type PersonRights,
  roleOfDuty,
  ROLES,
} from '@sunlot/contract'
import type { OutputTable } from '@sunlot/tables'

/** 职责分工 as a table: every grant that the words find. */
export function grantsTable(grants: readonly DutyGrant[], q: string): OutputTable {
  return {
    sheetName: '职责分工',
    columns: ['职责', '由谁承担', '抽查事项', '开始', '结束', '状态'].map((heading) => ({ heading })),
    rows: grants
      .filter((grant) => matchesGrant(grant, q))
      .map(({ duty, holder, itemName, from, until, state }) => [
        DUTIES[duty].name,
        holder,
        itemName ?? '全部',
        from,
        until,
        GRANT_STATES[state],
      ]),
  }
}

/** 协调小组 as a table: one row a seat of every group that the words find. */
export function groupsTable(groups: readonly Group[], q: string): OutputTable {
  return {
    sheetName: '协调小组',
    columns: ['小组', '职务', '单位', '姓名', '任期开始', '任期结束'].map((heading) => ({ heading })),
    rows: groups
      .filter((group) => matchesGroup(group, q))
      .flatMap(({ name, members }) =>
        members.map(({ position, officeName, person, from, until }) => [
          name,
          GROUP_POSITIONS[position],
          officeName,
          person,
          from,
          until,
        ]),
      ),
  }
}

/** 人员权限 as a table: one row a right, with where it comes from, of everybody that the words find. */
export function rightsTable(people: readonly PersonRights[], q: string): OutputTable {
  return {
    sheetName: '人员权限',
    columns: ['姓名', '科室', '权限', '抽查事项', '来源', '到期', '不生效的原因'].map((heading) => ({ heading })),
    rows: people
      .filter((person) => matchesRights(person, q))
      .flatMap(({ name, officeName, roles, granted }) => [
        ...roles.map((role) => [name, officeName, ROLES[role], null, '账号', null, null]),
        ...granted.map(({ duty, holder, itemName, until, withheld }) => {
          const role = roleOfDuty(duty)
          return [
            name,
            officeName,
            role ? ROLES[role] : '',
            itemName,
            `${holder}：${DUTIES[duty].name}`,
            until,
            withheld,
          ]
        }),
      ]),
  }
}
