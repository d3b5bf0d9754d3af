import { type Item, ItemSchema } from '@sunlot/contract'
import { queryOptions } from '@tanstack/react-query'
import { get } from '../../../api/client.ts'

const ItemListSchema = { parse: (reply: unknown): Item[] => ItemSchema.array().parse(reply) }

/** The bureau's list of inspection items, in the order of their numbers. */
export const itemsQuery = queryOptions({
  queryKey: ['items'],
  queryFn: () => get('/items', ItemListSchema),
})
