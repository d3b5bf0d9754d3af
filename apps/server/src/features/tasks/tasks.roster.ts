import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import type { TaskScheme } from './task-scheme.ts'
import { inScope } from './tasks.pool.ts'
import { isByItem, itemTag, officeTag } from './tasks.seats.ts'

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
 * Everybody on duty, by number in bytes. Who is on leave, transferred or suspended is not listed (S0-10); a
 * certificate that ends before the checks do leaves the person listed without the tag `cert`.
 */
export async function listRoster(db: Db | Tx, scheme: TaskScheme): Promise<RosterPerson[]> {
  const { rows } = await sql<Row>`
    select i.id as inspector_id, i.code as id, i.name, i.kind, i.office, i.certificate_until,
      array(select m.code from inspector_items ii join inspection_items m on m.id = ii.item_id
        where ii.inspector_id = i.id and ii.item_id = any(${scheme.input.scope.itemIds}::uuid[])
        order by m.code collate "C") as item_codes,
      array(select distinct t.code from conflicts c join targets t on t.id = c.target_id
        where c.inspector_id = i.id and c.withdrawn_at is null and ${inScope(scheme)}
        order by t.code) as recuse
    from inspectors i
    where i.bureau_id = ${scheme.bureauId} and i.status = 'active'
    order by i.code collate "C"`.execute(db)
  return rows.map((row) => describe(scheme, row))
}

type Row = Omit<RosterPerson, 'tags' | 'cap' | 'load0'> & { itemCodes: string[] }

function describe(scheme: TaskScheme, { itemCodes, ...person }: Row): RosterPerson {
  const tags: string[] = []
  // S0-09: experts never count as certified officers
  if (person.kind === 'technicalExpert') tags.push('expert')
  else if ((person.certificateUntil ?? '') >= scheme.input.inspectUntil) tags.push('cert')
  const office = officeTag(scheme, person.office)
  if (office) tags.push(office)
  if (isByItem(scheme)) tags.push(...itemCodes.map(itemTag))
  return { ...person, tags, cap: scheme.input.visitsPerPerson, load0: 0 }
}
