import { civilDateOf, formatDate } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'

interface Chosen {
  officeIds?: readonly (string | null)[]
  userIds?: readonly (string | null)[]
  groupIds?: readonly (string | null)[]
  itemIds?: readonly (string | null)[]
  attachmentIds?: readonly (string | null)[]
}

const TABLES = {
  officeIds: ['offices', '科室'],
  userIds: ['users', '人员'],
  groupIds: ['coordinationGroups', '协调小组'],
  itemIds: ['inspectionItems', '抽查事项'],
  attachmentIds: ['attachments', '附件'],
} as const

/** Everything that a form refers to is the bureau's own; throws `organisation.unknown`. */
export async function refuseForeignIds(tx: Tx, bureauId: string, chosen: Chosen): Promise<void> {
  for (const key of Object.keys(TABLES) as (keyof typeof TABLES)[]) {
    const ids = new Set((chosen[key] ?? []).filter((id) => id !== null))
    if (ids.size === 0) continue
    const [table, what] = TABLES[key]
    const rows = await tx
      .selectFrom(table)
      .select('id')
      .where('bureauId', '=', bureauId)
      .where('id', 'in', [...ids])
      .execute()
    if (rows.length < ids.size) throw new AppError('organisation.unknown', { what })
  }
}

/** A term that ends before it begins. */
export function refuseBadTerm(name: string, { from, until }: { from: string; until: string | null }): void {
  if (until !== null && until < from) throw new AppError('organisation.bad-term', { name })
}

/** What is registered has been done: a civil day that is still to come; throws `organisation.future`. */
export function refuseFuture(deps: Deps, what: string, on: string): void {
  if (on > civilDateOf(deps.clock.now())) throw new AppError('organisation.future', { what, on: formatDate(on) })
}
