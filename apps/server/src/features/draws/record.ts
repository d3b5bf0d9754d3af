import type { Actor } from '@sunlot/contract'
import { canon, recordText } from '@sunlot/draw'
import type { Contribution, DrawRecord, Failure, Header, Targets, Team } from '@sunlot/draw'
import { AppError } from '../../platform/app-error.ts'
import type { Db } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { firstSecret } from './complete-draw.ts'
import { findDraw, getSecrets } from './draws.queries.ts'
import type { Draw } from './draws.queries.ts'
import { readPoolPages, readRoster } from './frozen-lists.ts'

/** Where the entries of the pool go in a record without them; no text can hold it, its quotes would be escaped. */
const POOL = '"pool":[]'

/**
 * The record of a draw as canonical JSON, piece by piece, so that a million entries need no memory. The same bytes
 * inside the bureau and in public: teams only from the day on, or where the result is void (protocol §1.9, §1.11).
 * Throws `request.not-found` for a draw without a result.
 */
export async function* readRecord(deps: Pick<Deps, 'db' | 'hasher'>, drawId: string): AsyncGenerator<string> {
  const draw = await findDraw(deps.db, drawId)
  if (!draw?.targets) throw new AppError('request.not-found')
  const [head = '', tail = ''] = recordText(await recordWithoutPool(deps, draw)).split(POOL)
  yield `${head}"pool":[`
  let separator = ''
  for await (const page of readPoolPages(deps.db, drawId)) {
    yield separator + page.map(canon).join(',')
    separator = ','
  }
  yield `]${tail}`
}

/** Whether people and teams of a draw are open to everybody. */
function areTeamsOpen({ status, teamsOpenedAt }: Pick<Draw, 'status' | 'teamsOpenedAt'>): boolean {
  return teamsOpenedAt !== null || status === 'infeasible' || status === 'rejected' || status === 'aborted'
}

/** Teams are the signer's to see before the day, nobody else's (S0-13, B-24). */
export function maySeeTeams(draw: Draw, actor: Actor): boolean {
  return areTeamsOpen(draw) || actor.id === draw.signer.id
}

async function recordWithoutPool({ db, hasher }: Pick<Deps, 'db' | 'hasher'>, draw: Draw): Promise<DrawRecord> {
  const { a } = await getSecrets(db, draw.id)
  const isOpen = areTeamsOpen(draw)
  return {
    header: JSON.parse(draw.header ?? '') as Header,
    contrib: JSON.parse(draw.contrib ?? '[]') as Contribution[],
    reveal: { t: draw.revealT ?? '', a: isOpen ? firstSecret({ hasher }, draw, { stage: 'a', x0: a }) : null },
    pool: [],
    targets: draw.targets as Targets,
    ...(draw.teamRoot !== null && { team_root: draw.teamRoot }),
    ...(isOpen && { inspectors: await readRoster(db, draw.id), ...(await readTeams(db, draw)) }),
  }
}

async function readTeams(db: Db, draw: Draw): Promise<{ teams: Team[] } | { infeasible: Failure[] }> {
  if (draw.infeasible !== null) return { infeasible: draw.infeasible as Failure[] }
  const rows = await db
    .selectFrom('drawTeams')
    .select(['label', 'team'])
    .where('drawId', '=', draw.id)
    .orderBy('ordinal')
    .execute()
  return { teams: rows }
}
