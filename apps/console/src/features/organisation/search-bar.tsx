import { apiUrl } from '../../api/client.ts'
import { SearchFilter, TableFilters } from '../../design/table/table-filters.tsx'
import type { TableState } from '../../design/table/table-state.ts'

type SearchBarProps = { state: TableState; placeholder: string; exportPath: string }

/** Search above a short list that is on the screen as a whole, and the export of what it finds. */
export function SearchBar({ state, placeholder, exportPath }: SearchBarProps) {
  return (
    <TableFilters>
      <SearchFilter state={state} placeholder={placeholder} />
      <a href={apiUrl(exportPath, { q: state.filters.q ?? '' })} download>
        导出
      </a>
    </TableFilters>
  )
}
