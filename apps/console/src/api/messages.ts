import { UnreadSchema } from '@sunlot/contract'
import { queryOptions } from '@tanstack/react-query'
import { get } from './client.ts'

const MINUTE_MS = 60_000

/** How many of my messages I have not read; asked again every minute. */
export const unreadQuery = queryOptions({
  queryKey: ['messages', 'unread'],
  queryFn: () => get('/messages/unread', UnreadSchema),
  refetchInterval: MINUTE_MS,
})
