import type { PlanLineInput } from '@sunlot/contract'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'

interface NewLines {
  planId: string
  lines: readonly PlanLineInput[]
  externalItemId?: string | null
}

/** Appends lines to a plan that is held; answers their ids. The caller writes the audit row. */
export async function insertLines(
  deps: Deps,
  tx: Tx,
  { planId, lines, externalItemId = null }: NewLines,
): Promise<string[]> {
  if (lines.length === 0) return []
  const { last } = await tx
    .selectFrom('planLines')
    .select((eb) => eb.fn.coalesce(eb.fn.max('place'), eb.lit(0)).as('last'))
    .where('planId', '=', planId)
    .executeTakeFirstOrThrow()
  const rows = lines.map((line, i) => ({
    id: deps.newId(),
    planId,
    place: last + i + 1,
    content: JSON.stringify(line),
    externalItemId,
  }))
  await tx.insertInto('planLines').values(rows).execute()
  return rows.map(({ id }) => id)
}
