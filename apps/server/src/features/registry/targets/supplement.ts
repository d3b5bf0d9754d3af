import { type Actor, civilDateOf, findUsccFault, type PermitGap, type PermitSupplement } from '@sunlot/contract'
import { AppError } from '../../../platform/app-error.ts'
import { recordAudit } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Deps } from '../../../platform/deps.ts'
import { kindOfUscc } from '../imports/words.ts'
import { requireItems } from '../items.queries.ts'
import { settlePermits, spreadPermits } from './keep-permits.ts'
import { readPermitGaps } from './ledger.queries.ts'

const REASON = '按许可台账补入'

/**
 * 补入名录库 (S2-06): holders of ledger permits that the directory lacks become targets under the items; a known holder
 * gets the permit. Entries without a usable code are left and counted.
 */
export async function supplementFromLedger(
  deps: Deps,
  actor: Actor,
  { ids, itemIds }: PermitSupplement,
): Promise<{ targets: number; permits: number; left: number }> {
  const at = deps.clock.now()
  const { bureauId } = actor
  return deps.db.transaction().execute(async (tx) => {
    await requireItems(tx, bureauId, itemIds)
    const gaps = await readPermitGaps(tx, { bureauId, today: civilDateOf(at) }, 'unmatched')
    const wanted = ids === 'all' ? gaps : gaps.filter(({ id }) => ids.includes(id))
    if (wanted.length === 0) throw new AppError('permits.nothing-to-add')
    const usable = wanted.filter(({ target, holderCode }) => target !== null || !findUsccFault(holderCode))
    const holders = new Map(usable.filter(({ target }) => target === null).map((gap) => [gap.holderCode, gap]))
    const made = await createHolders(tx, [...holders.values()], { deps, actor, itemIds, at })
    await addPermits(
      tx,
      usable.map((gap) => ({ ...gap, targetId: gap.target?.id ?? made.get(gap.holderCode) ?? '' })),
      { deps, bureauId, at },
    )
    const counts = { targets: made.size, permits: usable.length, left: wanted.length - usable.length }
    const subject = { bureauId, actorId: actor.id, subjectKind: 'bureau', subjectId: bureauId }
    await recordAudit(tx, { ...subject, at, event: 'permits.supplemented', data: counts })
    return counts
  })
}

const SLICE = 1000

interface Making {
  deps: Deps
  actor: Actor
  itemIds: readonly string[]
  at: Date
}

/** Ids of the new targets by code. */
async function createHolders(
  tx: Tx,
  gaps: readonly PermitGap[],
  { deps, actor, itemIds, at }: Making,
): Promise<Map<string, string>> {
  const made = new Map(gaps.map(({ holderCode }) => [holderCode, deps.newId()]))
  const { bureauId } = actor
  for (let from = 0; from < gaps.length; from += SLICE) {
    const slice = gaps.slice(from, from + SLICE)
    const ids = slice.map(({ holderCode }) => made.get(holderCode) ?? '')
    const rows = slice.map(({ holder, holderCode }, index) => {
      const named = { code: holderCode, codeKind: 'uscc' as const, name: holder, nameRaw: holder }
      return { id: ids[index] ?? '', bureauId, ...named, kind: kindOfUscc(holderCode), createdAt: at, updatedAt: at }
    })
    await tx.insertInto('targets').values(rows).execute()
    await tx
      .insertInto('targetItems')
      .values(ids.flatMap((targetId) => itemIds.map((itemId) => ({ targetId, itemId }))))
      .execute()
    const change = { at, actorId: actor.id, event: 'targets.created', reason: REASON }
    await tx
      .insertInto('targetChanges')
      .values(ids.map((targetId) => ({ targetId, ...change })))
      .execute()
  }
  return made
}

async function addPermits(
  tx: Tx,
  permits: readonly (PermitGap & { targetId: string })[],
  { deps, bureauId, at }: { deps: Deps; bureauId: string; at: Date },
): Promise<void> {
  for (let from = 0; from < permits.length; from += SLICE) {
    const slice = permits.slice(from, from + SLICE)
    const ids = [...new Set(slice.map(({ targetId }) => targetId))]
    await spreadPermits(tx, ids, at)
    const rows = slice.map(({ targetId, name, number, validUntil }) => {
      return { id: deps.newId(), bureauId, targetId, name, number, validUntil, createdAt: at }
    })
    await tx
      .insertInto('targetPermits')
      .values(rows)
      .onConflict((conflict) => conflict.constraint('target_permits_once').doNothing())
      .execute()
    await settlePermits(tx, ids, { at, today: civilDateOf(at) })
  }
}
