import { type PlanImport, type PlanImportDecisions, PlanImportDoneSchema, PlanImportSchema } from '@sunlot/contract'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { command, get, send } from '../../../api/client.ts'

/** One table on its way into a plan, with everything its dry run says. */
export function planImportQuery(importId: string) {
  return queryOptions({
    queryKey: ['plan-imports', importId],
    queryFn: () => get(`/plan-imports/${importId}`, PlanImportSchema),
  })
}

/** Sends a file or a pasted table; answers the import with its dry run. */
export function useStartImport(planId: string, onStarted: (started: PlanImport) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (table: File | string) => {
      if (typeof table === 'string')
        return send('POST', `/plans/${planId}/imports/paste`, { text: table }, PlanImportSchema)
      const form = new FormData()
      form.append('file', table)
      return send('POST', `/plans/${planId}/imports`, form, PlanImportSchema)
    },
    onSuccess: (started) => {
      client.setQueryData(planImportQuery(started.id).queryKey, started)
      onStarted(started)
    },
  })
}

/** Adds to what the clerk decided; the dry run that follows comes back. */
export function useDecide({ id, version, decisions }: PlanImport) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: Partial<PlanImportDecisions>) =>
      send(
        'PUT',
        `/plan-imports/${id}/decisions`,
        { version, decisions: { ...decisions, ...change } },
        PlanImportSchema,
      ),
    onSuccess: (after) => client.setQueryData(planImportQuery(id).queryKey, after),
    onError: () => client.invalidateQueries({ queryKey: ['plan-imports', id] }),
  })
}

/** Writes the lines into the plan. */
export function useCommit({ id, version }: PlanImport, onDone: (lines: number) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => send('POST', `/plan-imports/${id}/commit`, { version }, PlanImportDoneSchema),
    onSuccess: ({ lines }) => onDone(lines),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['plans'] }),
        client.invalidateQueries({ queryKey: ['plan-imports', id] }),
      ]),
  })
}

/** Gives the table up; nothing of it has stood in the plan. */
export function useDiscard({ id }: PlanImport, onDone: () => void) {
  return useMutation({ mutationFn: () => command('DELETE', `/plan-imports/${id}`), onSuccess: onDone })
}
