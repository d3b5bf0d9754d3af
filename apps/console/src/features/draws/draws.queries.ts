import { DrawDetailSchema, DrawRowSchema, pageOf } from '@sunlot/contract'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, type Query, send } from '../../api/client.ts'

const DrawPageSchema = pageOf(DrawRowSchema)

export function drawsQuery(query: Query) {
  return queryOptions({
    queryKey: ['draws', 'list', query],
    queryFn: () => get('/draws', DrawPageSchema, query),
    placeholderData: keepPreviousData,
  })
}

/** One draw, asked again while the server is freezing lists or computing. */
export function drawQuery(drawId: string) {
  return queryOptions({
    queryKey: ['draws', drawId, 'detail'],
    queryFn: () => get(`/draws/${drawId}`, DrawDetailSchema),
    refetchInterval: ({ state }) =>
      state.data?.status === 'opening' || state.data?.status === 'locked' ? 1000 : false,
  })
}

/** One step of a draw, e.g. `/sign`; everything that shows draws or tasks is asked again. */
export function useDrawStep(drawId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body?: unknown }) =>
      send('POST', `/draws/${drawId}${path}`, body ?? {}, DrawDetailSchema),
    onSettled: () => client.invalidateQueries(),
  })
}
