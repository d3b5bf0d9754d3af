import {
  DUTIES,
  type DutyGrant,
  GRANT_STATES,
  type Group,
  GROUP_POSITIONS,
  matchesGrant,
  matchesGroup,
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
