import { DRAW_STATUSES, nextDrawStatus, ROLES } from '@sunlot/contract'
import type { Actor, DrawAction, DrawStatus } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'

type Duty = 'drawer' | 'signer' | 'publisher' | 'witness' | 'drawerOrWitness' | 'drawerOrPublisher'

/** Everything that can be done with a draw: its words in a refusal, its row of the status table, and whose duty it is. */
export const ACTS = {
  arrive: { text: '签到', step: 'contribute', duty: 'witness' },
  checkFingerprint: { text: '核对总指纹', step: 'contribute', duty: 'witness' },
  enterDice: { text: '录入掷骰点数', step: 'contribute', duty: 'drawerOrWitness' },
  printEnvelopes: { text: '打印密封数', step: 'contribute', duty: 'witness' },
  addEvidence: { text: '上传照片录像', step: 'addEvidence', duty: 'drawerOrWitness' },
  lock: { text: '锁定点数', step: 'lock', duty: 'drawer' },
  reveal: { text: '揭晓', step: 'reveal', duty: 'drawer' },
  abort: { text: '中止抽取', step: 'abort', duty: 'drawer' },
  reopenTeams: { text: '重排检查人员', step: 'reopenTeams', duty: 'drawer' },
  sign: { text: '签字', step: 'sign', duty: 'signer' },
  reject: { text: '退回名单', step: 'reject', duty: 'signer' },
  publish: { text: '公示', step: 'publish', duty: 'publisher' },
  openTeams: { text: '公开检查分组', step: 'openTeams', duty: 'drawerOrPublisher' },
} as const satisfies Record<string, { text: string; step: DrawAction; duty: Duty }>
export type Act = keyof typeof ACTS

interface Person {
  id: string
  name: string
}

/** What a decision about an act needs to know of a draw. */
export interface DrawState {
  status: DrawStatus
  drawer: Person
  signer: Person
  publisher: Person
}

/** Throws the refusal of the first rule that stands against it: the person's duty, then the status of the draw. */
export function requireAct(draw: DrawState, actor: Actor, act: Act): void {
  const refusal = refuseDuty(draw, actor, act) ?? refuseStatus(draw.status, act)
  if (refusal) throw refusal
}

/** S0-12, S4-07: drawing, signing, publishing and witnessing are duties of different people. */
export function refuseDuty(draw: DrawState, actor: Actor, act: Act): AppError | undefined {
  const { duty } = ACTS[act]
  const isDrawer = actor.id === draw.drawer.id
  const isPublisher = actor.id === draw.publisher.id
  // Who has a part in this draw witnesses nothing of it, whatever the account may do by now.
  const hasPart = isDrawer || isPublisher || actor.id === draw.signer.id
  const isWitness = actor.roles.includes('disciplineWitness') && !hasPart
  if (duty === 'witness') {
    return isWitness ? undefined : new AppError('auth.forbidden', { duty: ROLES.disciplineWitness })
  }
  if (duty === 'signer') {
    return actor.id === draw.signer.id ? undefined : new AppError('draws.not-signer', { name: draw.signer.name })
  }
  if (duty === 'publisher') {
    return isPublisher ? undefined : new AppError('draws.not-publisher', { name: draw.publisher.name })
  }
  if (isDrawer || (duty === 'drawerOrWitness' && isWitness) || (duty === 'drawerOrPublisher' && isPublisher)) return
  return new AppError('draws.not-drawer', { name: draw.drawer.name })
}

export function refuseStatus(status: DrawStatus, act: Act): AppError | undefined {
  if (nextDrawStatus(status, ACTS[act].step)) return undefined
  return new AppError('draws.wrong-status', { status: DRAW_STATUSES[status], action: ACTS[act].text })
}

/** The statuses from which an action leads on, and where to. */
export function stepsOf(action: DrawAction): { from: DrawStatus[]; to: DrawStatus } {
  const from = (Object.keys(DRAW_STATUSES) as DrawStatus[]).filter((status) => nextDrawStatus(status, action))
  const to = from[0] && nextDrawStatus(from[0], action)
  if (!to) throw new Error(`no transition for ${action}`)
  return { from, to }
}
