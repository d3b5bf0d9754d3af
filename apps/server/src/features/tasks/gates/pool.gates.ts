import { formatCount, formatPercent } from '@sunlot/contract'
import type { Share } from '@sunlot/contract'
import { raisedBy } from '../../registry/index.ts'
import type { GateDraft, GateFacts } from './gate-facts.ts'
import { toEdit, toExclusions, toScheme } from './gate-links.ts'

/** Which targets take part, and how many are drawn. */
export function poolGates(facts: GateFacts): GateDraft[] {
  return [
    poolFilled(facts),
    poolPlaced(facts),
    ...raisedApart(facts),
    facts.scheme.policy.ratioFloor.value.per === 'draw' ? floorPerDraw(facts) : floorPerYear(facts),
    ...fullCoverage(facts),
    seldomRepeated(facts),
  ]
}

// B-01 对象从名录库摇号产生
function poolFilled({ task, draw, preview, scheme: { policy } }: GateFacts): GateDraft {
  const isMet = preview.eligible > 0 && preview.quota > 0
  const fault = preview.eligible > 0 ? '按方案的比例一户也抽不出' : `名录库里 ${preview.size} 户都不能参加抽取`
  return {
    id: 'pool-filled',
    state: isMet ? 'passed' : 'blocked',
    requirement: '有可以参加抽取的对象',
    clause: policy.directoriesFirst.clause,
    evidence: isMet
      ? `名录库 ${formatCount(preview.size)} 户，参加抽取 ${formatCount(preview.eligible)} 户，抽 ${formatCount(preview.quota)} 户`
      : fault,
    link: isMet ? toExclusions({ task, draw }) : toEdit(task, '改范围和排除条件'),
  }
}

// B-05 按信用风险分类分层
function poolPlaced({ task, preview }: GateFacts): GateDraft {
  const isMet = preview.unplaced === 0
  return {
    id: 'pool-placed',
    state: isMet ? 'passed' : 'blocked',
    requirement: '每个对象都归入某一层',
    clause: 'B-05',
    evidence: isMet ? `分 ${preview.strata.length} 层` : `${formatCount(preview.unplaced)} 户的风险等级不在任何一层`,
    link: isMet ? toScheme(task) : toEdit(task, '改分层'),
  }
}

// S0-19 投诉举报多、严重违法的提高比例；S3-12 查实后提高
function raisedApart({ task, preview, scheme: { policy } }: GateFacts): GateDraft[] {
  const clause = raisedBy(policy.highRisk)
  if (clause === null) return []
  const layer = preview.strata.find(({ raised }) => raised)
  const left = preview.raisedAmongOthers ?? 0
  const apart = layer
    ? `单独一层 ${formatCount(layer.eligible)} 户，抽 ${formatCount(layer.quota)} 户`
    : '范围里没有这样的对象'
  return [
    {
      id: 'raised-ratio',
      state: left === 0 ? 'passed' : 'warned',
      requirement: '须加大抽查力度的对象单独成层，比例高于其他层',
      clause,
      evidence: left === 0 ? apart : `${formatCount(left)} 户混在其他层里，没有提高比例`,
      link: left === 0 ? toScheme(task) : toEdit(task, '改分层'),
    },
  ]
}

// S0-17, S3-09, S4-15 每次抽查比例不低于名录库的 5%
function floorPerDraw({ task, preview, scheme: { policy } }: GateFacts): GateDraft {
  const { value, clause } = policy.ratioFloor
  const due = shareOf(preview.size, value.share)
  const isMet = preview.quota >= due
  const share = preview.size > 0 ? `，占 ${formatPercent(preview.quota / preview.size)}` : ''
  return {
    id: 'ratio-floor',
    state: isMet ? 'passed' : 'blocked',
    requirement: `抽取数不低于${value.base}的 ${percent(value.share)}`,
    clause,
    evidence: `应抽 ${formatCount(due)} 户，方案抽 ${formatCount(preview.quota)} 户${share}`,
    link: isMet ? toScheme(task) : toEdit(task, '改比例'),
  }
}

// S1-15, S2-03 全年抽查比例不低于监管对象的 3%、5%
function floorPerYear({ task, preview, year, draw, scheme: { policy } }: GateFacts): GateDraft {
  const { value, clause } = policy.ratioFloor
  const due = shareOf(year.total, value.share)
  // A signed draw is already among those drawn this year.
  const planned = draw?.signedAt ? 0 : preview.quota - repeatsAtMost(preview)
  const missing = Math.max(0, due - year.drawn - planned)
  return {
    id: 'ratio-floor',
    state: missing === 0 ? 'passed' : 'warned',
    requirement: `全年抽取不低于${value.base}的 ${percent(value.share)}`,
    clause,
    evidence:
      `全年应抽 ${formatCount(due)} 户，已抽 ${formatCount(year.drawn)} 户，本次抽 ${formatCount(preview.quota)} 户` +
      (missing > 0 ? `，还差 ${formatCount(missing)} 户` : ''),
    link: toScheme(task),
  }
}

// S0-18 确因需要可全覆盖；S2-14 重点事项全覆盖；B-03
function fullCoverage({ task, preview, scheme: { policy, input } }: GateFacts): GateDraft[] {
  if (preview.eligible === 0 || preview.quota < preview.eligible) return []
  const isMet = input.scheme.length > 0
  return [
    {
      id: 'full-coverage',
      state: isMet ? 'passed' : 'blocked',
      requirement: '全覆盖须在工作方案里写明理由',
      clause: policy.fullCoverage.clause,
      evidence: isMet ? '方案正文已写' : '方案正文还是空的',
      link: isMet ? toScheme(task) : toEdit(task, '写理由'),
    },
  ]
}

// B-12 不超过年度检查频次上限；S0-38, S1-16, S2-09, S3-11 避免重复检查
function seldomRepeated({ task, draw, preview, scheme: { policy } }: GateFacts): GateDraft {
  const { atCapAfter, excluded } = preview
  const spared = excluded.find(({ reason }) => reason === 'INSPECTED_THIS_YEAR')?.count ?? 0
  const met = spared > 0 ? `今年已抽过的 ${formatCount(spared)} 户已排除` : '没有今年已抽过的对象'
  return {
    id: 'seldom-repeated',
    state: atCapAfter === 0 ? 'passed' : 'warned',
    requirement: '同一对象今年不重复抽查',
    clause: policy.annualCap.clause,
    evidence: atCapAfter === 0 ? met : `${formatCount(atCapAfter)} 户今年已抽过，抽中即为再次抽查`,
    link: atCapAfter === 0 ? toExclusions({ task, draw }) : null,
  }
}

/** Of those drawn, at most so many were drawn this year before and do not count twice. */
function repeatsAtMost({ atCapAfter, quota }: GateFacts['preview']): number {
  return Math.min(atCapAfter, quota)
}

/** 不低于: rounded up. */
function shareOf(base: number, [numerator, denominator]: Share): number {
  return Math.ceil((base * numerator) / denominator)
}

function percent([numerator, denominator]: Share): string {
  return formatPercent(numerator / denominator)
}
