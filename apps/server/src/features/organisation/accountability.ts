import type { AccountabilityCase, AccountabilityInput, Actor } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Db } from '../../platform/database.ts'
import { isViolation } from '../../platform/database-error.ts'
import type { Deps } from '../../platform/deps.ts'
import { refuseFuture } from './own-ids.ts'
import { record } from './record.ts'

const COLUMNS = [
  'id',
  'subjectKind',
  'subject',
  'matter',
  'basis',
  'measure',
  'outcome',
  'openedOn',
  'closedOn',
  'version',
] as const

/** All matters of the bureau, open ones first. */
export function listCases(db: Db, bureauId: string): Promise<AccountabilityCase[]> {
  return db
    .selectFrom('accountabilityCases')
    .select(COLUMNS)
    .where('bureauId', '=', bureauId)
    .orderBy((eb) => eb('closedOn', 'is not', null))
    .orderBy('openedOn', 'desc')
    .orderBy('id')
    .execute()
}

/** S1-27 对失职渎职的依法依规处理: opens a matter; answers its id. */
export async function openCase(deps: Deps, actor: Actor, input: AccountabilityInput): Promise<string> {
  refuseFuture(deps, '立案日期', input.openedOn)
  return finished(() =>
    deps.db.transaction().execute(async (tx) => {
      const [id, at] = [deps.newId(), deps.clock.now()]
      await tx
        .insertInto('accountabilityCases')
        .values({ id, bureauId: actor.bureauId, ...input, createdAt: at })
        .execute()
      // The trail is read by more people than the case: it says that, not what.
      const data = { fields: Object.keys(input) }
      const event = 'organisation.accountability-opened'
      await record(tx, actor, { at, event, subjectKind: 'accountabilityCase', id, data })
      return id
    }),
  )
}

/** Changes or closes a matter. */
export async function changeCase(
  deps: Deps,
  actor: Actor,
  { id, version, ...input }: AccountabilityInput & { id: string; version: number },
): Promise<void> {
  refuseFuture(deps, '立案日期', input.openedOn)
  return finished(() =>
    deps.db.transaction().execute(async (tx) => {
      const before = await tx
        .selectFrom('accountabilityCases')
        .select(COLUMNS)
        .where('id', '=', id)
        .where('bureauId', '=', actor.bureauId)
        .forUpdate()
        .executeTakeFirst()
      if (!before) throw new AppError('request.not-found')
      if (before.version !== version) throw new AppError('organisation.changed', { name: before.subject })
      await tx
        .updateTable('accountabilityCases')
        .set({ ...input, version: version + 1 })
        .where('id', '=', id)
        .execute()
      const fields = (Object.keys(input) as (keyof AccountabilityInput)[]).filter((key) => before[key] !== input[key])
      const at = deps.clock.now()
      const event = 'organisation.accountability-changed'
      await record(tx, actor, { at, event, subjectKind: 'accountabilityCase', id, data: { fields } })
    }),
  )
}

async function finished<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (isViolation(error, 'accountability_cases_closed')) throw new AppError('organisation.case-unfinished')
    throw error
  }
}
