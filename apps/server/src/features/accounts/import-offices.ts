import type { Actor } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Deps } from '../../platform/deps.ts'
import { listOffices, refuseForeignBureau } from './organisation.queries.ts'
import { readOfficeLines } from './office-lines.rules.ts'

/** S1-01: makes the offices of a pasted table, all of them or none; those that are there already are left as they are. */
export async function importOffices(
  deps: Deps,
  actor: Actor,
  { bureauId, text }: { bureauId: string; text: string },
): Promise<{ created: number; known: number }> {
  const lines = readOfficeLines(text)
  if (lines.length === 0) throw new AppError('accounts.bad-office-line', { line: 1, why: '没有科室名称' })
  return deps.db.transaction().execute(async (tx) => {
    await refuseForeignBureau(tx, actor, bureauId)
    await tx.selectFrom('bureaus').select('id').where('id', '=', bureauId).forUpdate().execute()
    const ids = new Map((await listOffices(tx, [bureauId])).map(({ id, name }) => [name, id]))
    const at = deps.clock.now()
    const fresh: string[] = []
    for (const { name, parent } of lines) {
      if (ids.has(name)) continue
      const parentId = parent === '' ? null : ids.get(parent)
      if (parentId === undefined) throw new AppError('accounts.unknown-parent', { name, parent })
      const id = deps.newId()
      await tx.insertInto('offices').values({ id, bureauId, parentId, name, createdAt: at }).execute()
      ids.set(name, id)
      fresh.push(name)
    }
    const who = { at, bureauId, actorId: actor.id, subjectKind: 'bureau', subjectId: bureauId }
    await recordAudit(tx, { ...who, event: 'accounts.offices-imported', data: { count: fresh.length, names: fresh } })
    return { created: fresh.length, known: lines.length - fresh.length }
  })
}
