import type { Actor, ItemInput } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Deps } from '../../platform/deps.ts'
import { cleanText, violates } from './registry.rules.ts'

/** Adds an item to the bureau's list (随机抽查事项清单, S0-06); answers its id. */
export async function createItem(deps: Deps, actor: Actor, input: ItemInput): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  const item = cleanItem(input)
  await namingTaken(item, () =>
    deps.db.transaction().execute(async (tx) => {
      const row = { id, bureauId: actor.bureauId, ...item, createdAt: at }
      await tx.insertInto('inspectionItems').values(row).execute()
      await recordAudit(tx, { ...subject(actor, id, at), event: 'items.created', data: { ...item } })
    }),
  )
  return id
}

/** Changes an item of the bureau; what it was before stays in the audit trail. */
export async function changeItem(deps: Deps, actor: Actor, input: ItemInput & { id: string }): Promise<void> {
  const at = deps.clock.now()
  const item = cleanItem(input)
  await namingTaken(item, () =>
    deps.db.transaction().execute(async (tx) => {
      const before = await tx
        .selectFrom('inspectionItems')
        .select(['code', 'name', 'category', 'legalBasis', 'needsPermit'])
        .where('id', '=', input.id)
        .where('bureauId', '=', actor.bureauId)
        .forUpdate()
        .executeTakeFirst()
      if (!before) throw new AppError('request.not-found')
      await tx.updateTable('inspectionItems').set(item).where('id', '=', input.id).execute()
      await recordAudit(tx, { ...subject(actor, input.id, at), event: 'items.changed', data: { before, after: item } })
    }),
  )
}

function subject(actor: Actor, subjectId: string, at: Date) {
  return { at, bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'item', subjectId }
}

function cleanItem({ code, name, category, legalBasis, needsPermit }: ItemInput): ItemInput {
  return { code, name: cleanText('事项名称', name), category, legalBasis, needsPermit }
}

async function namingTaken(item: ItemInput, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (violates(error, 'inspection_items_code_unique')) throw new AppError('items.code-taken', { code: item.code })
    if (violates(error, 'inspection_items_name_unique')) throw new AppError('items.name-taken', { name: item.name })
    throw error
  }
}
