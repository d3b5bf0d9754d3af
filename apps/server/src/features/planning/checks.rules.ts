import { formatCount, formatPercent, missingBlocks } from '@sunlot/contract'
import type { PlanCheck } from '@sunlot/contract'
import type { PlanFacts } from './analysis-facts.ts'
import { balanceCheck } from './balance.rules.ts'
import { sayNames, sayPlaces } from './check-words.ts'
import type { CheckDraft } from './check-words.ts'
import { amountChecks } from './checks-amount.rules.ts'
import { countJointItems, itemGaps, linesOf } from './coverage.rules.ts'
import { countJoint, suggestMerges } from './merge.rules.ts'

const ORDER = { blocked: 0, warned: 1, passed: 2 } as const

/** Every condition the plan must meet as it stands, unmet first; a pure function of the facts. */
export function listPlanChecks(facts: PlanFacts): PlanCheck[] {
  const drafts: CheckDraft[] = [
    ...basisCited(facts),
    ...blocksSaid(facts),
    ...staffKept(facts),
    ...targetsFound(facts),
    ...itemsCovered(facts),
    ...officesComplete(facts),
    ...amountChecks(facts),
    ...merged(facts),
    ...balanceCheck(facts),
    ...keyItemsCovered(facts),
    ...jointKept(facts),
  ]
  return drafts.map((draft) => ({ link: null, ...draft })).sort((a, b) => ORDER[a.state] - ORDER[b.state])
}

// S0-02 根据省、市、区规定制定
function basisCited({ planId, bases, hasRegister, isPublished, rules }: PlanFacts): CheckDraft[] {
  const common = { id: 'basis-cited', requirement: '写明依据的文件', clause: rules.clauses.basis }
  const gone = bases.filter(({ isWithdrawn }) => isWithdrawn)
  const link = isPublished ? null : { text: '去选', to: `/plans/${planId}/edit` }
  // What was published rests on what it rested on then; an amendment changes lines.
  const state = isPublished ? 'warned' : 'blocked'
  if (gone.length > 0) {
    return [{ ...common, state, evidence: `${gone.map(({ text }) => text).join('、')}已经停用，请换现行的`, link }]
  }
  const [first] = bases
  if (first) {
    const more = bases.length > 1 ? `等 ${bases.length} 件` : ''
    return [{ ...common, state: 'passed', evidence: `${first.text}${more}` }]
  }
  if (hasRegister) return [{ ...common, state, evidence: '还没有选所依据的文件', link }]
  return [{ ...common, state: 'warned', evidence: '政策依据登记还是空的', link: { text: '去登记', to: '/rulebook' } }]
}

// S0-37 对象范围、人员要求、比例和频次、实施时间
function blocksSaid({ lines, rules }: PlanFacts): CheckDraft[] {
  const gaps = lines.filter((line) => missingBlocks(line).length > 0)
  const unread = lines.filter(({ amount }) => amount.rate === null)
  const isComplete = gaps.length === 0
  return [
    {
      id: 'blocks-said',
      state: isComplete ? (unread.length > 0 ? 'warned' : 'passed') : 'blocked',
      requirement: '四项必写内容都写全',
      clause: rules.clauses.blocks,
      evidence: isComplete
        ? unread.length > 0
          ? `${sayPlaces(unread)}的比例没有认出，不计入预计`
          : `${lines.length} 项的对象、人员、比例频次和时间都有`
        : `${sayPlaces(gaps)}没有写全`,
    },
  ]
}

// S4-04, S2-21, B-07 不少于 2 名执法人员
function staffKept({ lines, rules: { staff } }: PlanFacts): CheckDraft[] {
  const short = lines.filter(({ staff: { minimum, seats } }) => {
    const officers = minimum ?? staff.value
    return officers < staff.value || (seats ?? officers) < officers
  })
  return [
    {
      id: 'staff-kept',
      state: short.length > 0 ? 'blocked' : 'passed',
      requirement: `每户执法人员不少于 ${staff.value} 名`,
      clause: staff.clause,
      evidence: short.length > 0 ? `${sayPlaces(short)}每户派的人不够` : '各项都达到',
    },
  ]
}

// S0-06 the directory is the frame: a line that finds nobody there cannot be drawn.
function targetsFound({ lines, forecast, rules }: PlanFacts): CheckDraft[] {
  const none = lines.filter(({ itemIds, scope }, index) => {
    const looksThere = itemIds.length + scope.poolIds.length + scope.tagIds.length > 0
    return looksThere && forecast.lines[index]?.isFromDirectory === false
  })
  if (none.length === 0) return []
  return [
    {
      id: 'targets-found',
      state: 'warned',
      requirement: '名录库里有各项的检查对象',
      clause: rules.clauses.blocks,
      evidence: `${sayPlaces(none)}的范围里一户也没有，请核对地区、种类、专项库和标签`,
      link: { text: '看名录库', to: '/targets' },
    },
  ]
}

