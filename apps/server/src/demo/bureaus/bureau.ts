import type { ItemInput, AccountRole } from '@sunlot/contract'

/** One account of the trial. Logins are unique over all bureaus. */
export interface DemoPerson {
  readonly login: string
  readonly name: string
  readonly office: string
  readonly role: AccountRole
  readonly duty: string
}

/** A trade, or a sort of project or site: how many stand in the directory, what they are called and checked for. */
export interface Trade {
  readonly count: number
  /** Names of items, joined by 、. */
  readonly items: string
  /** As in the column 类别. */
  readonly kind: string
  /** First two characters of the credit codes; without one the entries go by numbers of the bureau's own. */
  readonly uscc?: '12' | '91' | '92' | '93'
  readonly ownCode?: (number: number) => string
  readonly endings: readonly string[]
  readonly permit?: (number: number) => string
}

/** What a bureau of the trial is made of: sizes and trades as in real bureaus, every person and firm invented. */
export interface DemoBureau {
  readonly name: string
  /** The bureau of the trial it stands below, whose admin opens it (S1-25) and whose published items it takes over. */
  readonly above?: DemoBureau
  /** Before the names of firms, e.g. 平鲁区. */
  readonly place: string
  readonly regionCode: string
  /** The seed profile it runs under. */
  readonly profile: 'S0' | 'S1' | 'S2' | 'S3' | 'S4'
  /** Before document numbers, e.g. 平农查. */
  readonly documents: string
  readonly people: readonly DemoPerson[]
  readonly items: readonly ItemInput[]
  readonly towns: readonly string[]
  readonly brands: readonly string[]
  readonly trades: readonly Trade[]
  /** Numbers of the entries whose permits have lapsed, counted from 1. */
  readonly lapsed: readonly number[]
  /** Surnames; one character an officer. */
  readonly officers: string
  readonly offices: readonly string[]
  /** By office: 监管职能, 专长 (S2-07) and, with several lines of business, 业务线 (S3-01) of its people. */
  readonly marks: Readonly<Record<string, readonly [duty: string, specialty: string, domain?: string]>>
  readonly experts: readonly string[]
  readonly expertOffice: string
  /** Qualifications in turn, names of items joined by 、; an empty one means all (one shared pool, S3-07). */
  readonly qualifications: readonly string[]
  /** Its plan of the year as a published table: headings, then lines. */
  readonly plan: readonly (readonly string[])[]
  readonly seed: number
}

/** An item of a demo list. */
export function item(
  code: string,
  name: string,
  {
    category = 'general',
    legalBasis,
    needsPermit = false,
  }: {
    category?: ItemInput['category']
    legalBasis: string
    needsPermit?: boolean
  },
): ItemInput {
  return { code, name, category, legalBasis, needsPermit }
}

/** A number with leading zeros. */
export function padded(number: number, width = 4): string {
  return String(number).padStart(width, '0')
}

/** Entries of the directory at its usual size. */
export function sizeOf({ trades }: DemoBureau): number {
  return trades.reduce((sum, { count }) => sum + count, 0)
}
