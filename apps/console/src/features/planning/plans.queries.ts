import {
  AmendmentSchema,
  type ExternalItemInput,
  ExternalItemSchema,
  PlanDetailSchema,
  PlanEditionSchema,
  type PlanLineInput,
  PlanOptionsSchema,
  PlanRowSchema,
  type PlanStart,
} from '@sunlot/contract'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { command, get, send } from '../../api/client.ts'

const CreatedSchema = PlanRowSchema.pick({ id: true })

export const plansQuery = queryOptions({
  queryKey: ['plans', 'list'],
  queryFn: () => get('/plans', PlanRowSchema.array()),
})

export const planOptionsQuery = queryOptions({
  queryKey: ['plans', 'options'],
  queryFn: () => get('/plans/options', PlanOptionsSchema),
})

/** A plan with its lines, what they miss and what the reader may do. */
export function planQuery(planId: string) {
  return queryOptions({
    queryKey: ['plans', planId, 'detail'],
    queryFn: () => get(`/plans/${planId}`, PlanDetailSchema),
  })
}

/** Everything that was published of the plan, the first edition first. */
export function editionsQuery(planId: string) {
  return queryOptions({
    queryKey: ['plans', planId, 'editions'],
    queryFn: () => get(`/plans/${planId}/editions`, PlanEditionSchema.array()),
  })
}

export function amendmentQuery(amendmentId: string) {
  return queryOptions({
    queryKey: ['plans', 'amendments', amendmentId],
    queryFn: () => get(`/amendments/${amendmentId}`, AmendmentSchema),
  })
}

export const externalItemsQuery = queryOptions({
  queryKey: ['plans', 'external'],
  queryFn: () => get('/external-items', ExternalItemSchema.array()),
})

/** Starts a plan; answers its id. */
export function useStartPlan() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (input: PlanStart) => (await send('POST', '/plans', input, CreatedSchema)).id,
    onSuccess: () => client.invalidateQueries({ queryKey: ['plans'] }),
  })
}

/** A command below an address such as `/plans/…` or `/amendments/…`; everything that shows plans is asked again. */
export function usePlanCommand() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({
      method = 'POST',
      path,
      body,
    }: {
      method?: 'POST' | 'PUT' | 'DELETE'
      path: string
      body?: unknown
    }) => command(method, path, method === 'DELETE' ? undefined : (body ?? {})),
    onSettled: () => client.invalidateQueries(),
  })
}

/** Saves a line of a draft: a new one, or the one that was read at that version of the plan. */
export function useSaveLine(planId: string, saved?: { id: string; version: number }) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (line: PlanLineInput) =>
      saved
        ? command('PUT', `/plans/${planId}/lines/${saved.id}`, { ...line, version: saved.version })
        : command('POST', `/plans/${planId}/lines`, line),
    onSuccess: () => client.invalidateQueries({ queryKey: ['plans'] }),
  })
}

/** Saves an amendment as a draft; answers its id. */
export function useSaveAmendment(planId: string, saved?: { id: string; version: number }) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (input: { reason: string; changes: unknown[] }) => {
      if (!saved) return (await send('POST', `/plans/${planId}/amendments`, input, CreatedSchema)).id
      await command('PUT', `/amendments/${saved.id}`, { ...input, version: saved.version })
      return saved.id
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['plans'] }),
  })
}

export function useRegisterExternal() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: ExternalItemInput) => command('POST', '/external-items', input),
    onSuccess: () => client.invalidateQueries({ queryKey: ['plans'] }),
  })
}
