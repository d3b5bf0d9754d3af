import { type KindField, TARGET_DETAILS, TARGET_KIND_FIELDS } from '@sunlot/contract'
import { type RawBuilder, sql } from 'kysely'

/** S3-08: condition on `targets` that a required field of its kind is empty; the same table the forms go by. */
export function lacksFields(): RawBuilder<boolean> {
  const kinds = Object.entries(TARGET_KIND_FIELDS).flatMap(([kind, { required }]) => {
    const groups: readonly (readonly KindField[])[] = required
    if (groups.length === 0) return []
    const filled = groups.map((group) => sql`(${sql.join(group.map(isFilled), sql` or `)})`)
    return [sql`when ${sql.lit(kind)} then not (${sql.join(filled, sql` and `)})`]
  })
  return sql<boolean>`(case targets.kind ${sql.join(kinds, sql` `)} else false end)`
}

function isFilled(field: KindField): RawBuilder<boolean> {
  if (field === 'ownCode') return sql`targets.code_kind = 'own'`
  if (field === 'responsibleId') return sql`targets.responsible_id is not null`
  if (field === 'address') return sql`targets.address <> ''`
  if (field === 'permitNo') return sql`targets.permit_no <> ''`
  return sql`coalesce(targets.details ->> ${sql.lit(field satisfies keyof typeof TARGET_DETAILS)}, '') <> ''`
}
