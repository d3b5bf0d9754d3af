import type { ImportKind } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useIsKeeper } from '../keepers.tsx'
import { isUnfinished } from './import-words.ts'
import { importsQuery } from './imports.queries.ts'

type OpenImportsProps = { kind: ImportKind; onOpen: (importId: string) => void }

/** Leads back to sheets that were left before they were imported; nothing where there are none. */
export function OpenImports({ kind, onOpen }: OpenImportsProps) {
  const isKeeper = useIsKeeper()
  const { data } = useQuery({ ...importsQuery, enabled: isKeeper })
  const left = data?.filter((one) => one.kind === kind && isUnfinished(one.status)) ?? []
  const [first, second] = left
  if (!first) return null
  return (
    <button type="button" className="link-button" onClick={() => onOpen(second ? 'new' : first.id)}>
      {left.length} 份表格还没有导完
    </button>
  )
}
