import { civilDateOf, listClausesOf, NATIONAL_RULES } from '@sunlot/contract'
import type { Actor, DutyCard, DutyCardInput, DutyClosing } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { loadPolicy } from '../rulebook/index.ts'
import { listCards } from './duty-cards.queries.ts'
import { cardsOf } from './duty-cards.rules.ts'
import type { TemplateCard } from './duty-cards.rules.ts'
import { refuseBadTerm, refuseForeignIds } from './own-ids.ts'
import { record } from './record.ts'

/** Makes the cards of a year that the rulebook asks for and that are not there yet; answers how many. */
export function makeCards(deps: Deps, actor: Actor, { year }: { year: number }): Promise<number> {
  const { bureauId } = actor
  return deps.db.transaction().execute(async (tx) => {
    const at = deps.clock.now()
    // Two who press at once: the second finds the cards of the first.
    await tx.selectFrom('bureaus').select('id').where('id', '=', bureauId).forNoKeyUpdate().execute()
    const offices = await tx.selectFrom('offices').select(['id', 'name']).where('bureauId', '=', bureauId).execute()
    const there = await tx
      .selectFrom('dutyCards')
      .select('template')
      .where('bureauId', '=', bureauId)
      .where('year', '=', year)
      .execute()
    const wanted = cardsOf(await loadPolicy(tx, bureauId, civilDateOf(at)), year, offices)
    const missing = wanted.filter(({ template }) => !there.some((card) => card.template === template))
    for (const card of missing) await insertCard(deps, tx, { bureauId, card })
    const data = { year, count: missing.length, clauses: missing.map(({ clause }) => clause) }
    if (missing.length > 0) {
      await record(tx, actor, { at, event: 'organisation.cards-made', subjectKind: 'dutyCard', id: bureauId, data })
    }
    return missing.length
  })
}

/** A card of the bureau's own; answers its id. */
export function createCard(deps: Deps, actor: Actor, input: DutyCardInput): Promise<string> {
  return deps.db.transaction().execute(async (tx) => {
    await refuseForeignClause(tx, actor.bureauId, input.clause)
    const id = await insertCard(deps, tx, { bureauId: actor.bureauId, card: input })
    const data = { title: input.text, ...input }
    await record(tx, actor, {
      at: deps.clock.now(),
      event: 'organisation.card-created',
      subjectKind: 'dutyCard',
      id,
      data,
    })
    return id
  })
}

/** Changes an open card: deadline, words, units. */
export function changeCard(
  deps: Deps,
  actor: Actor,
  { id, version, ...input }: DutyCardInput & { id: string; version: number },
): Promise<void> {
  return deps.db.transaction().execute(async (tx) => {
    const before = await getCard(tx, actor, { id, today: civilDateOf(deps.clock.now()) })
    if (before.closed) throw new AppError('organisation.card-closed')
    await refuseForeignClause(tx, actor.bureauId, input.clause)
    refuseBadTerm(input.text, { from: input.startsOn ?? '', until: input.dueOn })
    const { units, ...fields } = input
    await claim(tx, { id, version, text: before.text, set: fields })
    await tx.deleteFrom('dutyCardUnits').where('cardId', '=', id).execute()
    await insertUnits(tx, { bureauId: actor.bureauId, cardId: id, units })
    const data = { title: input.text, before, after: input }
    await record(tx, actor, {
      at: deps.clock.now(),
      event: 'organisation.card-changed',
      subjectKind: 'dutyCard',
      id,
      data,
    })
  })
}

