import { type Policy, RISK_FACT_KINDS, type RiskFact, type RiskFactKind, type TargetDetail } from '@sunlot/contract'

export interface UpliftAt {
  /** Civil date. */
  readonly today: string
  /** How the bureau's notice treats those who stand out (S0-19, S1-28, S2-14, S3-12, S4-16). */
  readonly highRisk: Policy['highRisk']
}

/** What raises ratio and frequency under each notice; by class or by item, single facts do not. */
export const COUNTING: Readonly<Record<Policy['highRisk']['value'], readonly RiskFactKind[]>> = {
  // S0-19 投诉举报多、严重违法违规
  moreOften: ['complaint', 'violation', 'seriousViolation', 'dishonestyList'],
  // S3-12 投诉多且经查属实、黑名单、严重违法、监管异常
  ifSubstantiated: ['complaint', 'dishonestyList', 'seriousViolation', 'abnormalList'],
  // S4-16 投诉多、异常名录、严重违法
  separatePool: ['complaint', 'abnormalList', 'dishonestyList', 'seriousViolation'],
  // S1-28 分类定比例 and S2-14 重点事项 go by class and item.
  classRatio: [],
  keyItems: [],
}

/**
 * The facts that count toward more checks on a day. A complaint found untrue never counts; under S3-12 one counts only
 * once it was found true, elsewhere also while it is open. A listing counts until it ended.
 */
export function upliftOf<Fact extends Pick<RiskFact, 'kind' | 'on' | 'substantiated' | 'endedOn'>>(
  facts: readonly Fact[],
  { today, highRisk }: UpliftAt,
): Fact[] {
  const onlyProven = highRisk.value === 'ifSubstantiated'
  return facts.filter(({ kind, on, substantiated, endedOn }) => {
    if (!COUNTING[highRisk.value].includes(kind) || on > today) return false
    if (endedOn !== null && endedOn <= today) return false
    return kind !== 'complaint' || (onlyProven ? substantiated === true : substantiated !== false)
  })
}

/** The clause under which single targets are drawn at a higher ratio inside the same draw, or null (S0-19, S3-12). */
export function raisedBy({ value, clause }: Policy['highRisk']): string | null {
  return value === 'moreOften' || value === 'ifSubstantiated' ? clause : null
}

/** The same in words, by kind and number. */
export function showUplift(facts: readonly RiskFact[], at: UpliftAt): TargetDetail['uplift'] {
  const counted = upliftOf(facts, at)
  const kinds = [...new Set(counted.map(({ kind }) => kind))]
  const reasons = kinds.map((kind) => {
    const count = counted.filter((fact) => fact.kind === kind).length
    return `${RISK_FACT_KINDS[kind]} ${count} 件`
  })
  return { counts: counted.length > 0, reasons, clause: at.highRisk.clause }
}

/**
 * S4-16 单独设库: whether a fact puts its target into a pool that takes such facts. A complaint does so only once it was
 * found true: who is listed apart must not be there on hearsay.
 */
export function entersPool(
  { kind, substantiated, endedOn, on }: Pick<RiskFact, 'kind' | 'on' | 'substantiated' | 'endedOn'>,
  { factKinds, today }: { factKinds: readonly string[]; today: string },
): boolean {
  if (!factKinds.includes(kind) || on > today) return false
  return (endedOn === null || endedOn > today) && (kind !== 'complaint' || substantiated === true)
}
