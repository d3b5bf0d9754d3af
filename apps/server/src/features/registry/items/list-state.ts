import { civilDateOf, type ItemListState } from '@sunlot/contract'
import type { Deps } from '../../../platform/deps.ts'
import { loadPolicy } from '../../rulebook/index.ts'
import { listPublications, listUnpublished } from './publications.ts'
import { listRequests } from './requests.ts'
import { listWaiting } from './superior.ts'

/** Where the making of the list stands: requests, publications, days set by the notice, what is not published yet. */
export async function readListState(deps: Deps, bureauId: string): Promise<ItemListState> {
  const { db } = deps
  const today = civilDateOf(deps.clock.now())
  const { supplementBy, itemListBy } = await loadPolicy(db, bureauId, today)
  const year = today.slice(0, 4)
  return {
    requests: await listRequests(db, bureauId),
    publications: await listPublications(db, bureauId),
    // S3-05 7 月 13 日前报办公室，7 月 15 日前公布
    deadlines: {
      handIn: supplementBy && { on: `${year}-${supplementBy.value}`, clause: supplementBy.clause },
      publish: itemListBy && { on: `${year}-${itemListBy.value}`, clause: itemListBy.clause },
    },
    unpublished: await listUnpublished(db, bureauId),
    waiting: await listWaiting(db, bureauId),
  }
}
