import {
  ConflictSchema,
  InspectorDetailSchema,
  InspectorSchema,
  type Item,
  ItemSchema,
  pageOf,
  TargetDetailSchema,
  TargetDrawsSchema,
  TargetFacetsSchema,
  TargetSchema,
} from '@sunlot/contract'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { command, get, type Query } from '../../api/client.ts'

const TargetPageSchema = pageOf(TargetSchema)
const InspectorPageSchema = pageOf(InspectorSchema)
const ConflictPageSchema = pageOf(ConflictSchema)
const ItemListSchema = { parse: (reply: unknown): Item[] => ItemSchema.array().parse(reply) }

export const itemsQuery = queryOptions({
  queryKey: ['registry', 'items'],
  queryFn: () => get('/items', ItemListSchema),
})

export function targetsQuery(query: Query) {
  return queryOptions({
    queryKey: ['registry', 'targets', 'list', query],
    queryFn: () => get('/targets', TargetPageSchema, query),
    placeholderData: keepPreviousData,
  })
}

/** Counts beside the filters: risk classes under the other filters, regions of the whole directory. */
export function targetFacetsQuery(query: Query) {
  return queryOptions({
    queryKey: ['registry', 'targets', 'facets', query],
    queryFn: () => get('/targets/facets', TargetFacetsSchema, query),
    placeholderData: keepPreviousData,
  })
}

export function targetQuery(targetId: string) {
  return queryOptions({
    queryKey: ['registry', 'targets', targetId, 'detail'],
    queryFn: () => get(`/targets/${targetId}`, TargetDetailSchema),
  })
}

export function targetDrawsQuery(targetId: string) {
  return queryOptions({
    queryKey: ['registry', 'targets', targetId, 'draws'],
    queryFn: () => get(`/targets/${targetId}/draws`, TargetDrawsSchema),
  })
}

export function inspectorsQuery(query: Query) {
  return queryOptions({
    queryKey: ['registry', 'inspectors', 'list', query],
    queryFn: () => get('/inspectors', InspectorPageSchema, query),
    placeholderData: keepPreviousData,
  })
}

export function inspectorQuery(inspectorId: string) {
  return queryOptions({
    queryKey: ['registry', 'inspectors', inspectorId, 'detail'],
    queryFn: () => get(`/inspectors/${inspectorId}`, InspectorDetailSchema),
  })
}

/** Declared conflicts that still stand, of one target, of one inspector or of the bureau. */
export function conflictsQuery(query: Query) {
  return queryOptions({
    queryKey: ['registry', 'conflicts', query],
    queryFn: () => get('/conflicts', ConflictPageSchema, { size: 200, ...query }),
    placeholderData: keepPreviousData,
  })
}

interface Change {
  readonly method: 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly body: unknown
}

/** One change to a directory. Whatever became of it, what is shown is read again: a refusal often means it is old. */
export function useRegistryChange(onDone: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ method, path, body }: Change) => command(method, path, body),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: ['registry'] }),
  })
}
