import { DUTY_LIGHTS, lightOf } from '@sunlot/contract'
import type { Actor, DutyCard, DutyCardQuery, DutyLight } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import { isKeeper } from './organisation.access.ts'

/** Cards of a bureau, of one year where it is given; units in order, light as of today. */
export async function listCards(
  db: Db | Tx,
  actor: Actor,
  { today, year, id }: { today: string; year?: number | undefined; id?: string },
): Promise<DutyCard[]> {
  const rows = await db
    .selectFrom('dutyCards as c')
    .leftJoin('users as u', 'u.id', 'c.closedBy')
    .leftJoin('attachments as a', 'a.id', 'c.attachmentId')
    .select(['c.id', 'c.year', 'c.clause', 'c.text', 'c.startsOn', 'c.dueOn', 'c.evidenceWanted', 'c.version'])
    .select(['c.closedOn', 'c.closingNote', 'c.closingLink', 'u.name as by', 'c.attachmentId', 'a.name as fileName'])
    .where('c.bureauId', '=', actor.bureauId)
    .$if(year !== undefined, (some) => some.where('c.year', '=', year ?? 0))
    .$if(id !== undefined, (some) => some.where('c.id', '=', id ?? ''))
    .orderBy(sql`c.due_on nulls last`)
    .orderBy('c.clause')
    .orderBy('c.createdAt')
    .orderBy('c.id')
    .execute()
  const units = await db
    .selectFrom('dutyCardUnits')
    .select(['cardId', 'part', 'unit', 'officeId'])
    .where('bureauId', '=', actor.bureauId)
    .orderBy('cardId')
    .orderBy('place')
    .execute()
  return rows.map(({ closedOn, closingNote, closingLink, by, attachmentId, fileName, ...card }) => {
    const own = units.filter(({ cardId }) => cardId === card.id).map(({ cardId: _card, ...unit }) => unit)
    const attachment = attachmentId === null ? null : { id: attachmentId, name: fileName ?? '' }
    const closed = closedOn && {
      on: closedOn,
      by: by ?? '',
      note: closingNote ?? '',
      link: closingLink ?? '',
      attachment,
    }
    const light = lightOf({ dueOn: card.dueOn, closedOn }, today)
    return { ...card, units: own, light, closed: closed || null, isMine: mayClose(actor, own) }
  })
}

/** Who belongs to a leading office closes a card, and who runs the platform. */
function mayClose(actor: Actor, units: DutyCard['units']): boolean {
  const leads = units.some(({ part, officeId }) => part === 'lead' && officeId !== null && officeId === actor.officeId)
  return leads || isKeeper(actor.roles)
}

const ORDER = Object.keys(DUTY_LIGHTS)

/** What matches, late first, then by deadline; one board holds some dozens of cards. */
export function arrangeCards(
  cards: readonly DutyCard[],
  query: Pick<DutyCardQuery, 'q' | 'light' | 'office' | 'sort'>,
): DutyCard[] {
  const { q, light, office, sort } = query
  const lights = light === '' ? ORDER : light.split(',')
  const found = cards.filter(
    (card) =>
      lights.includes(card.light) &&
      (office === '' || card.units.some(({ officeId }) => officeId === office)) &&
      [card.text, card.clause, card.evidenceWanted, ...card.units.map(({ unit }) => unit)].some((text) =>
        text.includes(q),
      ),
  )
  const key = sort.endsWith('dueOn') ? dueOf : sort.endsWith('clause') ? clauseOf : lateFirst
  const arranged = found.toSorted((a, b) => compare(key(a), key(b)))
  return sort.startsWith('-') ? arranged.toReversed() : arranged
}

function lateFirst(card: DutyCard): string {
  return `${ORDER.indexOf(card.light)} ${dueOf(card)}`
}

function dueOf({ dueOn, clause }: DutyCard): string {
  return `${dueOn ?? '9999-12-31'} ${clause}`
}

function clauseOf({ clause }: DutyCard): string {
  return clause
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** How many cards show each light. */
export function countLights(cards: readonly DutyCard[]): Record<DutyLight, number> {
  const counts = { late: 0, dueSoon: 0, open: 0, untimed: 0, doneLate: 0, done: 0 }
  for (const { light } of cards) counts[light] += 1
  return counts
}
