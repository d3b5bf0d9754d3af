import { useState } from 'react'
import { NOTHING_SELECTED, type Selection } from '../../../design/table/selection.ts'

/** Rows selected in a list; other filters mean other rows, so a selection ends with the filters it was made under. */
export function useSelection(filters: object): [Selection, (selection: Selection) => void] {
  const key = JSON.stringify(filters)
  const [made, setMade] = useState({ key, selection: NOTHING_SELECTED })
  return [made.key === key ? made.selection : NOTHING_SELECTED, (selection) => setMade({ key, selection })]
}
