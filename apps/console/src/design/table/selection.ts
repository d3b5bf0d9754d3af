/** Rows marked by hand, or everything that matches the filters. */
export type Selection = { readonly kind: 'rows'; readonly ids: readonly string[] } | { readonly kind: 'all' }

export const NOTHING_SELECTED: Selection = { kind: 'rows', ids: [] }

/** How many rows a selection means, of `total` that match. */
export function countSelected(selection: Selection, total: number): number {
  return selection.kind === 'all' ? total : selection.ids.length
}