/** S1-05: a duty is closed with what shows that it is done, by a leading office. */
export function closeCard(
  deps: Deps,
  actor: Actor,
  { id, version, note, link, attachmentId }: DutyClosing & { id: string },
): Promise<void> {
  return deps.db.transaction().execute(async (tx) => {
    const at = deps.clock.now()
    const card = await getCard(tx, actor, { id, today: civilDateOf(at) })
    if (card.closed) throw new AppError('organisation.card-closed')
    if (!card.isMine) throw new AppError('organisation.not-responsible', { units: leadOf(card) })
    if (link === '' && attachmentId === null) throw new AppError('organisation.no-evidence', { clause: card.clause })
    await refuseForeignIds(tx, actor.bureauId, { attachmentIds: [attachmentId] })
    const closing = {
      closedAt: at,
      closedOn: civilDateOf(at),
      closedBy: actor.id,
      closingNote: note,
      closingLink: link,
    }
    await claim(tx, { id, version, text: card.text, set: { ...closing, attachmentId } })
    const data = { title: card.text, clause: card.clause, note, link, attachmentId }
    await record(tx, actor, { at, event: 'organisation.card-closed', subjectKind: 'dutyCard', id, data })
  })
}

/** Opens a closed card again; the evidence it was closed with stays in the trail. */
export function reopenCard(deps: Deps, actor: Actor, { id, reason }: { id: string; reason: string }): Promise<void> {
  return deps.db.transaction().execute(async (tx) => {
    const at = deps.clock.now()
    const card = await getCard(tx, actor, { id, today: civilDateOf(at) })
    if (!card.closed) throw new AppError('organisation.card-open')
    const opened = { closedAt: null, closedOn: null, closedBy: null, closingNote: null, closingLink: null }
    await claim(tx, { id, version: card.version, text: card.text, set: { ...opened, attachmentId: null } })
    const data = { title: card.text, reason, closed: card.closed }
    await record(tx, actor, { at, event: 'organisation.card-reopened', subjectKind: 'dutyCard', id, data })
  })
}

async function getCard(tx: Tx, actor: Actor, { id, today }: { id: string; today: string }): Promise<DutyCard> {
  const [card] = await listCards(tx, actor, { id, today })
  if (!card) throw new AppError('request.not-found')
  return card
}

/** A card cites the bureau's own notice or a national rule. */
async function refuseForeignClause(tx: Tx, bureauId: string, clause: string): Promise<void> {
  const bureau = tx.selectFrom('bureaus').select('profile').where('id', '=', bureauId)
  const { profile } = await bureau.executeTakeFirstOrThrow()
  const known = [...listClausesOf(profile), ...NATIONAL_RULES]
  if (!known.some(({ id }) => id === clause)) throw new AppError('organisation.unknown', { what: '条款' })
}

interface Claim {
  id: string
  version: number
  text: string
  set: Record<string, unknown>
}

async function claim(tx: Tx, { id, version, text, set }: Claim): Promise<void> {
  const claimed = await tx
    .updateTable('dutyCards')
    .set({ ...set, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (!claimed) throw new AppError('organisation.changed', { name: text })
}

async function insertCard(
  deps: Deps,
  tx: Tx,
  { bureauId, card }: { bureauId: string; card: DutyCardInput & Partial<TemplateCard> },
): Promise<string> {
  const { units, template = null, ...fields } = card
  refuseBadTerm(card.text, { from: card.startsOn ?? '', until: card.dueOn })
  const id = deps.newId()
  const row = { id, bureauId, template, ...fields, createdAt: deps.clock.now() }
  await tx.insertInto('dutyCards').values(row).execute()
  await insertUnits(tx, { bureauId, cardId: id, units })
  return id
}

interface Units {
  bureauId: string
  cardId: string
  units: DutyCardInput['units']
}

async function insertUnits(tx: Tx, { bureauId, cardId, units }: Units): Promise<void> {
  await refuseForeignIds(tx, bureauId, { officeIds: units.map(({ officeId }) => officeId) })
  const rows = units.map((unit, index) => ({ cardId, bureauId, place: index + 1, ...unit }))
  await tx.insertInto('dutyCardUnits').values(rows).execute()
}

function leadOf({ units }: DutyCard): string {
  return units
    .filter(({ part }) => part === 'lead')
    .map(({ unit }) => unit)
    .join('、')
}
