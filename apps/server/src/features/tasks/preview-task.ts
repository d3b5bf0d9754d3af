import { civilDateOf } from '@sunlot/contract'
import type { Actor, Preview, TaskInput } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'
import { refuseCancelledItems } from '../registry/index.ts'
import { findSchemeFault } from './scheme.rules.ts'
import { loadScheme } from './task-scheme.ts'
import { readPreview } from './tasks.preview.ts'

/** Counts for a form that is being filled; nothing is stored. */
export async function previewTask(deps: Deps, actor: Actor, input: TaskInput): Promise<Preview> {
  const why = findSchemeFault(input)
  if (why) throw new AppError('tasks.bad-scheme', { why })
  const today = civilDateOf(deps.clock.now())
  const scheme = await loadScheme(deps.db, { bureauId: actor.bureauId, input, today })
  refuseCancelledItems(scheme.items)
  return readPreview(deps.db, scheme)
}