// S1-35 附件1 and 附件2 of a year cover the items together.
// S1-03 监管全覆盖, S4-01 六类事项
function itemsCovered({ planId, items, lines, others, rules }: PlanFacts): CheckDraft[] {
  const due = items.filter(({ isGradual }) => !isGradual)
  if (due.length === 0) return []
  const missing = due.filter((item) => itemGaps(item, [...lines, ...others]).includes('line'))
  return [
    {
      id: 'items-covered',
      state: missing.length === 0 ? 'passed' : rules.byOffice ? 'blocked' : 'warned',
      requirement: '清单上的事项都列入计划',
      clause: rules.clauses.coverage,
      evidence: missing.length === 0 ? `${due.length} 项都在计划内` : `没有列入：${sayNames(missing)}`,
      link: { text: missing.length === 0 ? '看对照表' : `看 ${missing.length} 项`, to: `/plans/${planId}/matrix` },
    },
  ]
}

// S1-14 科室计划覆盖其所有许可和检查事项，明确频次比例
function officesComplete({ planId, items, lines, others, rules }: PlanFacts): CheckDraft[] {
  if (!rules.byOffice) return []
  const open = items.filter((item) => !item.isGradual && itemGaps(item, [...lines, ...others]).length > 0)
  const offices = [...new Set(open.map(({ office }) => office || '没有责任科室的事项'))]
  return [
    {
      id: 'offices-complete',
      state: open.length === 0 ? 'passed' : 'blocked',
      requirement: '各科室的事项都有比例和频次',
      clause: rules.byOffice,
      evidence: open.length === 0 ? '各科室都齐了' : `${offices.join('、')}还缺 ${open.length} 项`,
      link: { text: '看各科室', to: `/plans/${planId}/matrix` },
    },
  ]
}

// S2-09 对象和方式相近的应合并, S0-31, S3-13
function merged(facts: PlanFacts): CheckDraft[] {
  const open = suggestMerges(facts)
  const { places: times, saved } = countJoint(facts)
  const common = { id: 'merged', requirement: '对象和方式相近的抽查已合并', clause: facts.rules.clauses.merge }
  const [first] = open
  if (!first) {
    const evidence = times > 0 ? `${times} 次合并进门，少跑 ${formatCount(saved)} 户次` : '没有对象重叠的计划项'
    return [{ ...common, state: 'passed', evidence }]
  }
  return [
    {
      ...common,
      state: 'warned',
      requirement: '对象和方式相近的抽查可以合并',
      evidence: `第 ${first.places[0]}、${first.places[1]} 项有 ${formatCount(first.overlap)} 户相同，合并少进门 ${formatCount(first.saved)} 户次`,
      link: { text: `看 ${open.length} 处`, to: `/plans/${facts.planId}/merges` },
    },
  ]
}

// S2-14 重点事项加大比例频次，实现全覆盖
function keyItemsCovered({ planId, items, lines, rules, forecast }: PlanFacts): CheckDraft[] {
  if (!rules.keyCoverage) return []
  const keys = items.filter(({ category }) => category === 'key')
  if (keys.length === 0) return []
  const full = keys.filter((item) =>
    linesOf(item, lines).some(({ index }) => {
      const layers = forecast.lines[index]?.layers ?? []
      const rounds = forecast.lines[index]?.rounds.length ?? 0
      return layers.length > 0 && layers.every(({ size, quota }) => quota * rounds >= size)
    }),
  )
  return [
    {
      id: 'key-items-covered',
      state: full.length === keys.length ? 'passed' : 'warned',
      requirement: '重点事项逐步实现全覆盖',
      clause: rules.keyCoverage,
      evidence: `${keys.length} 个重点事项，今年全覆盖 ${full.length} 个`,
      link: { text: '看进度', to: `/plans/${planId}/matrix` },
    },
  ]
}

// S2-01 部门内部联合全覆盖、常态化
function jointKept(facts: PlanFacts): CheckDraft[] {
  const rule = facts.rules.jointShare
  if (!rule) return []
  const { items, jointItems } = countJointItems(facts)
  const share = items > 0 ? jointItems / items : 0
  return [
    {
      id: 'joint-kept',
      state: share >= rule.value[0] / rule.value[1] ? 'passed' : 'warned',
      requirement: '部门内部联合抽查全覆盖',
      clause: rule.clause,
      evidence: `${items} 个事项中 ${jointItems} 个内部联合，占 ${formatPercent(share)}`,
    },
  ]
}
