import {
  GapReportSchema,
  ItemDetailSchema,
  ItemDrawsSchema,
  ItemInputSchema,
  ItemListStateSchema,
  ItemOptionsSchema,
  type LawChange,
  LawChangeSchema,
  type OffListDuty,
  OffListDutySchema,
  RandomShareSchema,
  type ReferenceList,
} from '@sunlot/contract'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, send } from '../../../api/client.ts'

const LawChangesSchema = { parse: (reply: unknown): LawChange[] => LawChangeSchema.array().parse(reply) }
const DutiesSchema = { parse: (reply: unknown): OffListDuty[] => OffListDutySchema.array().parse(reply) }
const CreatedSchema = { parse: (reply: unknown) => reply as { id: string } }
const CountSchema = { parse: (reply: unknown) => reply as { count: number } }

export function itemQuery(itemId: string) {
  return queryOptions({
    queryKey: ['registry', 'items', itemId, 'detail'],
    queryFn: () => get(`/items/${itemId}`, ItemDetailSchema),
  })
}

/** The item as it was in one version. */
export function itemVersionQuery(itemId: string, number: number) {
  return queryOptions({
    queryKey: ['registry', 'items', itemId, 'version', number],
    queryFn: () => get(`/items/${itemId}/versions/${number}`, ItemInputSchema),
  })
}

export function itemDrawsQuery(itemId: string) {
  return queryOptions({
    queryKey: ['registry', 'items', itemId, 'draws'],
    queryFn: () => get(`/items/${itemId}/draws`, ItemDrawsSchema),
  })
}

export const itemOptionsQuery = queryOptions({
  queryKey: ['registry', 'item-options'],
  queryFn: () => get('/items/options', ItemOptionsSchema),
})

export const itemListQuery = queryOptions({
  queryKey: ['registry', 'item-list'],
  queryFn: () => get('/item-list', ItemListStateSchema),
})

export const gapsQuery = queryOptions({
  queryKey: ['registry', 'item-gaps'],
  queryFn: () => get('/item-list/gaps', GapReportSchema),
})

export const randomShareQuery = queryOptions({
  queryKey: ['registry', 'random-share'],
  queryFn: () => get('/item-list/random-share', RandomShareSchema),
})

export const lawChangesQuery = queryOptions({
  queryKey: ['registry', 'law-changes'],
  queryFn: () => get('/law-changes', LawChangesSchema),
})

export const dutiesQuery = queryOptions({
  queryKey: ['registry', 'off-list-duties'],
  queryFn: () => get('/off-list-duties', DutiesSchema),
})

interface Posted {
  readonly path: string
  readonly body: unknown
}

/** Makes something new; answers its id. */
export function useItemPost(onDone: (id: string) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ path, body }: Posted) => send('POST', path, body, CreatedSchema),
    onSuccess: ({ id }) => onDone(id),
    onSettled: () => client.invalidateQueries({ queryKey: ['registry'] }),
  })
}

/** Replaces the list the own one is held against. */
export function useReferenceImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ file, kind }: { file: File; kind: ReferenceList }) => {
      const form = new FormData()
      form.append('file', file)
      return send('POST', `/item-list/references/${kind}`, form, CountSchema)
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['registry', 'item-gaps'] }),
  })
}
