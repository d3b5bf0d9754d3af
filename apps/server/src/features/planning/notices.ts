import type { Actor, AmendmentAction, PlanAction } from '@sunlot/contract'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { sendMessage } from '../messages/index.ts'

/** A plan, or one amendment of it, as those whom a step concerns are told of it. */
export interface StepTaken {
  readonly actor: Actor
  readonly action: PlanAction | AmendmentAction
  /** Of the plan; of an amendment with its number. */
  readonly title: string
  readonly authorId: string
  readonly link: string
}

/** Tells whoever a step of a plan or amendment concerns: the heads of a submission, its author, or the offices. */
export async function tellOfStep(deps: Deps, tx: Tx, step: StepTaken): Promise<void> {
  const { actor, action, title, authorId, link } = step
  const to = {
    submit: { role: 'deputyHead' },
    approve: [authorId],
    return: [authorId],
    publish: { role: 'businessOffice' },
  } as const
  const texts = {
    submit: `${actor.name}把“${title}”报您批准`,
    approve: `${actor.name}批准了“${title}”`,
    return: `${actor.name}退回了“${title}”，请看理由`,
    publish: `“${title}”已公示，请按新公示的计划安排抽查`,
  } as const
  if (action === 'report' || action === 'enforce' || action === 'withdraw') return
  const notice = { bureauId: actor.bureauId, to: to[action], text: texts[action], link, at: deps.clock.now() }
  await sendMessage(tx, notice)
}

interface Answer {
  readonly actor: Actor
  readonly item: { readonly title: string; readonly leadAgency: string; readonly createdBy: string }
  readonly isAccepted: boolean
}

/** S1-24: tells who registered an invitation how it was answered. Officers are named in the plan only (B-24). */
export async function tellOfAnswer(deps: Deps, tx: Tx, { actor, item, isAccepted }: Answer): Promise<void> {
  const { title, leadAgency, createdBy } = item
  const text = `${actor.name}答复${leadAgency}牵头的“${title}”：${isAccepted ? '参加，已列入联合计划' : '不参加，请看理由'}`
  const link = '/plans/external'
  await sendMessage(tx, { bureauId: actor.bureauId, to: [createdBy], text, link, at: deps.clock.now() })
}
