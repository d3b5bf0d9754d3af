import type { TaskRow, TaskStatus } from '@sunlot/contract'
import type { Task } from './tasks.queries.ts'

/** Which of the nine steps of the road a status stands on. */
const STEPS: Record<TaskStatus, number> = {
  drafting: 3,
  approving: 3,
  approved: 4,
  drawing: 4,
  signing: 5,
  signed: 5,
  published: 6,
  cancelled: 3,
}

/** A task as lists show it. */
export function describeTask(task: Task, itemNames: ReadonlyMap<string, string>): TaskRow {
  const { id, title, documentNo, status, poolSize, drawnCount, input } = task
  return {
    id,
    title,
    documentNo,
    status,
    step: STEPS[status],
    items: input.scope.itemIds.flatMap((itemId) => itemNames.get(itemId) ?? []),
    poolSize,
    drawnCount,
    next: nextOf(task),
    inspectUntil: input.inspectUntil,
    updatedAt: task.updatedAt.toISOString(),
  }
}

function nextOf({ status, signer, publisher, directoriesFrozenAt }: Task): string {
  const texts: Record<TaskStatus, string> = {
    drafting: `编好方案，报 ${signer.name} 批准`,
    approving: `等 ${signer.name} 批准方案`,
    approved: directoriesFrozenAt ? '当众抽取对象和人员' : '宣布两库完成，随后抽取',
    drawing: '完成抽取',
    signing: `等 ${signer.name} 审签名单`,
    signed: `等 ${publisher.name} 公示抽取情况`,
    published: '按名单开展检查',
    cancelled: '不再办理',
  }
  return texts[status]
}
