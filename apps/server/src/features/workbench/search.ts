import { listClausesOf, NATIONAL_RULES } from '@sunlot/contract'
import type { Actor, SearchHit, SearchKind, SearchResult } from '@sunlot/contract'
import type { Db } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { findBureau } from '../accounts/index.ts'
import { findDocuments, findItems, findPeople, findPlanLines, findTargets, findTasks } from './search.queries.ts'
import type { Wanted } from './search.queries.ts'

const SHOWN = 8

interface Source {
  readonly find: (db: Db, wanted: Wanted) => Promise<SearchHit[]>
  /** List that takes the same words; null where there is none. */
  readonly list: string | null
  /** Read by people of the office only: S0-13, B-24 an inspector learns whom to check on the day. */
  readonly officeOnly: boolean
}

const SOURCES: Readonly<Record<SearchKind, Source>> = {
  targets: { find: findTargets, list: '/targets', officeOnly: true },
  tasks: { find: findTasks, list: '/tasks', officeOnly: true },
  items: { find: findItems, list: '/items', officeOnly: true },
  planLines: { find: findPlanLines, list: null, officeOnly: true },
  clauses: { find: findClauses, list: null, officeOnly: false },
  people: { find: findPeople, list: '/inspectors', officeOnly: true },
  documents: { find: findDocuments, list: '/organisation/documents', officeOnly: false },
}

/** Everything of the own bureau that contains the words and that this person may read. */
export async function searchAll({ db }: Deps, actor: Actor, { q }: { q: string }): Promise<SearchResult> {
  const start = performance.now()
  const isInspectorOnly = actor.roles.every((role) => role === 'inspector')
  const groups: SearchResult['groups'] = []
  for (const [kind, { find, list, officeOnly }] of Object.entries(SOURCES) as [SearchKind, Source][]) {
    if (officeOnly && isInspectorOnly) continue
    const found = await find(db, { bureauId: actor.bureauId, q, limit: SHOWN + 1 })
    if (found.length === 0) continue
    const more = found.length > SHOWN && list !== null ? `${list}?q=${encodeURIComponent(q)}` : null
    groups.push({ kind, hits: found.slice(0, SHOWN), more })
  }
  return { groups, tookMs: Math.ceil(performance.now() - start) }
}

/** The bureau's own clauses and the national rules, by id or words. */
async function findClauses(db: Db, { bureauId, q, limit }: Wanted): Promise<SearchHit[]> {
  const bureau = await findBureau(db, bureauId)
  const clauses = [...listClausesOf(bureau?.profile ?? ''), ...NATIONAL_RULES]
  return clauses
    .filter(({ id, gist }) => id.includes(q.toUpperCase()) || gist.includes(q))
    .slice(0, limit)
    .map(({ id, gist }) => ({ title: gist, note: id, to: `/rulebook?q=${encodeURIComponent(id)}` }))
}
