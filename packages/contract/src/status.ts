/** Status tables: the server enforces them, the screens draw their buttons from them. */

export const TASK_STATUSES = {
  drafting: '编制方案',
  approving: '方案待批准',
  approved: '待抽取',
  drawing: '抽取中',
  signing: '待审签',
  signed: '待公示',
  published: '已公示',
  cancelled: '已取消',
} as const
export type TaskStatus = keyof typeof TASK_STATUSES
export type TaskAction =
  | 'submitScheme'
  | 'approveScheme'
  | 'returnScheme'
  | 'cancel'
  | 'openDraw'
  | 'abortDraw'
  | 'finishDraw'
  | 'signDraw'
  | 'rejectDraw'
  | 'publishDraw'

export const TASK_TRANSITIONS = {
  drafting: { submitScheme: 'approving', cancel: 'cancelled' },
  approving: { approveScheme: 'approved', returnScheme: 'drafting', cancel: 'cancelled' },
  approved: { openDraw: 'drawing', returnScheme: 'drafting', cancel: 'cancelled' },
  drawing: { finishDraw: 'signing', abortDraw: 'approved' },
  signing: { signDraw: 'signed', rejectDraw: 'approved' },
  signed: { publishDraw: 'published' },
  published: {},
  cancelled: {},
} as const satisfies Record<TaskStatus, Partial<Record<TaskAction, TaskStatus>>>

export const DRAW_STATUSES = {
  opening: '正在封存',
  committed: '已封存',
  locked: '已锁定',
  infeasible: '分组无解',
  drawn: '待审签',
  signed: '已签字',
  rejected: '已退回',
  aborted: '已中止',
  published: '已公示',
} as const
export type DrawStatus = keyof typeof DRAW_STATUSES
export type DrawAction =
  | 'commit'
  | 'contribute'
  | 'addEvidence'
  | 'lock'
  | 'reveal'
  | 'fail'
  | 'abort'
  | 'reopenTeams'
  | 'sign'
  | 'reject'
  | 'publish'
  | 'openTeams'

/**
 * A locked draw can only be completed or aborted, and an abort reveals the discarded outcome.
 * `infeasible`: the targets stand; the teams are drawn again under a new number (protocol §1.10 step 5).
 */
export const DRAW_TRANSITIONS = {
  opening: { commit: 'committed', abort: 'aborted' },
  committed: { contribute: 'committed', addEvidence: 'committed', lock: 'locked', abort: 'aborted' },
  locked: { addEvidence: 'locked', reveal: 'drawn', fail: 'infeasible', abort: 'aborted' },
  infeasible: { reopenTeams: 'infeasible' },
  drawn: { addEvidence: 'drawn', sign: 'signed', reject: 'rejected' },
  signed: { publish: 'published' },
  rejected: {},
  aborted: {},
  published: { openTeams: 'published' },
} as const satisfies Record<DrawStatus, Partial<Record<DrawAction, DrawStatus>>>

/** The status an action leads to, or undefined where it is not allowed. */
export function nextTaskStatus(status: TaskStatus, action: TaskAction): TaskStatus | undefined {
  const row: Partial<Record<TaskAction, TaskStatus>> = TASK_TRANSITIONS[status]
  return row[action]
}

/** The status an action leads to, or undefined where it is not allowed. */
export function nextDrawStatus(status: DrawStatus, action: DrawAction): DrawStatus | undefined {
  const row: Partial<Record<DrawAction, DrawStatus>> = DRAW_TRANSITIONS[status]
  return row[action]
}
