import { type Institution, INSTITUTION_SERVICES, type InstitutionService } from '@sunlot/contract'
import type { StateTone } from '../../../design/state-mark.tsx'
import { expiryTone } from '../targets/target-words.ts'

/** 检验检测、鉴定. */
export function serviceWords(services: readonly InstitutionService[]): string {
  return services.map((service) => INSTITUTION_SERVICES[service]).join('、')
}

const WORDS = { good: '可以委托', soon: '资质快到期', bad: '资质已过期' } as const

/** Whether it may be engaged today. */
export function stateOfInstitution(
  { removed, qualificationUntil }: Pick<Institution, 'removed' | 'qualificationUntil'>,
  today: string,
): { tone: StateTone; text: string } {
  if (removed) return { tone: 'later', text: '已移出' }
  const tone = expiryTone(qualificationUntil, today)
  return { tone, text: tone === 'bad' || tone === 'soon' ? WORDS[tone] : WORDS.good }
}
