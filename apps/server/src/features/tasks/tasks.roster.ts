import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import { isAwayDuring, isRevokedBy } from '../registry/index.ts'
import type { TaskScheme } from './task-scheme.ts'
import { inScope } from './tasks.pool.ts'
import { isByItem, itemTag, markTags, namedMarks, officeTag } from './tasks.seats.ts'

/** One person of the roster, in the terms of the record (protocol §1.5) and with what screens show. */
export interface RosterPerson {
  inspectorId: string
  /** Certificate or staff number. */
  id: string
  name: string
  office: string
  kind: 'enforcement' | 'technicalExpert'
  certificateUntil: string | null
  tags: string[]
  cap: number | null
  load0: number
  /** Labels of the targets in scope that the person must not check, sorted. */
  recuse: string[]
}

/**
 * Everybody on duty, by number in bytes. Who is on leave, transferred or suspended in the days of the checks is not
 * listed (S0-10); a certificate that ends or was revoked before the checks end leaves the person listed without the tag
 * `cert`, and a qualification that waits for confirmation after a change of post gives no tag.
 */
export async function listRoster(db: Db | Tx, scheme: TaskScheme): Promise<RosterPerson[]> {
  const { inspectFrom, inspectUntil, scope } = scheme.input
  const { rows } = await sql<Row>`
    select i.id as inspector_id, i.code as id, i.name, i.kind, i.office, i.certificate_until,
      ${isRevokedBy('i', inspectUntil)} as is_revoked,
      array(select m.code from inspector_items ii join inspection_items m on m.id = ii.item_id
        where ii.inspector_id = i.id and ii.item_id = any(${scope.itemIds}::uuid[])
          and ii.confirmed
        order by m.code collate "C") as item_codes,
      array(select distinct it.tag from inspector_tags it
        where it.inspector_id = i.id and it.tag = any(${namedMarks(scheme.input.seats)}::text[])) as marks,
      array(select distinct t.code from conflicts c join targets t on t.id = c.target_id
        where c.withdrawn_at is null and ${inScope(scheme)}
          and (c.inspector_id = i.id or c.scope = 'office' and c.office = i.office)
        order by t.code) as recuse
    from inspectors i
    where i.bureau_id = ${scheme.bureauId} and i.status = 'active'
      and not ${isAwayDuring('i', { from: inspectFrom, until: inspectUntil })}
    order by i.code collate "C"`.execute(db)
  return rows.map((row) => describe(scheme, row))
}

type Row = Omit<RosterPerson, 'tags' | 'cap' | 'load0'> & { itemCodes: string[]; marks: string[]; isRevoked: boolean }

function describe(scheme: TaskScheme, { itemCodes, marks, isRevoked, ...person }: Row): RosterPerson {
  const tags: string[] = []
  // S0-09: experts never count as certified officers
  if (person.kind === 'technicalExpert') tags.push('expert')
  else if (!isRevoked && (person.certificateUntil ?? '') >= scheme.input.inspectUntil) tags.push('cert')
  const office = officeTag(scheme, person.office)
  if (office) tags.push(office)
  tags.push(...markTags(scheme, marks))
  if (isByItem(scheme)) tags.push(...itemCodes.map(itemTag))
  return { ...person, tags, cap: scheme.input.visitsPerPerson, load0: 0 }
}
