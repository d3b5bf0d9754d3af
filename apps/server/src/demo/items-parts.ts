import type { ItemInput, LawChangeInput, OffListDutyInput } from '@sunlot/contract'

/** What the item list of a demo bureau holds beyond names and bases; offices by name, everything else as in its notice. */
export interface DemoItems {
  /** By code of the item. */
  readonly details: Readonly<Record<string, DemoItem>>
  /** 编码,事项名称. */
  readonly powerList: readonly string[]
  readonly publishedDaysAgo: number
  readonly law?: Omit<LawChangeInput, 'changedOn'>
  readonly request?: { readonly draft: ItemInput; readonly reason: string }
  readonly duty?: Omit<OffListDutyInput, 'officeId'> & { readonly office: string }
}

export interface DemoItem extends Partial<ItemInput> {
  readonly approving?: string
  readonly supervising?: string
}

export const ledger = {
  text: '购销台账',
  standard: '进货、销售台账保存两年以上',
  evidence: ['photo' as const, 'document' as const],
  compliant: '台账连续，品种、数量、批号齐全',
  noncompliant: '缺月、缺品种，或者不能当场提供',
}
export const permit = {
  text: '经营许可证',
  standard: '许可证在有效期内，经营范围相符',
  evidence: ['photo' as const],
  compliant: '证照齐全、在有效期内、范围相符',
  noncompliant: '无证、过期或者超范围经营',
}
export const atLeast = (percent: number) => ({ rateText: `不低于${percent}%`, rate: share(percent) })
export const twice = { frequencyText: '每年2次', frequency: { bound: '=' as const, times: 2, perTargetMax: 2 } }
export const once = { frequencyText: '每年1次', frequency: { bound: '=' as const, times: 1 } }

function share(percent: number): NonNullable<ItemInput['rate']> {
  return { bound: '>=', share: [percent, 100] }
}

export const seedlings = [
  { text: '种子标签', standard: '标签内容齐全，与种子相符', evidence: ['photo' as const] },
  ledger,
]
