import type { DrawStatus, Gate, GateStep, TaskDetail } from '@sunlot/contract'

/** What a task waits for, whose it is, and what must hold first. */
export interface NextStep {
  /** After `下一步：`. */
  readonly title: string
  readonly verb: string
  /** Command under `/tasks/:id/`, or the page where it is done. */
  readonly act: { readonly command: 'submit' | 'approve' | 'freeze' | 'draws' } | { readonly to: string }
  /** Unmet gates that stand before it. */
  readonly blockedBy: readonly Gate[]
  /** Whose step it is: `审签人 赵某`. */
  readonly by: string
  readonly isMine: boolean
  /** What follows from it. */
  readonly note: string
}

type Draw = TaskDetail['draws'][number]
const ENDED: readonly string[] = ['aborted', 'rejected'] satisfies DrawStatus[]
const ON_SCREEN: readonly string[] = ['opening', 'committed', 'locked', 'drawn'] satisfies DrawStatus[]

/** The attempt that stands: neither aborted nor sent back. */
export function standingDraw({ draws }: Pick<TaskDetail, 'draws'>): Draw | undefined {
  return draws.find(({ status }) => !ENDED.includes(status))
}

/** Whether the big screen still has something to show for it. */
export function isOnScreen(draw: Draw | undefined): draw is Draw {
  return draw !== undefined && ON_SCREEN.includes(draw.status)
}

/** The one next step of a task as this person sees it; nothing where the road goes on elsewhere. */
export function nextStepOf(task: TaskDetail, actorId: string): NextStep | undefined {
  switch (task.status) {
    case 'drafting':
      return {
        title: '报批工作方案',
        verb: '报批',
        act: { command: 'submit' },
        blockedBy: unmet(task, 'approveScheme'),
        by: `抽取人 ${task.drawer.name}`,
        isMine: task.actions.includes('submitScheme'),
        note: `报批后方案不能改，由 ${task.signer.name} 批准或退回。`,
      }
    case 'approving':
      return {
        title: '批准工作方案',
        verb: '批准方案',
        act: { command: 'approve' },
        blockedBy: unmet(task, 'approveScheme'),
        by: `审签人 ${task.signer.name}`,
        isMine: task.actions.includes('approveScheme'),
        note: `批准后由 ${task.drawer.name} 宣布两库完成、发起抽取。`,
      }
    case 'approved':
      return needsDirectories(task) ? declareStep(task) : openStep(task)
    case 'drawing':
      return drawingStep(task, actorId)
    case 'signing':
      return {
        ...atDraw(task),
        title: '审签抽取名单',
        verb: '去审签',
        by: `审签人 ${task.signer.name}`,
        isMine: actorId === task.signer.id,
        note: '签字后两份名单生效；退回的，本次结果作废但保留，连同理由公开。',
      }
    case 'signed':
      return {
        ...atDraw(task),
        title: '公示抽取结果',
        verb: '去公示',
        by: `公示人 ${task.publisher.name}`,
        isMine: actorId === task.publisher.id,
        note: '公示后人人可以查名单、下载抽取记录自己重算。',
      }
    case 'published':
    case 'cancelled':
      return undefined
  }
}

/** S4-08: where the notice sets a day for the draw, both directories are declared complete first. */
function needsDirectories(task: TaskDetail): boolean {
  const timing = task.gates.find(({ id }) => id === 'drawn-in-time')
  return task.directoriesFrozenAt === null && timing?.state === 'blocked'
}

function declareStep(task: TaskDetail): NextStep {
  return {
    title: '宣布两库完成',
    verb: '宣布两库完成',
    act: { command: 'freeze' },
    blockedBy: [],
    by: `抽取人 ${task.drawer.name}`,
    isMine: task.actions.includes('freezeDirectories'),
    note: '对象和人员都核对好再宣布；抽取的时限从这时起算，只能宣布一次。',
  }
}

function openStep(task: TaskDetail): NextStep {
  return {
    title: '抽取对象和人员',
    verb: '发起抽取',
    act: { command: 'draws' },
    blockedBy: unmet(task, 'openDraw'),
    by: `抽取人 ${task.drawer.name}`,
    isMine: task.actions.includes('openDraw'),
    note: '发起即封存名单、规则和密封数，谁也不能再改；见证人到场后再发起。',
  }
}

function drawingStep(task: TaskDetail, actorId: string): NextStep {
  const draw = standingDraw(task)
  const step = { by: `抽取人 ${task.drawer.name}`, isMine: actorId === task.drawer.id }
  if (draw?.status === 'infeasible') {
    const note = '对象名单不变，用新编号重新封存人员名单、重新掷骰。'
    return { ...atDraw(task), ...step, title: '重排检查人员', verb: '去重排', note }
  }
  const blockedBy = draw?.status === 'committed' ? unmet(task, 'lock') : []
  return {
    ...step,
    title: '揭晓抽取结果',
    verb: blockedBy.length > 0 ? '揭晓' : '到现场大屏揭晓',
    act: { to: draw ? `/draws/${draw.id}/ceremony` : '/draws' },
    blockedBy,
    note: '揭晓后不能修改，退回重抽也会公开。',
  }
}

function atDraw(task: TaskDetail): Pick<NextStep, 'act' | 'blockedBy'> {
  const draw = standingDraw(task)
  return { act: { to: draw ? `/draws/${draw.id}` : '/draws' }, blockedBy: [] }
}

function unmet({ gates }: TaskDetail, before: GateStep): Gate[] {
  return gates.filter(({ step, state }) => step === before && state === 'blocked')
}
