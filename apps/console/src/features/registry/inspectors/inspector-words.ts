import {
  formatDate,
  INSPECTOR_KINDS,
  INSPECTOR_STATUSES,
  type Inspector,
  type InspectorInput,
  type InspectorStatus,
  type InspectorTags,
  type Item,
} from '@sunlot/contract'
import type { StateTone } from '../../../design/state-mark.tsx'
import type { StatusChoice } from '../status-drawer.tsx'
import { expiryTone } from '../targets/target-words.ts'

const STATUS_TONES: Record<InspectorStatus, StateTone> = {
  active: 'good',
  leave: 'soon',
  transferred: 'later',
  suspended: 'soon',
}

/** State of a person in one mark: the status, and on duty how long the certificate lasts. */
export function stateOfInspector(
  { status, certificateUntil }: Pick<Inspector, 'status' | 'certificateUntil'>,
  today: string,
): { tone: StateTone; text: string } {
  const expiry = expiryTone(certificateUntil, today)
  if (status !== 'active' || expiry === 'good') return { tone: STATUS_TONES[status], text: INSPECTOR_STATUSES[status] }
  return { tone: expiry, text: expiry === 'bad' ? '证件过期' : '证件快到期' }
}

/** `2029年4月16日`; experts may have none. */
export function certificateWords(until: string | null): string {
  return until === null ? '—' : formatDate(until)
}

/**
 * Names of the items. By item (S0-08) who has none checks none; in one shared pool (S3-07) everybody checks everything.
 */
export function itemWords(
  items: readonly { readonly name: string; readonly confirmed?: boolean }[],
  isByItem: boolean,
): string {
  if (items.length === 0) return isByItem ? '还没有，抽不到' : '全部事项'
  return items.map(({ name, confirmed = true }) => (confirmed ? name : `${name}（待确认）`)).join('、')
}

/** Every mark of a person in a row. */
export function tagWords({ duty, specialty, domain }: InspectorTags): string {
  return [...new Set([...duty, ...specialty, ...domain])].join('、') || '—'
}

const CONSEQUENCES: Record<InspectorStatus, string> = {
  active: '恢复在岗，下一次封存名单起可以抽到',
  leave: '从今天起请假，没有截止日期，回来后再恢复；知道日期的在“请假、调离”里登记，到期自动恢复',
  transferred: '不再参加抽取，档案和历次抽取记录保留',
  suspended: '不参加抽取，恢复执法以前不能派出',
}

/** The other statuses a person can be given, with what follows from each. */
export function inspectorStatusChoices(current: InspectorStatus): readonly StatusChoice[] {
  return (Object.keys(INSPECTOR_STATUSES) as InspectorStatus[])
    .filter((status) => status !== current)
    .map((status) => ({ value: status, label: INSPECTOR_STATUSES[status], consequence: CONSEQUENCES[status] }))
}

/** What was filled in, by field in Chinese, for comparing two versions. */
export function describeInspector(input: InspectorInput, items: readonly Item[]): Record<string, string> {
  return {
    姓名: input.name,
    人员类别: INSPECTOR_KINDS[input.kind],
    证号: input.code,
    有效期至: certificateWords(input.certificateUntil),
    科室: input.office,
    地区: input.region,
    可查事项:
      items
        .filter(({ id }) => input.itemIds.includes(id))
        .map(({ name }) => name)
        .join('、') || '—',
    '职能、专长': tagWords(input.tags),
  }
}
