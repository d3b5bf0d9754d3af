import { useSession } from '../../api/session.ts'
import { ClauseTag } from '../../design/clause-tag.tsx'

/** A clause of the bureau's own notice or a national one; of another notice nothing is shown. */
export function OwnClauseTag({ id, solo = false }: { id: string; solo?: boolean }) {
  const { bureau } = useSession()
  return id.startsWith('B-') || id.startsWith(`${bureau.profile}-`) ? <ClauseTag id={id} solo={solo} /> : null
}
