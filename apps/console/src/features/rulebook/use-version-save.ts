import type { PolicyChange, PolicyVersion } from '@sunlot/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { command } from '../../api/client.ts'

interface Save {
  readonly change: Partial<PolicyChange>
  /** What follows in the same step, e.g. the upload of a file. */
  readonly after?: () => Promise<void>
}

/** Saves a draft whole with one part of it changed, at the version it was read. */
export function useVersionSave(read: PolicyVersion, onDone: () => void) {
  const client = useQueryClient()
  const { id, values, effectiveFrom, reason, documentTitle, documentNo, version } = read
  return useMutation({
    mutationFn: async ({ change, after }: Save) => {
      const whole = { values, effectiveFrom, reason, documentTitle, documentNo, version, ...change }
      await command('PUT', `/policy-versions/${id}`, whole)
      await after?.()
    },
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: ['rulebook'] }),
  })
}
