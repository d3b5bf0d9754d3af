import {
  addDays,
  formatDate,
  type Item,
  RISK_CLASSES,
  type Target,
  TARGET_KINDS,
  TARGET_STATUSES,
  type TargetInput,
  type TargetStatus,
} from '@sunlot/contract'
import type { StateTone } from '../../../design/state-mark.tsx'
import type { StatusChoice } from '../status-drawer.tsx'

/** A permit or certificate that ends within so many days is about to expire, as the server's filter counts. */
const EXPIRING_DAYS = 30

/** How the end of a permit or certificate stands on a day. */
export function expiryTone(until: string | null, today: string): StateTone {
  if (until === null || until > addDays(today, EXPIRING_DAYS)) return 'good'
  return until < today ? 'bad' : 'soon'
}

const STATUS_TONES: Record<TargetStatus, StateTone> = {
  active: 'good',
  suspended: 'soon',
  closed: 'later',
  removed: 'later',
}

type Standing = Pick<Target, 'status' | 'statusUntil' | 'permitUntil' | 'drawnThisYear' | 'cap'>

/** State of a target in one mark: its status, and for an active one the permit that ends or the year's bound. */
export function stateOfTarget(target: Standing, today: string): { tone: StateTone; text: string } {
  const { status, statusUntil, permitUntil, drawnThisYear, cap } = target
  if (status !== 'active') {
    const until = statusUntil ? `至${formatDate(statusUntil, today)}` : ''
    return { tone: STATUS_TONES[status], text: `${TARGET_STATUSES[status]}${until}` }
  }
  const expiry = expiryTone(permitUntil, today)
  if (expiry === 'bad') return { tone: 'bad', text: '已经过期' }
  // B-12 年度检查频次上限
  if (cap !== null && drawnThisYear >= cap) return { tone: 'soon', text: '已达上限' }
  return expiry === 'soon' ? { tone: 'soon', text: '即将到期' } : { tone: 'good', text: TARGET_STATUSES.active }
}

/** Names in a row, — for none. */
export function namesOf(named: readonly { readonly name: string }[]): string {
  return named.map(({ name }) => name).join('、') || '—'
}

/** `2029年4月16日`, 长期 for a permit without an end, — without a permit. */
export function permitUntilWords({ permitNo, permitUntil }: Pick<Target, 'permitNo' | 'permitUntil'>): string {
  if (permitUntil !== null) return formatDate(permitUntil)
  return permitNo ? '长期' : '—'
}

/** `10月8日起暂停抽取，至10月31日`. */
export function plannedWords({ status, from, until }: NonNullable<Target['planned']>): string {
  return `${formatDate(from)}起${TARGET_STATUSES[status]}${until ? `，至${formatDate(until)}` : ''}`
}

const CONSEQUENCES: Record<TargetStatus, string> = {
  active: '恢复正常，下一次封存名单起可以抽到',
  suspended: '留在名录库，暂不参加抽取；可以随时恢复',
  closed: '已不再经营，不参加抽取，档案保留',
  removed: '不再列在名录库里，档案和历次抽取记录保留',
}

/** The other statuses a target can be given, with what follows from each. */
export function targetStatusChoices(current?: TargetStatus): readonly StatusChoice[] {
  return (Object.keys(TARGET_STATUSES) as TargetStatus[])
    .filter((status) => status !== current)
    .map((status) => ({ value: status, label: TARGET_STATUSES[status], consequence: CONSEQUENCES[status] }))
}

/** What was filled in, by field in Chinese, for comparing two versions. */
export function describeTarget(input: TargetInput, items: readonly Item[]): Record<string, string> {
  return {
    名称: input.name,
    代码: input.code,
    类别: TARGET_KINDS[input.kind],
    风险类别: input.riskClass ? `${input.riskClass} ${RISK_CLASSES[input.riskClass]}` : '未分类',
    抽查事项: items
      .filter(({ id }) => input.itemIds.includes(id))
      .map(({ name }) => name)
      .join('、'),
    地区: input.region,
    地址: input.address,
    许可证编号: input.permitNo,
    有效期至: permitUntilWords(input),
  }
}
