/** Shapes of the protocol's data (docs/spec/draw-protocol.md §1 and §3). Keys are spelt as in the published record. */

/** Stage of a draw: `t` draws targets, `a` assigns inspectors (§1.7). */
export type Stage = 't' | 'a'

/** `in` takes part, `must` is included without a draw, `out:REASON` is excluded for a listed reason (§1.4). */
export type Status = 'in' | 'must' | `out:${string}`

/** One registered subject of the frozen pool, excluded ones too (§1.4). */
export interface PoolEntry {
  label: string
  stratum: string
  kind?: string
  group?: string
  status: Status
}

/** One person, or a fixed team entered as one person, of the frozen roster (§1.5). */
export interface Inspector {
  id: string
  tags: string[]
  cap?: number | null
  load0?: number | null
  recuse?: string[]
}

/** One layer of the pool and how many it gives: a count, a rate `[num, den]`, or a weight in a total (§1.6, §2.1). */
export interface Stratum {
  key: string
  count?: number | null
  rate?: [number, number] | null
  weight?: number | null
  min?: number | null
  max?: number | null
}

/** How many targets are drawn (§1.6). */
export interface Rule {
  base?: 'in' | 'all'
  must_counts?: boolean
  round?: 'ceil' | 'floor' | 'half_up'
  total?: number | null
  group_max?: number | null
  strata: Stratum[]
}

/** A seat of a visit: the index of the class of people who may take it, optional or not (§1.6). */
export type Seat = number | { c: number; optional?: boolean }

/** A class of people: every group must hold one of the person's tags; `[]` is everybody (§1.6). */
export type PersonClass = string[][]

/** How inspectors are assigned (§1.6). */
export interface AssignRule {
  root: string
  classes: PersonClass[]
  kinds: Record<string, Seat[]>
  mix: number
}

/** Everything that is locked before the first contribution (§1.6). Further keys are allowed and hashed. */
export interface Header {
  v: 'ssj1'
  draw_no: string
  organ: string
  title: string
  opened_at?: string
  witnesses: string[]
  min_witness: number
  pool: { root: string; size: number; visibility?: 'open' | 'blinded' }
  rule: Rule
  assign?: AssignRule
  chain: { t: string; a?: string; n: number }
  beacon?: unknown
  reveal?: unknown
}

/** What one witness puts into the seed (§1.7). */
export interface Contribution {
  by: string
  kind: 'dice' | 'words' | 'hex' | 'beacon'
  value: string
}

/** A value promised before any value was opened (§1.7). */
export interface Seal {
  by: string
  seal: string
  nonce: string
}

/** Result of the target draw (§2.2). */
export interface Targets {
  quota: Record<string, number>
  must: string[]
  selected: string[]
  cutoff: Record<string, string>
}

/** One visit: the targets it covers, its seats, and who may not take part (§3.1). */
export interface Unit {
  label: string
  members: string[]
  seats: Seat[]
  recused: string[]
}

/** Who visits a unit, in seat order; null is an optional seat left empty (§3.6). */
export type Team = { label: string; team: (string | null)[] }

/** A required seat that cannot be filled, and the seats and people it was searched among (§3.6). */
export type Failure = { slot: [string, number]; slots: [string, number][]; inspectors: string[] }

/** Result of the assignment (§3.6); `loads` counts load0 and seats by inspector id. */
export type Assignment = { ok: true; teams: Team[]; loads: Map<string, number> } | { ok: false; infeasible: Failure[] }

/** The published record of one draw (§1.11). */
export interface DrawRecord {
  header: Header
  contrib: Contribution[]
  reveal: { t: string; a: string | null }
  pool: PoolEntry[]
  targets: Targets
  inspectors?: Inspector[]
  teams?: Team[]
  team_root?: string
  infeasible?: Failure[]
  seals?: Seal[]
  events?: unknown[]
  log?: unknown
}
