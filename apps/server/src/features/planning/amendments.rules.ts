import { describeLine, nextAmendmentStatus } from '@sunlot/contract'
import type {
  Actor,
  AmendmentAction,
  AmendmentStatus,
  LineChange,
  LineDiff,
  PlanAudience,
  PlanLine,
} from '@sunlot/contract'
import { APPROVERS, holds, PUBLISHERS, WRITERS } from './planning.access.ts'
import { isDecision } from './plans.rules.ts'

export const AMENDMENT_ACTION_TEXTS: Record<AmendmentAction, string> = {
  submit: '报批',
  approve: '批准',
  return: '退回',
  publish: '重新公示',
  withdraw: '撤回',
}

const DUTIES: Record<AmendmentAction, Parameters<typeof holds>[1]> = {
  submit: WRITERS,
  approve: APPROVERS,
  return: APPROVERS,
  publish: PUBLISHERS,
  withdraw: WRITERS,
}

/** What this person may do with the amendment. */
export function amendmentActions(
  { status, isOwn }: { status: AmendmentStatus; isOwn: boolean },
  actor: Actor,
): string[] {
  const steps = (Object.keys(DUTIES) as AmendmentAction[]).filter(
    (action) =>
      nextAmendmentStatus(status, action) !== undefined &&
      holds(actor, DUTIES[action]) &&
      !(isOwn && isDecision(action)),
  )
  return holds(actor, WRITERS) && status === 'draft' ? [...steps, 'change'] : steps
}

/** Why these changes cannot be made of these lines, or undefined. */
export function findChangeFault(lines: readonly PlanLine[], changes: readonly LineChange[]): string | undefined {
  const ids = changes.flatMap((change) => ('lineId' in change ? [change.lineId] : []))
  if (new Set(ids).size < ids.length) return '同一项写了两次调整'
  if (ids.some((id) => !lines.some((line) => line.id === id))) return '要调整的计划项已不在计划里，请刷新'
  return undefined
}

type Named = ReadonlyMap<string, string>

/** The plan as it would read with these changes; `names` are of the items that they name. */
export function applyChanges(
  lines: readonly PlanLine[],
  changes: readonly LineChange[],
  { names, idOf, lastPlace }: { names: Named; idOf: (index: number) => string; lastPlace: number },
): PlanLine[] {
  const namesOf = (itemIds: readonly string[]) => itemIds.flatMap((itemId) => names.get(itemId) ?? [])
  const kept = lines.flatMap((line) => {
    const change = changes.find((one) => one.op !== 'add' && one.lineId === line.id)
    if (!change) return [line]
    return change.op === 'change' ? [{ ...line, ...change.line, items: namesOf(change.line.itemIds) }] : []
  })
  const added = changes.flatMap((change, index) => (change.op === 'add' ? [{ ...change, id: idOf(index) }] : []))
  return [
    ...kept,
    ...added.map(({ id, line, externalItemId }, i) => ({
      ...line,
      id,
      place: lastPlace + i + 1,
      items: namesOf(line.itemIds),
      externalItemId,
    })),
  ]
}

/** S2-12: what differs, line by line and cell by cell, in words. */
export function diffLines(
  before: readonly PlanLine[],
  after: readonly PlanLine[],
  audience: PlanAudience = 'office',
): LineDiff[] {
  const gone = before.filter((line) => !after.some(({ id }) => id === line.id))
  const diffs = after.map((line): LineDiff => {
    const old = before.find(({ id }) => id === line.id)
    return { lineId: line.id, name: line.name, op: old ? 'change' : 'add', cells: diffCells([old, line], audience) }
  })
  const removed = gone.map(
    (line): LineDiff => ({
      lineId: line.id,
      name: line.name,
      op: 'remove',
      cells: diffCells([line, undefined], audience),
    }),
  )
  return [...diffs, ...removed].filter(({ cells }) => cells.length > 0)
}

function diffCells(
  [before, after]: [PlanLine | undefined, PlanLine | undefined],
  audience: PlanAudience,
): LineDiff['cells'] {
  const old = before ? describeLine(before, audience) : []
  const now = after ? describeLine(after, audience) : []
  const heads = (old.length > 0 ? old : now).map(({ name }) => name)
  const textIn = (cells: typeof old, name: string) => cells.find((cell) => cell.name === name)?.text ?? ''
  return heads
    .map((name) => ({ name, before: textIn(old, name), after: textIn(now, name) }))
    .filter((cell) => cell.before !== cell.after)
}
