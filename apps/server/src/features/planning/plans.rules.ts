import { missingBlocks, nextPlanStatus, PLAN_BLOCKS } from '@sunlot/contract'
import type { Actor, AmendmentAction, PlanAction, PlanDetail, PlanLine, PlanStatus } from '@sunlot/contract'
import { APPROVERS, holds, LINE_WRITERS, PUBLISHERS, REPORTERS, WRITERS } from './planning.access.ts'

/** What somebody cannot do, in the sentence of a refusal. */
export const PLAN_ACTION_TEXTS: Record<PlanAction, string> = {
  submit: '报批',
  approve: '批准',
  return: '退回',
  report: '上报',
  publish: '公示',
  enforce: '开始执行',
}

const DUTIES: Record<PlanAction, Parameters<typeof holds>[1]> = {
  submit: WRITERS,
  approve: APPROVERS,
  return: APPROVERS,
  report: REPORTERS,
  publish: PUBLISHERS,
  enforce: PUBLISHERS,
}

/** S2-10, B-14: who wrote it, also only a part of it, neither approves nor publishes it. */
export function isDecision(action: PlanAction | AmendmentAction): boolean {
  return action === 'approve' || action === 'publish'
}

interface PlanState {
  status: PlanStatus
  /** The reader began it or wrote in it. */
  isOwn: boolean
  edition: number
  inForceOn: string | null
  openAmendmentId: string | null
}

/** What this person may do with the plan on that civil date. */
export function planActions(plan: PlanState, actor: Actor, today: string): string[] {
  const steps = (Object.keys(DUTIES) as PlanAction[]).filter(
    (action) =>
      nextPlanStatus(plan.status, action) !== undefined &&
      holds(actor, DUTIES[action]) &&
      !(plan.isOwn && isDecision(action)) &&
      (action !== 'enforce' || (plan.inForceOn ?? today) <= today),
  )
  const isWriter = holds(actor, WRITERS)
  const isLineWriter = holds(actor, LINE_WRITERS)
  return [
    ...steps,
    ...(isWriter && plan.status === 'draft' ? ['change'] : []),
    ...(isLineWriter && plan.status === 'draft' ? ['changeLines'] : []),
    ...(isWriter && plan.edition > 0 && !plan.openAmendmentId ? ['amend'] : []),
  ]
}

/** S0-37: lines that say nothing of one of the four mandatory blocks, with those blocks in words. */
export function findGaps(lines: readonly PlanLine[]): PlanDetail['gaps'] {
  return lines.flatMap((line) => {
    const blocks = missingBlocks(line).map((block) => PLAN_BLOCKS[block])
    return blocks.length > 0 ? [{ lineId: line.id, place: line.place, name: line.name, blocks }] : []
  })
}
