import {
  type Actor,
  civilDateOf,
  formatDate,
  RISK_FACT_KINDS,
  type RiskFactInput,
  type RiskFactOutcome,
} from '@sunlot/contract'
import { AppError } from '../../../platform/app-error.ts'
import type { Deps } from '../../../platform/deps.ts'
import { holdTarget, recordTarget } from './events.ts'
import { refillPools } from './pool-entry.ts'

/** Registers what may raise ratio and frequency (S0-19, S3-12, S4-16); answers its id. */
export async function recordRiskFact(
  deps: Deps,
  actor: Actor,
  { targetId, on, ...fact }: RiskFactInput & { targetId: string },
): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  const today = civilDateOf(at)
  if (on > today) throw new AppError('risk-facts.future', { date: formatDate(on) })
  await deps.db.transaction().execute(async (tx) => {
    const { name } = await holdTarget(tx, actor, targetId)
    const { bureauId } = actor
    const row = { id, bureauId, targetId, onDate: on, ...fact, recordedBy: actor.id, recordedAt: at }
    await tx.insertInto('targetRiskFacts').values(row).execute()
    await refillPools(tx, bureauId, today)
    const words = `${RISK_FACT_KINDS[fact.kind]}（${formatDate(on)}，${fact.source}）`
    const fields = { riskFact: [null, words] } as const
    await recordTarget(tx, { id: targetId, at, actor, event: 'risk-facts.recorded', fields, name })
  })
  return id
}

/** Adds what became known: whether a complaint holds, or when a listing ended. What was known before stays. */
export async function settleRiskFact(
  deps: Deps,
  actor: Actor,
  { id, ...outcome }: RiskFactOutcome & { id: string },
): Promise<void> {
  const at = deps.clock.now()
  const { bureauId } = actor
  await deps.db.transaction().execute(async (tx) => {
    const fact = await tx
      .selectFrom('targetRiskFacts')
      .selectAll()
      .where('id', '=', id)
      .where('bureauId', '=', bureauId)
      .forUpdate()
      .executeTakeFirst()
    if (!fact) throw new AppError('request.not-found')
    const { name } = await holdTarget(tx, actor, fact.targetId)
    const { substantiated, endedOn } = outcome
    const isNew = (fact.substantiated === null && substantiated !== null) || (fact.endedOn === null && endedOn !== null)
    const overwrites =
      (fact.substantiated !== null && substantiated !== fact.substantiated) ||
      (fact.endedOn !== null && endedOn !== fact.endedOn) ||
      (substantiated !== null && fact.kind !== 'complaint') ||
      (endedOn !== null && endedOn < fact.onDate)
    if (!isNew || overwrites) throw new AppError('risk-facts.settled', { kind: RISK_FACT_KINDS[fact.kind] })
    await tx.updateTable('targetRiskFacts').set({ substantiated, endedOn }).where('id', '=', id).execute()
    await refillPools(tx, bureauId, civilDateOf(at))
    const fields = { riskFact: [RISK_FACT_KINDS[fact.kind], outcomeText(outcome)] } as const
    const { reason } = outcome
    await recordTarget(tx, { id: fact.targetId, at, actor, event: 'risk-facts.settled', reason, fields, name })
  })
}

function outcomeText({ substantiated, endedOn }: RiskFactOutcome): string {
  const found = substantiated === null ? [] : [substantiated ? '查实' : '查无此事']
  return [...found, ...(endedOn === null ? [] : [`${formatDate(endedOn)}移出`])].join('，')
}
