import { SHIPPED_CALENDAR } from '@sunlot/contract'
import type { TodoDraft } from '@sunlot/contract'
import { expect, test } from 'vitest'
import { todoOfDraft } from './drafts.rules.ts'

const draft = { id: 'a', title: '签收文件', clause: 'S0-01', object: '方案', verb: '去签收', to: '/x' }

function todo(limit: Partial<TodoDraft>, today = '2026-10-08') {
  const { group, deadline } = todoOfDraft({ ...draft, ...limit }, { calendar: SHIPPED_CALENDAR, today })
  return [group, deadline.state, deadline.left, deadline.over, deadline.until]
}

test('a thing to do runs to its day, and is late the day after', () => {
  expect(todo({ dueOn: '2026-10-12' })).toEqual(['week', 'running', 5, 0, '2026-10-12'])
  expect(todo({ dueOn: '2026-10-08' })).toEqual(['today', 'running', 1, 0, '2026-10-08'])
  expect(todo({ dueOn: '2026-10-05' })).toEqual(['overdue', 'running', 0, 3, '2026-10-05'])
  expect(todo({ dueOn: '2026-12-31' })).toEqual(['later', 'running', 85, 0, '2026-12-31'])
})

test('a limit in working days runs from its start over the worked Saturday, and what has none is not counted', () => {
  expect(todo({ startedOn: '2026-09-30', workingDays: 4 })).toEqual(['week', 'running', 4, 0, '2026-10-12'])
  expect(todo({})).toEqual(['later', 'uncounted', 0, 0, null])
})
