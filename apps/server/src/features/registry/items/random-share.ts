import { isRandom, type RandomShare } from '@sunlot/contract'
import type { Db } from '../../../platform/database.ts'
import { listDuties } from './duties.ts'
import { readItemList } from './items.queries.ts'
import { listPublications } from './publications.ts'

/**
 * S3-04, S4-01 提高随机抽查比重: of everything the bureau has to check — its list and the duties off it — how many items
 * are checked at random by a ratio rule; and how that grew from publication to publication.
 */
export async function readRandomShare(db: Db, bureauId: string): Promise<RandomShare> {
  const items = (await readItemList(db, bureauId)).map(({ body }) => body)
  const duties = (await listDuties(db, bureauId)).filter(({ status }) => status === 'active').length
  const history = (await listPublications(db, bureauId)).toReversed()
  return {
    random: items.filter((body) => isRandom(body)).length,
    gradual: items.filter(({ randomScope }) => randomScope === 'gradual').length,
    duties,
    total: items.length + duties,
    history: history.map(({ number, publishedOn, randomCount, itemCount }) => ({
      number,
      on: publishedOn,
      random: randomCount,
      total: itemCount,
    })),
  }
}
