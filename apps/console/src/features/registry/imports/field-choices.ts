import { type ImportKind, INSPECTOR_KINDS, RISK_CLASSES, TARGET_KINDS } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { itemsQuery } from '../registry.queries.ts'

/** The values a column can hold, where there are only so many. */
export function useFieldChoices(kind: ImportKind, field: string): readonly string[] {
  const items = useQuery({ ...itemsQuery, enabled: field === 'items' })
  if (field === 'items') return items.data?.map(({ name }) => name) ?? []
  if (field === 'riskClass') return Object.keys(RISK_CLASSES)
  if (field === 'kind') return Object.values(kind === 'targets' ? TARGET_KINDS : INSPECTOR_KINDS)
  return []
}
