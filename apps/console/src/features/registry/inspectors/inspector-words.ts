import {
  formatDate,
  INSPECTOR_KINDS,
  INSPECTOR_STATUSES,
  type Inspector,
  type InspectorInput,
  type InspectorStatus,
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

/** Names of the items, or that there is no limit (one shared pool, S3-07). */
export function itemWords(items: readonly { readonly name: string }[]): string {
  return items.length === 0 ? '全部事项' : items.map(({ name }) => name).join('、')
}

const CONSEQUENCES: Record<InspectorStatus, string> = {
  active: '恢复在岗，下一次封存名单起可以抽到',
  leave: '留在名录库，请假期间不参加抽取；回来后再恢复',
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
    可查事项: itemWords(items.filter(({ id }) => input.itemIds.includes(id))),
  }
}
