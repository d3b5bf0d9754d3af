/** Status tables of plans and their amendments (S2-10, S2-12): the server enforces them, the screens draw their buttons from them. */

export const PLAN_STATUSES = {
  draft: '编制中',
  submitted: '待批准',
  approved: '已批准',
  reported: '已上报',
  published: '已公示',
  inForce: '已公示执行',
} as const
export type PlanStatus = keyof typeof PLAN_STATUSES
export type PlanAction = 'submit' | 'approve' | 'return' | 'report' | 'publish' | 'enforce'

export const PLAN_TRANSITIONS = {
  draft: { submit: 'submitted' },
  submitted: { approve: 'approved', return: 'draft' },
  approved: { report: 'reported', return: 'draft' },
  reported: { publish: 'published', return: 'draft' },
  published: { enforce: 'inForce' },
  inForce: {},
} as const satisfies Record<PlanStatus, Partial<Record<PlanAction, PlanStatus>>>

export const AMENDMENT_STATUSES = {
  draft: '起草中',
  submitted: '待批准',
  approved: '待重新公示',
  published: '已重新公示',
  withdrawn: '已撤回',
} as const
export type AmendmentStatus = keyof typeof AMENDMENT_STATUSES
export type AmendmentAction = 'submit' | 'approve' | 'return' | 'publish' | 'withdraw'

export const AMENDMENT_TRANSITIONS = {
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { approve: 'approved', return: 'draft', withdraw: 'withdrawn' },
  approved: { publish: 'published', return: 'draft' },
  published: {},
  withdrawn: {},
} as const satisfies Record<AmendmentStatus, Partial<Record<AmendmentAction, AmendmentStatus>>>

/** The status an action leads to, or undefined where it is not allowed. */
export function nextPlanStatus(status: PlanStatus, action: PlanAction): PlanStatus | undefined {
  const row: Partial<Record<PlanAction, PlanStatus>> = PLAN_TRANSITIONS[status]
  return row[action]
}

/** The status an action leads to, or undefined where it is not allowed. */
export function nextAmendmentStatus(status: AmendmentStatus, action: AmendmentAction): AmendmentStatus | undefined {
  const row: Partial<Record<AmendmentAction, AmendmentStatus>> = AMENDMENT_TRANSITIONS[status]
  return row[action]
}
