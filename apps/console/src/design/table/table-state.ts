import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'

/** Rows a page, everywhere. */
export const PAGE_SIZE = 50

export interface TableState {
  readonly page: number
  /** `field` or `-field` for descending; empty for the list's own order. */
  readonly sort: string
  /** Filter values by name; a filter that is not set is an empty string. */
  readonly filters: Readonly<Record<string, string>>
  /** Page, sort and filters as an API query. */
  readonly query: Readonly<Record<string, string | number>>
  /** Sets some filters and goes back to the first page. */
  setFilters: (change: Readonly<Record<string, string>>) => void
  setSort: (sort: string) => void
  setPage: (page: number) => void
  /** Whether any filter is set: an empty list then means "nothing matches", not "nothing here". */
  readonly isFiltered: boolean
}

/**
 * Page, sort and filters of a list, kept in the address so that it can be sent, bookmarked and gone back to.
 *
 * @param names of the filters, `q` among them where the list is searched; must be a constant
 */
export function useTableState(names: readonly string[]): TableState {
  const [params, setParams] = useSearchParams()

  const change = useCallback(
    (next: Readonly<Record<string, string>>, replace: boolean) => {
      setParams(
        () => {
          // The address itself, not the one last drawn: another change of it may still be on its way to the screen.
          const after = new URLSearchParams(window.location.search)
          for (const [name, value] of Object.entries(next)) {
            if (value === '') after.delete(name)
            else after.set(name, value)
          }
          return after
        },
        // A box that is ticked must not wait for the rows.
        { replace, flushSync: true },
      )
    },
    [setParams],
  )

  return useMemo(() => {
    const page = Math.max(1, Number(params.get('page')) || 1)
    const sort = params.get('sort') ?? ''
    const filters = Object.fromEntries(names.map((name) => [name, params.get(name) ?? '']))
    return {
      page,
      sort,
      filters,
      query: { page, sort, ...filters },
      isFiltered: Object.values(filters).some((value) => value !== ''),
      setFilters: (next) => change({ ...next, page: '' }, true),
      setSort: (next) => change({ sort: next, page: '' }, true),
      setPage: (next) => change({ page: next > 1 ? String(next) : '' }, false),
    }
  }, [params, names, change])
}
